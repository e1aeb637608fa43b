"""Which processes an installation consists of, besides its database. A new one is one line here."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Mapping

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database.tether import tethered

from .child import Child, Pause, command
from .options import Options


def children(options: Options, environment: Mapping[str, str]) -> list[Child]:
    """In the order in which they start; they stop in the opposite order."""
    website = command("website", options.host, str(options.port))
    return [
        Child("werker", command("worker"), environment, grace=25, ends_with_database=True),
        Child("website", website, environment, grace=15),
    ]


def run_once(program: str, environment: Mapping[str, str], pause: Pause) -> None:
    """Runs a program to its end, or until `pause` raises. Raises Problem `step-failed` when it fails: it said why."""
    process = subprocess.Popen(
        command(program),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=tethered(signal.SIGKILL),
    )
    try:
        while process.poll() is None:
            pause(0.02)
    finally:
        process.kill()
        process.wait()
    if process.returncode != 0:
        raise Problem("step-failed", program=program)
