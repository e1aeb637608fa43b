"""Where a wide drawing is cut into sheets: between columns, through no shape, label or upright line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from stroomlijn.engines.process_model import Box, Drawing, Process

from .boxes import holder_ids

_APART = 4.0
_ARROW = 12.0
"""Before a shape, where the tip of an arrow to it is."""
_STEPS = 20


def cuts(process: Process, drawing: Drawing, box: Box, room: float) -> list[float]:
    """Where the sheets of at most `room` begin and end, from the left of the drawing to its right.

    As few as can be, and about equally wide. What is wider than a sheet is cut all the same. The words of a way stand
    on the sheet where it begins, when that takes no more sheets: else an arrow to the next sheet would say nothing.
    """
    taken = list(_taken(process, drawing))
    free = list(_free(taken, box))
    best = _evenly(free, box, room)
    apart = _evenly(list(_free([*taken, *_to_their_words(process, drawing)], box)), box, room)
    stands_free = all(any(low <= place <= high for low, high in free) for place in apart[1:-1])
    return apart if stands_free and len(apart) <= len(best) else best


def _evenly(free: list[tuple[float, float]], box: Box, room: float) -> list[float]:
    best = _cut(free, box, room)
    for part in range(1, _STEPS):
        narrower = _cut(free, box, room * (1 - part / _STEPS))
        if len(narrower) > len(best):
            break
        best = narrower
    return best


def _cut(free: list[tuple[float, float]], box: Box, room: float) -> list[float]:
    found = [box.x]
    while box.right - found[-1] > room:
        limit = found[-1] + room
        reached = [min(high, limit) for low, high in free if low <= limit and min(high, limit) > found[-1]]
        found.append(max(reached, default=limit))
    return [*found, box.right]


def _free(taken: Iterable[tuple[float, float]], box: Box) -> Iterator[tuple[float, float]]:
    """What is free from top to bottom."""
    end = box.x
    for low, high in sorted(taken):
        if low - end > 2 * _APART:
            yield end + _APART, low - _APART
        end = max(end, high)


def _taken(process: Process, drawing: Drawing) -> Iterator[tuple[float, float]]:
    holders = holder_ids(process)
    for name, shape in drawing.shapes.items():
        if name not in holders:
            yield shape.x - _ARROW, shape.right
    for label in drawing.labels.values():
        yield label.x, label.right
    for points in drawing.edges.values():
        for one, other in pairwise(points):
            if one[0] == other[0]:
                yield one[0], one[0]


def _to_their_words(process: Process, drawing: Drawing) -> Iterator[tuple[float, float]]:
    """From what a way leaves to its words."""
    for flow in process.flows:
        label, source = drawing.labels.get(flow.id), drawing.shapes.get(flow.source)
        if label is not None and source is not None and source.x < label.right:
            yield source.x, label.right
