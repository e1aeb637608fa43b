"""Steps that are a part of what is one step elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .values import ActivityClass, Place

Pair = tuple[Place, Place]
Cuts = Mapping[Place, Mapping[int, frozenset[Place]]]
"""By a step what is the same work in another process, where that is several steps there."""


def cuts_in(together: Iterable[Pair]) -> Cuts:
    """Of the judged pairs those that say that one step is several of one other process."""
    found: dict[Place, dict[int, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for left, right in together:
        for one, other in ((left, right), (right, left)) if left[0] != right[0] else ():
            found[one][other[0]].add(other)
    several = {
        one: {process: frozenset(others) for process, others in by_process.items() if len(others) > 1}
        for one, by_process in found.items()
    }
    return {one: cuts for one, cuts in sorted(several.items()) if cuts}


def without_cuts(together: Iterable[Pair], cuts: Cuts) -> tuple[list[Pair], list[Pair]]:
    """The pairs that are one activity; and those of a step with a part of it, which are not."""
    split = {frozenset((one, other)) for one, kept in cuts.items() for parts in kept.values() for other in parts}
    pairs = sorted(together)
    return [pair for pair in pairs if frozenset(pair) not in split], [p for p in pairs if frozenset(p) in split]


def with_parts(classes: Sequence[ActivityClass], cuts: Cuts) -> tuple[ActivityClass, ...]:
    """The classes, those that are several steps elsewhere with their parts. Places that do not exist are ignored."""
    home = {place: one.id for one in classes for place in one.places}
    rows: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for place, by_process in cuts.items():
        for parts in by_process.values():
            row = tuple(sorted({home[part] for part in parts if part in home}))
            if place in home and len(row) > 1 and home[place] not in row:
                rows[home[place]].add(row)
    return tuple(replace(one, parts=tuple(sorted(rows[one.id]))) if one.id in rows else one for one in classes)
