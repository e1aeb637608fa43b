"""Which steps moved among the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

Id = TypeVar("Id", bound=Hashable)


def moved(old_order: Sequence[Id], new_order: Sequence[Id]) -> list[Id]:
    """The fewest ids of `old_order` that must be taken out for the rest to stand as in `new_order`, in that order.

    What stays is a longest increasing subsequence of the new places (patience sorting, n log n).
    """
    place = {node_id: position for position, node_id in enumerate(new_order)}
    stays = _longest_rising([place[node_id] for node_id in old_order])
    known = set(old_order)
    return [node_id for node_id in new_order if node_id in known and place[node_id] not in stays]


def _longest_rising(places: Sequence[int]) -> set[int]:
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for position in places:
        pile = bisect_left(tops, position)
        under[position] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [position]
    found: set[int] = set()
    at = tops[-1] if tops else None
    while at is not None:
        found.add(at)
        at = under[at]
    return found
