"""A virus scanner that speaks the protocol of clamd (INSTREAM), where there is one (`STROOMLIJN_CLAMD`)."""

from __future__ import annotations

import logging
import socket
import struct
from pathlib import Path

from django.conf import settings

from stroomlijn.zgw.register.refusals import invalid

PIECE = 256 * 1024
SECONDS = 120
CLEAN, UNSCANNED = "schoon", "niet_gescand"
_log = logging.getLogger(__name__)


def scanned(file: Path) -> str:
    """What the scanner says of a file: `schoon`, or `niet_gescand` without a scanner or when it does not answer.

    Raises `Invalid` for a file that it finds something in.
    """
    if not settings.CLAMD:
        return UNSCANNED
    try:
        said = _asked(settings.CLAMD, file)
    except (OSError, ValueError) as wrong:
        _log.warning("the virus scanner does not answer: %s", wrong)
        return UNSCANNED
    if said.endswith("FOUND"):
        _log.warning("refused a document: %s", said)
        raise invalid("inhoud", "virus", f"Een virusscanner vond iets in dit bestand: {said[:200]}.")
    return CLEAN if said.endswith("OK") else UNSCANNED


def _asked(address: str, file: Path) -> str:
    with _connected(address) as scanner, file.open("rb") as content:
        scanner.sendall(b"zINSTREAM\0")
        while piece := content.read(PIECE):
            scanner.sendall(struct.pack("!I", len(piece)) + piece)
        scanner.sendall(struct.pack("!I", 0))
        said = b""
        while not said.endswith(b"\0") and (more := scanner.recv(4096)):
            said += more
    return said.rstrip(b"\0\n").decode(errors="replace").removeprefix("stream: ")


def _connected(address: str) -> socket.socket:
    """A path is a socket of this machine, anything else a host and a port. Raises ValueError for neither."""
    if address.startswith("/"):
        found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        found.settimeout(SECONDS)
        found.connect(address)
        return found
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
