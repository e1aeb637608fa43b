"""Bodies as they come in, and large answers as they go out. Whoever waits for the other side holds a thread, so nothing
of a body is read before something asks for it, a small answer is handed over at once, and neither one caller nor all
together can hold all threads. No connection with the database is held while a body comes in.

A body may come in pieces, without a length (RFC 9112, section 7.1), as clients send them that write while they think.
Django takes a body without a length for an empty one, so it is told the longest that it may be.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase
from threading import Lock
from typing import Any, BinaryIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponseBase

from stroomlijn.foundation.database.leaving import leave_database

THREADS = 128
"""Of a process of the website: requests that it does at the same moment."""


SMALL = 256 * 1024
"""An answer of so many bytes is handed over to the web server as a whole."""
_BUSY = {
    "type": "about:blank",
    "code": "unavailable",
    "title": "Dit werkt nu even niet.",
    "status": 503,
    "detail": "Er worden te veel bestanden tegelijk opgehaald. Probeer het zo weer.",
}


class CutOff(OSError):  # noqa: N818 - what a caller did, not a failure
    """A body that ends before the length that it said. Django makes an `UnreadablePostError` of it."""


class NoPlace(Exception):  # noqa: N818 - an answer, not a failure
    """Too many callers are waited for already."""


@dataclass
class Places:
    """For bodies and answers that are not whole yet, in this process.

    of_one  how many at most from one address
    of_all  how many at most
    """

    of_one: int = THREADS // 2
    of_all: int = THREADS * 7 // 8
    _taken: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def one_for(self, address: str) -> Iterator[None]:
        """Raises `NoPlace`."""
        with self._lock:
            if self._taken[address] >= self.of_one or self._taken.total() >= self.of_all:
                raise NoPlace
            self._taken[address] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken -= Counter([address])


def incoming(application: WSGIApplication, places: Places | None = None) -> WSGIApplication:
    """The application, with bodies that take a place from the first time they are read until they are whole, or until
    the answer is there. Reading raises `NoPlace`, `CutOff`, or `RequestDataTooBig` for one without a length that is
    too long. An answer of a known length takes a place as long as it is sent, unless it is small; 503 where there is
    none."""
    shared = places or Places()

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        unknown = bool(environ.get("HTTP_TRANSFER_ENCODING")) and not environ.get("CONTENT_LENGTH")
        if unknown:
            environ["CONTENT_LENGTH"] = str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        length = _length(environ)
        with ExitStack() as place:
            if length:
                environ["wsgi.input"] = BufferedReader(_Body(environ, length, unknown, shared, place))
            found = application(environ, start_response)
        return _sent(found, environ, start_response, shared) if isinstance(found, HttpResponseBase) else found

    return answered


def _sent(
    found: HttpResponseBase, environ: WSGIEnvironment, start_response: StartResponse, places: Places
) -> Iterable[bytes]:
    """A page that is followed has no length, and is left as it is."""
    size = found.headers.get("Content-Length", "")
    if not found.streaming or (size.isdecimal() and int(size) <= SMALL):
        with closing(found):
            return [b"".join(found)]
    if not size:
        return found
    try:
        place = ExitStack()
        place.enter_context(places.one_for(environ.get("REMOTE_ADDR", "")))
    except NoPlace:
        found.close()
        headers = [("Content-Type", "application/problem+json"), ("Retry-After", "5")]
        start_response("503 Service Unavailable", headers, sys.exc_info())
        return [json.dumps(_BUSY).encode()]
    return _Answer(found, place)


@dataclass(frozen=True)
class _Answer:
    found: HttpResponseBase
    place: ExitStack

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.found)

    def close(self) -> None:
        self.place.close()
        self.found.close()


def _length(environ: WSGIEnvironment) -> int:
    """As Django reads it: 0 for what is no number."""
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


@dataclass(eq=False)
class _Body(RawIOBase):
    environ: WSGIEnvironment
    length: int
    unknown: bool
    places: Places
    place: ExitStack

    def __post_init__(self) -> None:
        self._input: BinaryIO | Any = self.environ["wsgi.input"]
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._read:
            leave_database()
            self.place.enter_context(self.places.one_for(self.environ.get("REMOTE_ADDR", "")))
        piece = self._input.read(len(buffer))
        buffer[: len(piece)] = piece
        self._read += len(piece)
        if not piece and not self.unknown and self._read < self.length:
            raise CutOff
        if not piece or self._read >= self.length:
            self._is_whole()
        return len(piece)

    def _is_whole(self) -> None:
        """Of one that came without a length it is known now."""
        if self.unknown and (self._read > self.length or (self._read == self.length and self._input.read(1))):
            raise RequestDataTooBig
        if self.unknown:
            self.environ["CONTENT_LENGTH"] = str(self._read)
        self.place.close()
