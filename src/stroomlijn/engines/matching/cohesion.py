"""How alike things are to one another, where many of them are equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import TypeVar

Thing = TypeVar("Thing")


def cohesion(counted: Counter[Thing], likeness: Callable[[Thing, Thing], float]) -> float:
    """Mean likeness over all pairs, equal things being alike in full; 1.0 when there is no pair."""
    pairs, total = 0, 0.0
    for times in counted.values():
        pairs += times * (times - 1) // 2
        total += times * (times - 1) / 2
    for (one, times), (other, seconds) in combinations(counted.items(), 2):
        pairs += times * seconds
        total += times * seconds * likeness(one, other)
    return total / pairs if pairs else 1.0
