"""Cuts off who keeps a connection with the website and does nothing with it, such as send half a body.

Granian bounds the time for the head of a request alone, and whoever reads a body from it waits for as long as it takes.
The kernel knows what went over each connection of this process (Linux; elsewhere nobody is cut off).
"""

from __future__ import annotations

import logging
import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

SECONDS = 120
LEAST = 32 * 1024
"""Bytes of a body in that time; of an answer any byte will do."""
_LOOK_SECONDS = 10
_SENT_AND_RECEIVED = struct.Struct("QQ")
_PLACE = 120
"""Of tcpi_bytes_acked and tcpi_bytes_received in the kernel's struct tcp_info."""
_SIZE = _PLACE + _SENT_AND_RECEIVED.size
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Passed:
    sent: int
    received: int
    at: float


@dataclass
class Watch:
    """Over the connections of this process with its own port."""

    port: int
    _last: dict[Any, _Passed] = field(default_factory=dict)

    def look(self, now: float) -> int:
        """How many connections were cut off over which too little went since they were last seen busy."""
        last, self._last, cut = self._last, {}, 0
        for connection in _connections(self.port):
            passed = _passed(connection)
            if passed is None:
                continue
            peer, sent, received = passed
            before = last.get(peer)
            if before is None or sent > before.sent or received >= before.received + LEAST:
                before = _Passed(sent, received, now)
            elif now - before.at >= SECONDS:
                _cut(connection)
                cut += 1
            self._last[peer] = before
        return cut


def watch(port: int) -> None:
    """Looks now and then for as long as this process lives."""
    if sys.platform == "linux":
        Thread(target=_watch, args=(Watch(port),), name="stalled", daemon=True).start()


def _watch(over: Watch) -> None:
    while True:
        time.sleep(_LOOK_SECONDS)
        try:
            cut = over.look(time.monotonic())
        except OSError:
            log.exception("looking at connections")
        else:
            if cut:
                log.warning("%s connections were cut off: nothing went over them", cut)


def _connections(port: int) -> Iterator[socket.socket]:
    """Each as a copy, to be closed: the connection itself may end meanwhile, and another get its number."""
    for place in Path("/proc/self/fd").iterdir():
        try:
            copy = os.dup(int(place.name))
        except OSError:  # gone
            continue
        try:
            found = socket.socket(fileno=copy)
        except OSError:  # no socket
            os.close(copy)
            continue
        with found:
            if found.family in {socket.AF_INET, socket.AF_INET6} and found.getsockname()[1] == port:
                yield found


def _passed(connection: socket.socket) -> tuple[Any, int, int] | None:
    """The other side, and the bytes that were sent and received; None for what has ended, and for what listens."""
    try:
        said = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _SIZE)
        return (connection.getpeername(), *_SENT_AND_RECEIVED.unpack_from(said, _PLACE))
    except OSError:
        return None


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
