"""Which elements of an ordered part change place, and the order that follows from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

Moves = dict[str, tuple[str | None, str | None]]
"""Per element that comes, goes or moves: what it stood behind and what it stands behind; "" is in front of all."""


def moves_between(old: Sequence[str], new: Sequence[str]) -> Moves:
    """The fewest moves that make one order into the other. None as place: the element is not there."""
    staying = _staying(old, new)
    was, becomes = _behind(old), _behind(new)
    return {
        element: (was.get(element), becomes.get(element))
        for element in dict.fromkeys((*old, *new))
        if element not in staying
    }


def reordered(old: Sequence[str], moves: Moves, there: Collection[str]) -> list[str]:
    """The elements that are `there` in their new order. What should follow something that is gone comes last."""
    order = [element for element in old if element not in moves]
    following: dict[str, list[str]] = {}
    for element, (_, behind) in moves.items():
        if element in there:
            following.setdefault(behind or "", []).append(element)
    placed: list[str] = []
    for anchor in ("", *order):
        placed += [anchor] if anchor else []
        placed += _chain(anchor, following)
    for anchor in list(following):
        placed += _chain(anchor, following)
    return placed


def _chain(anchor: str, following: dict[str, list[str]]) -> list[str]:
    """What comes behind the anchor, what comes behind that, and so on."""
    found: list[str] = []
    waiting = following.pop(anchor, [])[::-1]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += following.pop(element, [])[::-1]
    return found


def _behind(order: Sequence[str]) -> dict[str, str]:
    return dict(zip(order, ("", *order), strict=False))


def _staying(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The longest run of elements whose order is the same in both (a longest increasing subsequence)."""
    place = {element: number for number, element in enumerate(old)}
    common = [element for element in new if element in place]
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str] = {}
    for element in common:
        at = bisect_left(ends, place[element])
        ends[at : at + 1] = [place[element]]
        last[at : at + 1] = [element]
        before[element] = last[at - 1] if at else ""
    staying: set[str] = set()
    element = last[-1] if last else ""
    while element:
        staying.add(element)
        element = before[element]
    return staying
