"""Time as the wall shows it, and as the processors spent it: only the second is the same on a busy machine."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Spent:
    """Seconds of a stretch of work: on the wall, and of processors (this process, its ended children, the database)."""

    wall: float = 0.0
    cpu: float = 0.0

    def __str__(self) -> str:
        digits = 1 if max(self.wall, self.cpu) >= 1 else 2
        return f"{self.wall:.{digits}f} s, {self.cpu:.{digits}f} s CPU"


@contextmanager
def stopwatch(others: Callable[[], float] = lambda: 0.0) -> Iterator[Spent]:
    """Fills a Spent at the end of the block. `others` tells the processor seconds of a server that works for us."""
    spent = Spent()
    wall, cpu = time.perf_counter(), _own_cpu() + others()
    yield spent
    spent.wall, spent.cpu = time.perf_counter() - wall, _own_cpu() + others() - cpu


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def _own_cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
