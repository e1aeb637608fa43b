"""A database with its tables: made once for many runs, for to migrate from nothing takes longer than most tests."""

from __future__ import annotations

import fcntl
import gc
import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".venv" / "migrated"
# What a database is made by: its migrations, what makes a cluster, and the packages of both.
MAKERS = ("src/stroomlijn/*/migrations/*.py", "src/stroomlijn/foundation/database/*.py", "requirements/product.txt")


def copy_migrated(to: Path, make: Callable[[], None]) -> None:
    """Puts the data folder that `make` leaves at `to` there, from the copy of an earlier run where nothing changed."""
    KEPT.mkdir(exist_ok=True)
    kept = KEPT / _digest()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of those that start together one makes it
        if kept.exists():
            _copy(kept, to)
            return
        make()
        for outdated in (path for path in KEPT.iterdir() if path.is_dir()):
            shutil.rmtree(outdated)
        _copy(to, KEPT / "half")
        (KEPT / "half").rename(kept)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """A fifth of what migrating takes is the search for what can be forgotten, among what cannot."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _copy(what: Path, to: Path) -> None:
    subprocess.run(["cp", "-a", what, to], check=True)  # its owners stay what they are


def _digest() -> str:
    files = sorted(file for pattern in MAKERS for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
