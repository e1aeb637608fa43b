"""One question to another service: bounded in time and size, to the address that was checked and no other."""

from __future__ import annotations

from email.message import Message
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import IO, Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import msgspec

SECONDS = 5
LARGEST = 256 * 1024


class NoAnswer(Exception):  # noqa: N818 - an answer too: nothing is there
    """The service is away, refuses, redirects or has nothing at the address."""


def ask(address: str) -> dict[str, Any] | None:
    """The JSON object at an address, None where it gives something else. Raises `NoAnswer`."""
    request = Request(address, headers={"Accept": "application/json"})  # noqa: S310 - only registered roots
    try:
        with _open(request, timeout=SECONDS) as answer:
            return _object(_read(answer))
    except (URLError, HTTPException, OSError, ValueError) as wrong:
        raise NoAnswer(str(wrong)) from wrong


def _read(answer: HTTPResponse) -> bytes:
    until = monotonic() + SECONDS
    said = b""
    while len(said) <= LARGEST and (part := answer.read1(65536)):
        said += part
        if monotonic() > until:
            raise TimeoutError
    return said


def _object(said: bytes) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(said) if len(said) <= LARGEST else None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    # The database keeps no zero bytes.
    return found if isinstance(found, dict) and b"\\u0000" not in said else None


class _Stay(HTTPRedirectHandler):
    """A redirect leads where nobody checked: it is not followed."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message[str, str], newurl: str
    ) -> None:
        return None


_open = build_opener(_Stay).open
