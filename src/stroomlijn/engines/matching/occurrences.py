"""Which occurrence is which, when processes use the same label more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .surroundings import Surroundings
from .values import Place

MOST = 40
"""Occurrences in one process up to which surroundings are compared; with more of them depth alone decides."""


def pair_occurrences(places: Sequence[Place], surroundings: Sequence[Surroundings]) -> list[list[Place]]:
    """Groups of places of nodes with the same words, at most one of each process, by likeness of surroundings."""
    by_process: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_process[place[0]].append(place)
    most = max(map(len, by_process.values()))
    if most == 1:
        return [list(places)]
    # The process with most occurrences sets the groups; the others join them.
    order = sorted(by_process, key=lambda rank: (-len(by_process[rank]), rank))
    sequences = [sorted(by_process[rank], key=lambda place: _depth(place, surroundings)) for rank in order]
    if most > MOST:
        return [[sequence[n] for sequence in sequences if n < len(sequence)] for n in range(most)]
    groups: list[list[Place]] = []
    for sequence in sequences:
        _join(groups, sequence, surroundings)
    return groups


def _depth(place: Place, surroundings: Sequence[Surroundings]) -> tuple[int, str]:
    return (surroundings[place[0]].depth[place[1]], place[1])


def _join(groups: list[list[Place]], places: Sequence[Place], surroundings: Sequence[Surroundings]) -> None:
    """Adds each place to the free group that it is most like; a place that finds none begins its own."""
    offers = sorted(
        (-_likeness(place, group, surroundings), abs(number - index), index, number)
        for index, place in enumerate(places)
        for number, group in enumerate(groups)
    )
    free, waiting = set(range(len(groups))), set(range(len(places)))
    for _, _, index, number in offers:
        if number in free and index in waiting:
            groups[number].append(places[index])
            free.discard(number)
            waiting.discard(index)
    groups.extend([places[index]] for index in sorted(waiting))


def _likeness(place: Place, group: Sequence[Place], surroundings: Sequence[Surroundings]) -> float:
    """Jaccard likeness of the neighbours of the place to those of the group together."""
    own = surroundings[place[0]].around(place[1])
    theirs = frozenset().union(*(surroundings[rank].around(node) for rank, node in group))
    return len(own & theirs) / len(own | theirs) if own or theirs else 0.0
