"""Which user of the machine runs the database server. PostgreSQL refuses to run as root, so root lends a user."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stroomlijn.engines.problems import Problem


@dataclass(frozen=True, slots=True)
class SystemUser:
    """A user by name and numbers; `lent` is True when it is another one than who started us."""

    name: str
    uid: int
    gid: int
    lent: bool

    def switch(self) -> dict[str, Any]:
        """Arguments for subprocess that run a program as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.lent else {}

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can reach `folder`. Asked of the kernel: modes alone do not tell."""
        if not self.lent:
            return os.access(folder, os.X_OK)
        done = subprocess.run(
            ["/bin/sh", "-c", 'cd "$0"', str(folder)], capture_output=True, check=False, cwd="/", **self.switch()
        )
        return done.returncode == 0

    def give(self, path: Path, mode: int) -> None:
        """Makes this user the owner of `path`, with `mode`."""
        if self.lent:
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)


def starter() -> str:
    """The name of the user who started this process. Raises Problem when the machine does not know it."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise Problem("database-user-nameless", uid=os.geteuid()) from None


def current_user() -> SystemUser:
    """Who runs this process, for work that needs no server of our own."""
    return SystemUser("", os.geteuid(), os.getegid(), lent=False)


def server_user() -> SystemUser:
    """Who started us; for root the user `postgres`, else `nobody`. Raises Problem when there is neither."""
    if os.geteuid() != 0:
        return SystemUser(starter(), os.geteuid(), os.getegid(), lent=False)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return SystemUser(name, entry.pw_uid, entry.pw_gid, lent=True)
    raise Problem("database-user-missing")
