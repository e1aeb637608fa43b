"""Which processes an installation consists of, besides its database. A new one is one line here."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Mapping

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database.tether import tethered

from .child import Child, command
from .options import Options


def children(options: Options, environment: Mapping[str, str]) -> list[Child]:
    """In the order in which they start; they stop in the opposite order."""
    website = command("website", options.host, str(options.port))
    return [
        Child("werker", command("worker"), environment, grace=25, ends_with_database=True),
        Child("website", website, environment, grace=15),
    ]


def run_once(program: str, environment: Mapping[str, str]) -> None:
    """Runs a program to its end. Raises Problem `step-failed` when it fails; it has said why itself."""
    process = subprocess.Popen(
        command(program),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=tethered(signal.SIGKILL),
    )
    try:
        code = process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    if code != 0:
        raise Problem("step-failed", program=program)
