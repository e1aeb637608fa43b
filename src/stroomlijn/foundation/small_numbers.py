"""Numbers about people that tell nothing about one of them: only of groups from five up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5


class How(StrEnum):
    """How exactly a number may be told."""

    EXACT = "exact"
    FEW = "few"
    NEARLY_ALL = "nearly-all"


@dataclass(frozen=True, slots=True)
class SafeCount:
    """How many of a group. With FEW and NEARLY_ALL only that is told: `done` is 0 then, so that nothing can leak."""

    how: How
    done: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of)


def safe_count(done: int, of: int, *, shows_rest: bool = False) -> SafeCount | None:
    """What may be told to others; None for a group of less than five.

    Fewer than five who did it are 'few', fewer than five who did not are 'nearly all': the rest is a number too.
    `shows_rest` tells the rest all the same: for the own team, where the number is what they work towards.
    """
    if of < FEWEST:
        return None
    if done < FEWEST:
        return SafeCount(How.FEW, 0, of)
    if of - done < FEWEST and not shows_rest:
        return SafeCount(How.NEARLY_ALL, 0, of)
    return SafeCount(How.EXACT, done, of)
