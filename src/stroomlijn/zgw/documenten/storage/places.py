"""The storage that this installation has (`STROOMLIJN_ZGW_STORAGE`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from .disk import Disk


class Storage(Protocol):
    """Files under a name that is given once. Raises FileNotFoundError for what it does not have."""

    def keep(self, file: Path, name: UUID) -> None:
        """Takes a whole file over, for good: once this returns it survives a loss of power."""
        ...

    def read(self, name: UUID, start: int, stop: int) -> Iterator[bytes]:
        """The bytes from `start` to `stop`, in pieces. Raises before the first piece, not while they are given."""
        ...

    def remove(self, name: UUID) -> None:
        """Also where it is gone already."""
        ...

    def kept(self) -> Iterable[tuple[UUID, datetime]]:
        """Every name there is, and when it was kept."""
        ...


def storage() -> Storage:
    return _at(settings.ZGW_STORAGE, Path(settings.DOCUMENT_FOLDER))


def arrivals() -> Path:
    """Where files are while they come in."""
    return Path(settings.DOCUMENT_FOLDER) / "arriving"


@lru_cache(maxsize=8)
def _at(address: str, folder: Path) -> Storage:
    if not address:
        return Disk(folder / "kept")
    # Starts threads of its own, which do not survive the forking of the web server: only once it is needed.
    from .bucket import bucket

    return bucket(address)
