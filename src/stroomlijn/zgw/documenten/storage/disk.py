"""Files in a folder of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import UUID

PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder with 256 folders; files come in beside it, so that taking one over is a rename."""

    folder: Path

    def keep(self, file: Path, name: UUID) -> None:
        target = self._path(name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.rename(target)
        for folder in (target.parent, self.folder):
            _sync(folder)

    def read(self, name: UUID, start: int, stop: int) -> Iterator[bytes]:
        file = self._path(name).open("rb")
        file.seek(start)
        return _pieces(file, stop - start)

    def remove(self, name: UUID) -> None:
        self._path(name).unlink(missing_ok=True)

    def kept(self) -> Iterator[tuple[UUID, datetime]]:
        for path in self.folder.glob("??/*"):
            with suppress(ValueError, FileNotFoundError):
                yield UUID(path.name), datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def _path(self, name: UUID) -> Path:
        # The end of a UUIDv7 is random, its beginning the time.
        return self.folder / name.hex[-2:] / name.hex


def _pieces(file: IO[bytes], left: int) -> Iterator[bytes]:
    with file:
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _sync(folder: Path) -> None:
    """A rename survives a loss of power once its folder is written."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
