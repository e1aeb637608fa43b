"""Names of flows and messages: near the source, on the first horizontal piece that is theirs alone, and on nothing
else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stroomlijn.engines.process_model import Box, Drawing, Point, Process

from .occupied import Occupied
from .sizes import FLOW_LABEL_WIDTH, LABEL_GAP, LABEL_LINES, label_size
from .text import LINE_HEIGHT, text_width, wrap

_SLASH = 13.0
_TRIES_APART = 14.0
_MOST_TRIES = 24


def label_edges(process: Process, drawing: Drawing) -> frozenset[str]:
    """Add to the drawing a box for the label of every flow and message that has one.

    The ids of those that could not stand clear at their own line come back.
    """
    named = [(flow.id, flow.label, _SLASH * flow.default) for flow in process.flows if flow.label.strip()]
    named += [(message.id, message.label, 0.0) for message in process.messages if message.label.strip()]
    named = [one for one in named if one[0] in drawing.edges]
    if not named:
        return frozenset()
    occupied, unclear = Occupied(process, drawing), set()
    for name, label, away in named:
        box, hidden = _best_place(name, _without_start(drawing.edges[name], away), _tight_size(label), occupied)
        drawing.labels[name] = box
        occupied.add_label(box)
        if hidden:
            unclear.add(name)
    return frozenset(unclear)


def _tight_size(label: str) -> tuple[float, float]:
    room, height = label_size(label, FLOW_LABEL_WIDTH)
    width = max((text_width(line) for line in wrap(label, room, LABEL_LINES)), default=0.0)
    return (round(min(room, width) + 4, 1), max(height, LINE_HEIGHT))


def _without_start(points: tuple[Point, ...], away: float) -> tuple[Point, ...]:
    """The line from a little further on: a default flow has its slash at the start."""
    (x, y), (next_x, next_y) = points[:2]
    if abs(next_x - x) + abs(next_y - y) <= 2 * away:
        return points
    step = (away * ((next_x > x) - (next_x < x)), away * ((next_y > y) - (next_y < y)))
    return ((x + step[0], y + step[1]), *points[1:])


def _best_place(
    line: str, points: tuple[Point, ...], size: tuple[float, float], occupied: Occupied
) -> tuple[Box, float]:
    """The first place that is clear, or that of which least is hidden; and how much."""
    best, least = Box(*points[0], *size), float("inf")
    for box in _places([*occupied.own_parts(line, points), *pairwise(points)], size):
        hidden = occupied.hidden(box, line)
        if hidden < least:
            best, least = box, hidden
        if not hidden:
            break
    return best, least


def _places(pieces: list[tuple[Point, Point]], size: tuple[float, float]) -> Iterator[Box]:
    """Candidates from good to worse: above and below the horizontal pieces from the source on, beside the vertical."""
    for one, other in [*(piece for piece in pieces if piece[0][1] == piece[1][1]), *pieces]:
        if one[1] == other[1]:
            yield from _along(one, other, size)
        else:
            yield from _beside(one, other, size)


def _along(one: Point, other: Point, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    for x in _begins(one[0], other[0], width):
        for y in (one[1] - LABEL_GAP + 1 - height, one[1] + LABEL_GAP - 1):
            yield Box(round(x, 1), round(y, 1), width, height)


def _beside(one: Point, other: Point, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    for y in _begins(one[1], other[1], height):
        for x in (one[0] + LABEL_GAP, one[0] - LABEL_GAP - width):
            yield Box(round(x, 1), round(y, 1), width, height)


def _begins(one: float, other: float, length: float) -> Iterator[float]:
    """Where along a piece a label of this length can begin: just after its start, and on to its end."""
    ahead = 1 if other >= one else -1
    room = abs(other - one) - length - 2 * LABEL_GAP
    tries = min(_MOST_TRIES, max(1, round(abs(room) / _TRIES_APART)))
    for part in range(tries + 1):
        away = room * part / tries
        begin = one + ahead * (LABEL_GAP + away)
        yield begin if ahead > 0 else begin - length
