"""The programs that the supervisor runs, each a process of its own: `python -m` one of these modules."""

from __future__ import annotations

import sys
from collections.abc import Callable

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.problems import sentence


def run(program: Callable[[], None]) -> None:
    """Runs a program; a refusal becomes one line on standard error and exit code 1."""
    try:
        program()
    except Problem as problem:
        print(sentence(problem.as_remark()), file=sys.stderr)  # noqa: T201
        sys.exit(1)
