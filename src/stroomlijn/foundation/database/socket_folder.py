"""The private folder of the server's socket. The kernel allows about 107 bytes for a socket's path."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from .folder import DataFolder
from .system_user import SystemUser

_LONGEST = 85
_PLAIN = re.compile(r"[\w./-]+", re.ASCII)


def socket_folder(folder: DataFolder, user: SystemUser) -> Path:
    """The folder to listen in, owned by `user`, mode 0700: in the data folder, or when that path is too long or holds
    signs that PostgreSQL reads as something else, a private one elsewhere that the data folder remembers."""
    inside = folder.path / "run"
    if len(str(inside)) <= _LONGEST and _PLAIN.fullmatch(str(inside)):
        inside.mkdir(exist_ok=True)
        user.give(inside, 0o700)
        return inside
    return _elsewhere(folder.path / "socket-folder", user)


def known_socket_folder(folder: DataFolder) -> Path:
    """Where the server of this folder listens, if it runs. Makes nothing."""
    note = folder.path / "socket-folder"
    return Path(note.read_text(encoding="utf-8")) if note.is_file() else folder.path / "run"


def _elsewhere(note: Path, user: SystemUser) -> Path:
    if note.is_file() and _is_private(Path(note.read_text(encoding="utf-8")), user):
        return Path(note.read_text(encoding="utf-8"))
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    private = not user.lent and len(runtime) < _LONGEST - 20 and bool(_PLAIN.fullmatch(runtime))
    made = Path(tempfile.mkdtemp(prefix="stroomlijn-", dir=runtime if private and Path(runtime).is_dir() else "/tmp"))  # noqa: S108
    user.give(made, 0o700)
    note.write_text(str(made), encoding="utf-8")
    return made


def _is_private(path: Path, user: SystemUser) -> bool:
    try:
        state = path.lstat()
    except OSError:
        return False
    return path.is_dir() and not path.is_symlink() and state.st_uid == user.uid and state.st_mode & 0o777 == 0o700
