"""A part that ends is started again: at once the first time, then after pauses that double, until it ran well."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from stroomlijn.web.supervisor.child import Child, command

Clock = Callable[[float], None]
WITHOUT_DATABASE, KILLED = "raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Lets that many seconds go by for the supervisor."""
    now = [1000.0]
    monkeypatch.setattr("stroomlijn.web.supervisor.child.time.monotonic", lambda: now[0])

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    return pass_by


def worker(program: str) -> Child:
    return Child("werker", [sys.executable, "-c", program], dict(os.environ))


def ended(child: Child) -> None:
    while child.alive:
        time.sleep(0.01)


def pauses(child: Child, later: Clock, times: int, step: float = 0.5) -> list[float]:
    """How many seconds it waits after each end before it starts again."""
    found = []
    for _ in range(times):
        ended(child)
        waited = 0.0
        child.tend()
        while child._process is None:
            later(step)
            waited += step
            child.tend()
        found.append(waited)
    return found


@pytest.mark.parametrize(
    ("program", "expected"),
    [(WITHOUT_DATABASE, [0, 2, 4, 8, 16, 32, 60, 60]), (KILLED, [0, 2, 4, 5, 5])],
)
def test_it_waits_twice_as_long_each_time_up_to_a_minute_unless_it_was_killed(
    later: Clock, program: str, expected: list[float]
) -> None:
    child = worker(program)
    child.start()
    assert pauses(child, later, len(expected)) == expected
    child.kill()


def test_the_log_says_how_often_and_when_it_starts_again(later: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    child = worker(WITHOUT_DATABASE)
    child.start()
    pauses(child, later, 4)
    child.kill()
    first, *_, last = capsys.readouterr().err.splitlines()
    assert first == "De werker is gestopt (code 1) en start opnieuw."
    assert last == "De werker is 4 keer achter elkaar gestopt (code 1) en start over 8 seconden opnieuw."


@pytest.mark.parametrize(("seconds", "expected"), [(30, 8), (61, 0)])
def test_only_after_a_good_run_it_starts_at_once_again(later: Clock, seconds: float, expected: float) -> None:
    child = worker(WITHOUT_DATABASE)
    child.start()
    pauses(child, later, 2)
    ended(child)
    child._command[-1] = "import time; time.sleep(0.5); raise SystemExit(1)"
    pauses(child, later, 1)
    assert child.alive
    later(seconds)
    child.tend()
    assert pauses(child, later, 1) == [expected]
    child.kill()


def test_a_worker_without_a_database_says_so_in_one_line() -> None:
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://piet:geheim@127.0.0.1:1/db"}
    done = subprocess.run(command("worker"), env=nowhere, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "127.0.0.1" in line and "daar draait geen database" in line and "geheim" not in line
