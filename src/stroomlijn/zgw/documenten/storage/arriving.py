"""Files while they come in: what fails leaves nothing behind."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from uuid import UUID

from stroomlijn.foundation.ids import uuid7
from stroomlijn.zgw.documenten.scanning import scanned
from stroomlijn.zgw.documenten.seeing import HEAD, seen_as
from stroomlijn.zgw.register.refusals import Refused

from .places import arrivals, storage

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is in the storage, and what was seen of it while it came in."""

    name: UUID
    size: int
    sha256: str
    seen_as: str
    scanned: str


@dataclass
class Arriving:
    """Takes a file piece by piece; nothing is made before the first."""

    name: UUID = field(default_factory=uuid7)
    size: int = 0
    kept: bool = False
    _file: IO[bytes] | None = None
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    _head: bytes = b""

    def write(self, piece: bytes) -> None:
        with _space():
            self._file = self._file or _opened(self._path)
            self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)
        if len(self._head) < HEAD:
            self._head += piece[:HEAD]

    def keep(self) -> Arrived:
        """Puts it in the storage. Raises `Invalid` when a scanner finds something in it."""
        with _space():
            self._file = self._file or _opened(self._path)
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        found = Arrived(self.name, self.size, self._digest.hexdigest(), seen_as(self._head), scanned(self._path))
        with _space():
            storage().keep(self._path, self.name)
        self.kept = True
        return found

    def discard(self) -> None:
        if self._file:
            with suppress(OSError):  # where there is no room, there is none for what is in its buffer either
                self._file.close()
        self._path.unlink(missing_ok=True)
        if self.kept:
            storage().remove(self.name)

    @property
    def _path(self) -> Path:
        return arrivals() / f"{self.name.hex}.part"


@contextmanager
def arriving() -> Iterator[Arriving]:
    """A file that comes in. When anything inside fails, also after it was kept, the file is gone again."""
    found = Arriving()
    try:
        yield found
    except BaseException:
        found.discard()
        raise


def _opened(path: Path) -> IO[bytes]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


@contextmanager
def _space() -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        if wrong.errno in FULL:
            raise Refused(507, "insufficient_storage", "Er is geen ruimte meer voor dit bestand.") from wrong
        raise
