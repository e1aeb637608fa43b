"""How well groups that were found agree with the groups that are true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import comb
from statistics import mean

Labels = Sequence[Hashable]


def rand_index(true: Labels, found: Labels) -> float:
    """Adjusted Rand index (Hubert & Arabie 1985) of two groupings of the same things: 1 for equal, about 0 for
    chance."""
    both, ones, others = _pairs(true, found)
    expected = ones * others / comb(len(true), 2)
    most = (ones + others) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def pairs_f1(true: Labels, found: Labels) -> float:
    """F1 of the pairs that are put together."""
    both, ones, others = _pairs(true, found)
    return 2 * both / (ones + others) if ones + others else 1.0


def mean_average_precision(true: Labels, likeness: Sequence[Sequence[float]]) -> float:
    """How well each thing ranks its like before all others (of equals in the given order)."""
    found = []
    for query, row in enumerate(likeness):
        others = sorted((one for one in range(len(row)) if one != query), key=lambda one: -row[one])
        hits = [rank for rank, one in enumerate(others, start=1) if true[one] == true[query]]
        if hits:
            found.append(mean(number / rank for number, rank in enumerate(hits, start=1)))
    return mean(found) if found else 1.0


def misplaced(true: Labels, found: Labels) -> list[int]:
    """By index what is in a group where others have the majority, and what stands outside the largest group of its
    like."""
    majority = {group: _commonest(t for t, f in zip(true, found, strict=True) if f == group) for group in set(found)}
    home = {kind: _commonest(f for t, f in zip(true, found, strict=True) if t == kind) for kind in set(true)}
    return [
        index
        for index, (kind, group) in enumerate(zip(true, found, strict=True))
        if majority[group] != kind or home[kind] != group
    ]


def _commonest(values: Iterable[Hashable]) -> Hashable:
    return Counter(values).most_common(1)[0][0]


def _pairs(true: Labels, found: Labels) -> tuple[int, int, int]:
    """How many pairs are together in both, in the first, in the second."""
    return _together(list(zip(true, found, strict=True))), _together(true), _together(found)


def _together(labels: Labels) -> int:
    return sum(comb(times, 2) for times in Counter(labels).values())
