"""A server that outlived its starter, or the file that a killed one left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from .system_user import SystemUser


def status(cluster: Path) -> str:
    """The last line of postmaster.pid: "starting", "ready", "stopping"; "" when there is no running server."""
    lines = _lines(cluster)
    return lines[7].strip() if len(lines) > 7 else ""


def end_leftover(cluster: Path, user: SystemUser, pause: Callable[[float], None] = time.sleep) -> None:
    """Ends a server that still runs on `cluster` and waits until it is gone; forgets one that no longer exists.

    To be called by who holds the lock of the data folder: nobody else has a right to that server. PostgreSQL itself
    trusts the number in postmaster.pid, and refuses to start when an unrelated process got it since.
    """
    lines = _lines(cluster)
    if not lines or not lines[0].strip().lstrip("-").isdecimal():
        return
    pid = abs(int(lines[0]))
    if not _serves(pid, cluster, user):
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        return
    os.kill(pid, signal.SIGINT)
    while _serves(pid, cluster, user):
        pause(0.05)


def _lines(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _serves(pid: int, cluster: Path, user: SystemUser) -> bool:
    """Whether process `pid` is a PostgreSQL server of `user` on this very cluster."""
    process = Path("/proc") / str(pid)
    try:
        if Path("/proc/self").exists():
            return process.stat().st_uid == user.uid and process.joinpath("cwd").resolve() == cluster.resolve()
        listed = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return str(cluster) in listed.stdout
