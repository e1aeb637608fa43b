"""One message to a subscriber elsewhere: bounded in time, to the address that was checked and no other.

Names are looked up once. Only addresses that the whole internet can reach are connected to, unless the subscriber lies
below the root of a registered service. No redirect is followed.
"""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Mapping
from functools import cache
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from .services import is_plain, may_ask

SECONDS = 10
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Stand for IPv4 addresses, behind which an internal one may hide."""


class NotTaken(Exception):  # noqa: N818 - an answer too: nobody took it
    """
    reason  `no-answer` or `not-allowed`
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def post(address: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status that the subscriber answered. Raises `NotTaken`."""
    parts = urlsplit(address)
    if not parts.hostname or not is_plain(address):
        raise NotTaken("not-allowed")
    try:
        found = _look_up(parts)
        if not may_ask(address) and not all(is_public(one[4][0]) for one in found):
            raise NotTaken("not-allowed")
        return _post(_Connection(parts, found), parts, body, headers)
    except (OSError, HTTPException, ValueError) as wrong:
        raise NotTaken("no-answer") from wrong


def is_public(address: str) -> bool:
    """Whether an IP address can be reached by the whole internet, and stands for itself."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return _is_public(found.ipv4_mapped)
        if found.sixtofour or found.teredo or found in TRANSLATED:
            return False
    return _is_public(found)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and not found.is_multicast


def _look_up(parts: SplitResult) -> list[Any]:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)


def _post(connection: HTTPConnection, parts: SplitResult, body: bytes, headers: Mapping[str, str]) -> int:
    try:
        connection.request(
            "POST", parts._replace(scheme="", netloc="", fragment="").geturl() or "/", body, dict(headers)
        )
        return connection.getresponse().status
    finally:
        connection.close()


class _Connection(HTTPConnection):
    """Connects to the addresses that were looked up, and ends when its time is over, however slowly bytes come."""

    def __init__(self, parts: SplitResult, found: list[Any]) -> None:
        self.default_port = 443 if parts.scheme == "https" else 80
        super().__init__(parts.hostname or "", parts.port)
        self._found, self._secure = found, parts.scheme == "https"
        self._until = monotonic() + SECONDS

    def connect(self) -> None:
        raw = self._reach()
        if self._secure:
            raw.settimeout(_left(self._until))
            raw = _trusted().wrap_socket(raw, server_hostname=self.host)
        self.sock = _Timed(raw, self._until)

    def _reach(self) -> socket.socket:
        last: OSError = TimeoutError()
        for _, _, _, _, (host, port, *_) in self._found:
            try:
                return socket.create_connection((host, port), _left(self._until))
            except OSError as wrong:
                last = wrong
        raise last


class _Timed(io.RawIOBase):
    """A socket of which each step gets the time that is left."""

    def __init__(self, raw: socket.socket, until: float) -> None:
        self._raw, self._until = raw, until

    def sendall(self, said: bytes) -> None:
        self._raw.settimeout(_left(self._until))
        self._raw.sendall(said)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._raw.settimeout(_left(self._until))
        return self._raw.recv_into(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()
