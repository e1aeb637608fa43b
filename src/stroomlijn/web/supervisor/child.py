"""One process that must keep running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from stroomlijn.foundation.database.tether import tethered

from .say import complain

Pause = Callable[[float], None]
# Who ends by itself lacks something, such as its database, that may stay away long; who was killed lacks nothing.
_LONGEST_PAUSE, _LONGEST_AFTER_KILL = 60.0, 5.0
# Longer than a program waits for a database that does not answer: who ends only then did not run well either.
_STEADY_SECONDS = 60.0


def command(program: str, *arguments: str) -> list[str]:
    """How a module of this package is run as a program, with the interpreter that runs us."""
    return [sys.executable, "-P", "-m", f"stroomlijn.web.supervisor.programs.{program}", *arguments]


class Child:
    """A program in a session of its own, so that Ctrl-C reaches us alone and its whole group can be ended.

    name                what the person at the terminal calls it
    grace               seconds it gets to end by itself
    ends_with_database  True for a process that must not survive a crash of the database
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        grace: float = 10.0,
        ends_with_database: bool = False,
    ) -> None:
        self.name = name
        self.ends_with_database = ends_with_database
        self.failures = 0
        self._command = list(command)
        self._environment = dict(environment)
        self._grace = grace
        self._process: subprocess.Popen[bytes] | None = None
        self._born = 0.0
        self._pause_until = 0.0

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Starts it. The kernel kills it when we end in whatever way."""
        self._born = time.monotonic()
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=tethered(signal.SIGKILL),
        )

    def tend(self) -> None:
        """Starts it again when it ended, after a pause that doubles with each failure in a row."""
        if self.alive:
            if self.failures and time.monotonic() - self._born > _STEADY_SECONDS:
                self.failures = 0
            return
        if self._process is not None:
            self._bury()
        if time.monotonic() >= self._pause_until:
            self.start()

    def stop(self) -> None:
        """Asks it to end, waits, and kills what is left of its group."""
        if self._process is None:
            return
        if self.alive:
            self._process.terminate()
            try:
                self._process.wait(self._grace)
            except subprocess.TimeoutExpired:
                complain("child-killed", name=self.name)
        self.kill()

    def kill(self) -> None:
        """Ends its whole group at once and waits until it is gone."""
        self.hasten()
        if self._process is not None:
            self._process.wait()

    def hasten(self) -> None:
        """Ends its whole group without waiting: safe in a signal handler, where somebody may be waiting already."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _bury(self) -> None:
        self.kill()
        assert self._process is not None
        code = self._process.returncode
        how, longest = _how(code), _LONGEST_AFTER_KILL if code < 0 else _LONGEST_PAUSE
        self._process = None
        pause = 0.0 if self.failures == 0 else min(longest, 2.0**self.failures)
        self.failures += 1
        self._pause_until = time.monotonic() + pause
        if pause:
            complain("child-ended-again", name=self.name, how=how, times=self.failures, seconds=round(pause))
        else:
            complain("child-ended", name=self.name, how=how)


def _how(code: int) -> str:
    return f"signaal {-code}" if code < 0 else f"code {code}"
