"""The data folder: everything of one installation. It is recognised by the file `stroomlijn-version`."""

from __future__ import annotations

import errno
import fcntl
import os
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO

from stroomlijn.engines.problems import Problem

from .binaries import MAJOR
from .system_user import SystemUser

_PLAYED = "played\n"
_REFUSALS = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "folder-unwritable"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "folder-full"),
}


def default_folder(*, demo: bool = False) -> Path:
    """Where an installation lives when nobody says otherwise; the demo has its own and never mixes with work."""
    name = "stroomlijn-demo" if demo else "stroomlijn"
    if os.geteuid() == 0:
        return Path("/var/lib") / name
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / name


@dataclass(frozen=True)
class DataFolder:
    """The places in a data folder. Nothing is made or changed before `claim`."""

    path: Path

    @property
    def uploads(self) -> Path:
        return self.path / "uploads"

    @property
    def postgresql(self) -> Path:
        """Configuration and copied programs: ours, readable for the server."""
        return self.path / "postgresql"

    @property
    def server(self) -> Path:
        """What the server's user owns; we never write below it, so that it can lead us nowhere."""
        return self.postgresql / "server"

    @property
    def cluster(self) -> Path:
        return self.server / str(MAJOR)

    @property
    def version_file(self) -> Path:
        return self.path / "stroomlijn-version"

    @property
    def half_restored(self) -> Path:
        """The mark of a folder into which a backup is being restored."""
        return self.path / "half-restored"

    @property
    def is_demo(self) -> bool:
        """Whether the folder was made with --demo."""
        return (self.path / "demo").exists()

    @property
    def demo_was_played(self) -> bool:
        """Whether the demo's story is in the folder to its end."""
        return self.is_demo and (self.path / "demo").read_text(encoding="ascii") == _PLAYED

    def mark_demo_played(self) -> None:
        (self.path / "demo").write_text(_PLAYED, encoding="ascii")

    @property
    def is_new(self) -> bool:
        """True for a folder that is absent or empty."""
        return not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir()))

    def claim(self, user: SystemUser, *, demo: bool = False) -> IO[str]:
        """Makes the folder if needed, checks that this release can use it and locks it until the result is closed.

        Raises Problem: `folder-foreign`, `folder-unwritable`, `folder-full`, `folder-impossible`, `folder-newer`,
        `folder-not-demo`, `folder-demo`, `folder-in-use`, `folder-unreachable`.
        """
        try:
            fresh = self.is_new
            self._require_ours(fresh, demo)
            self.path.mkdir(parents=True, exist_ok=True)
            # The server's user must be able to pass through to its own folder; nothing else is open to it.
            self.path.chmod(0o711 if user.lent else 0o700)
            lock = self._lock()
            self._lay_out(user, fresh and demo)
        except OSError as error:
            raise Problem(_REFUSALS.get(error.errno or 0, "folder-impossible"), str(self.path)) from None
        return lock

    def mark_version(self, release: str = "") -> None:
        """Writes down that the data has the shape of `release`, "" for the one that runs."""
        self.version_file.write_text(f"{release or version('stroomlijn')}\n", encoding="ascii")

    def _require_ours(self, fresh: bool, demo: bool) -> None:
        place = str(self.path)
        if self.path.exists() and not self.path.is_dir():
            raise Problem("folder-no-folder", place)
        if fresh:
            return
        if not self.version_file.is_file():
            raise Problem("folder-foreign", place)
        if self.half_restored.exists():
            raise Problem("folder-half-restored", place)
        if demo and not self.is_demo:
            raise Problem("folder-not-demo", place)
        if self.is_demo and not demo:
            raise Problem("folder-demo", place)
        self._require_readable_version()

    def _require_readable_version(self) -> None:
        made_by = self.version_file.read_text(encoding="ascii").strip()
        if is_newer(made_by):
            raise Problem("folder-newer", str(self.path), made_by=made_by, ours=version("stroomlijn"))
        clusters = [int(path.name) for path in self.server.glob("*") if path.name.isdecimal()] or [MAJOR]
        if max(clusters) != MAJOR:
            raise Problem("cluster-other-release", str(self.path), found=max(clusters), major=MAJOR)

    def _lock(self) -> IO[str]:
        lock = (self.path / "lock").open("a", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise Problem("folder-in-use", str(self.path)) from None
        return lock

    def _lay_out(self, user: SystemUser, demo: bool) -> None:
        if not user.can_enter(self.path):
            raise Problem("folder-unreachable", str(self.path), user=user.name)
        if not self.version_file.exists():
            self.mark_version()
        if demo:
            (self.path / "demo").touch()
        self.uploads.mkdir(mode=0o700, exist_ok=True)
        self.postgresql.mkdir(exist_ok=True)
        self.postgresql.chmod(0o755)
        if not self.server.exists():
            self.server.mkdir(mode=0o700)
        user.give(self.server, 0o700)


def is_newer(release: str) -> bool:
    """Whether `release` of Stroomlijn is newer than the one that runs."""
    return _order(release) > _order(version("stroomlijn"))


def _order(release: str) -> tuple[int, ...]:
    """'1.10.0' after '1.9.2'; what stands behind the numbers (rc1, +local) does not count."""
    return tuple(int("".join(sign for sign in part if sign.isdecimal()) or 0) for part in release.split(".")[:3])
