"""The embedded PostgreSQL server of one data folder."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from stroomlijn.engines.problems import Problem

from . import binaries, leftover
from .address import socket_address
from .cluster import make_cluster, provision
from .configuration import write_configuration
from .folder import DataFolder
from .guard import guard
from .socket_folder import socket_folder
from .system_user import SystemUser
from .tether import tethered

_ATTEMPTS = 5
_QUIET_SECONDS = 3.0


class Report(Protocol):
    """Told what is going on: a code of the catalogue and its facts."""

    def __call__(self, code: str, **facts: object) -> None: ...


def silent(code: str, **facts: object) -> None:
    """A Report that says nothing."""


class Server:
    """Starts and stops the server. Who makes one holds the lock of its folder (`DataFolder.claim`).

    extra     settings of PostgreSQL that win over the product's
    durable   False makes initdb skip its flush to disk: for tests only
    pause     how to sleep between two looks; what it raises ends the waiting
    """

    def __init__(
        self,
        folder: DataFolder,
        user: SystemUser,
        *,
        report: Report = silent,
        extra: Mapping[str, str] | None = None,
        durable: bool = True,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.folder = folder
        self.user = user
        self.report = report
        self.process: subprocess.Popen[bytes] | None = None
        self.tether: Callable[[], None] | None = tethered(signal.SIGINT)
        self._extra = dict(extra or {})
        self._durable = durable
        self._pause = pause
        self._guard: subprocess.Popen[bytes] | None = None
        self._socket = folder.path
        self._programs = folder.path

    @property
    def address(self) -> str:
        """What `DATABASE_URL` is to be while this server runs."""
        return socket_address(self._socket)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Starts the server, makes cluster, role and database if they are absent, and waits until it answers, however
        long crash recovery takes. Raises Problem `database-not-started` with the server's last words."""
        self._programs = binaries.runnable_by(self.user, self.folder.postgresql / "programs")
        self._socket = socket_folder(self.folder, self.user)
        if not self.folder.cluster.exists():
            self.report("database-making")
        make_cluster(self.folder, self._programs, self.user, durable=self._durable)
        leftover.end_leftover(self.folder.cluster, self.user, self._pause)
        write_configuration(self.folder, self._socket, self._extra)
        self._launch_until_ready()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Ends the server and waits: SIGINT writes everything out first, SIGQUIT leaves that to recovery."""
        if self.process is not None:
            if self.process.poll() is None:
                self.process.send_signal(how)
            self.process.wait()
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()
            self._guard.wait()
            self._guard = None

    def _launch_until_ready(self) -> None:
        """Tries again for a while: after a kill -9 the sessions of the killed server take a moment to end, and hold its
        shared memory until then."""
        for attempt in range(_ATTEMPTS):
            self._pause(attempt * 0.5)
            if not self.alive:
                self._launch()
            if self._wait() and provision(self._socket):
                return
            if not self._may_still_start():
                break
        raise Problem("database-not-started", str(self.folder.path), reason=self._last_words())

    def _launch(self) -> None:
        command: list[str | Path] = [self._programs / "postgres", "-D", self.folder.cluster]
        command += ["-c", f"config_file={self.folder.postgresql / 'postgresql.conf'}"]
        if self.tether is None and self._guard is None:
            self._guard = guard(self.folder.cluster)
        with self._start_log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
                start_new_session=True,
                preexec_fn=self.tether,
                **self.user.switch(),
            )

    def _wait(self) -> bool:
        """True when the server answers, False when it ended."""
        begun = told = time.monotonic()
        while self.alive:
            if leftover.status(self.folder.cluster) == "ready":
                return True
            if (now := time.monotonic()) - told > _QUIET_SECONDS:
                told = now
                self.report("database-recovering", seconds=round(now - begun))
            self._pause(0.02)
        return False

    def _may_still_start(self) -> bool:
        """After a kill, by us or others, or while sessions of the server before still end."""
        killed = self.process is not None and (self.process.poll() or 0) < 0
        return self.alive or killed or "shared memory" in self._last_words()

    @property
    def _start_log(self) -> Path:
        return self.folder.postgresql / "start.log"

    def _last_words(self) -> str:
        lines = self._start_log.read_text(encoding="utf-8", errors="replace").splitlines()
        telling = [line for line in lines if "FATAL" in line or "ERROR" in line or "PANIC" in line] or lines
        return telling[-1].split(": ", 1)[-1].strip() if telling else ""
