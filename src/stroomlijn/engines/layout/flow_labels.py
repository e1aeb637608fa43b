"""Names of flows and messages: near the source, on the first horizontal piece, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stroomlijn.engines.process_model import Box, Drawing, Kind, Point, Process

from .neighbourhood import Neighbourhood
from .sizes import FLOW_LABEL_WIDTH, LABEL_GAP, label_size
from .text import LINE_HEIGHT, text_width, wrap

_SLASH = 13.0


class Occupied:
    """Boxes that a label must not touch."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._near = Neighbourhood()

    def add(self, box: Box) -> None:
        self._near.add(len(self._boxes), box)
        self._boxes.append(box)

    def overlap(self, box: Box) -> float:
        """The surface that the box has in common with what is there."""
        return sum(_common(box, self._boxes[index]) for index in self._near.find(box))


def label_edges(process: Process, drawing: Drawing) -> None:
    """Add to the drawing a box for the label of every flow and message that has one."""
    named = [(flow.id, flow.label, _SLASH * flow.default) for flow in process.flows if flow.label.strip()]
    named += [(message.id, message.label, 0.0) for message in process.messages if message.label.strip()]
    if not any(name in drawing.edges for name, _, _ in named):
        return
    occupied = _occupied(process, drawing)
    for name, label, away in named:
        if name in drawing.edges:
            box = _best_place(_without_start(drawing.edges[name], away), _tight_size(label), occupied)
            drawing.labels[name] = box
            occupied.add(box)


def _occupied(process: Process, drawing: Drawing) -> Occupied:
    """Shapes and labels, but not what content lies in; and all lines, a little thick."""
    around = {node.parent for node in process.nodes} | {lane.id for lane in process.lanes}
    around |= {pool.id for pool in process.pools}
    occupied = Occupied()
    for name, box in drawing.shapes.items():
        node = process.node.get(name)
        if name not in around:
            slim = 8.0 if node is not None and node.kind is Kind.GATEWAY else 0.0
            occupied.add(Box(box.x + slim, box.y + slim, box.width - 2 * slim, box.height - 2 * slim))
    for box in drawing.labels.values():
        occupied.add(box)
    for points in drawing.edges.values():
        for one, other in pairwise(points):
            occupied.add(_thick(one, other))
    return occupied


def _thick(one: Point, other: Point) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x - 1, y - 1, abs(one[0] - other[0]) + 2, abs(one[1] - other[1]) + 2)


def _tight_size(label: str) -> tuple[float, float]:
    lines = wrap(label, FLOW_LABEL_WIDTH, 3)
    width = max((text_width(line) for line in lines), default=0.0)
    return (round(min(FLOW_LABEL_WIDTH, width) + 4, 1), max(label_size(label, FLOW_LABEL_WIDTH)[1], LINE_HEIGHT))


def _without_start(points: tuple[Point, ...], away: float) -> tuple[Point, ...]:
    """The line from a little further on: a default flow has its slash at the start."""
    (x, y), (next_x, next_y) = points[:2]
    if abs(next_x - x) + abs(next_y - y) <= 2 * away:
        return points
    step = (away * ((next_x > x) - (next_x < x)), away * ((next_y > y) - (next_y < y)))
    return ((x + step[0], y + step[1]), *points[1:])


def _best_place(points: tuple[Point, ...], size: tuple[float, float], occupied: Occupied) -> Box:
    best, least = Box(*points[0], *size), float("inf")
    for box in _places(points, size):
        overlap = occupied.overlap(box)
        if overlap < least:
            best, least = box, overlap
        if not overlap:
            break
    return best


def _places(points: tuple[Point, ...], size: tuple[float, float]) -> Iterator[Box]:
    """Candidates from good to worse: above and below the horizontal pieces from the source on, beside the vertical."""
    pieces = list(pairwise(points))
    for one, other in [*(piece for piece in pieces if piece[0][1] == piece[1][1]), *pieces]:
        if one[1] == other[1]:
            yield from _along(one, other, size)
        else:
            yield from _beside(one, other, size)


def _along(one: Point, other: Point, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    ahead = 1 if other[0] >= one[0] else -1
    room = max(0.0, abs(other[0] - one[0]) - width - 2 * LABEL_GAP)
    for away in sorted({0.0, min(room, 14.0), min(room, 40.0), room / 2, room}):
        begin = one[0] + ahead * (LABEL_GAP + away)
        x = begin if ahead > 0 else begin - width
        for y in (one[1] - LABEL_GAP + 1 - height, one[1] + LABEL_GAP - 1):
            yield Box(round(x, 1), round(y, 1), width, height)


def _beside(one: Point, other: Point, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    ahead = 1 if other[1] >= one[1] else -1
    room = max(0.0, abs(other[1] - one[1]) - height - 2 * LABEL_GAP)
    for away in sorted({0.0, min(room, 16.0), room / 2, room}):
        begin = one[1] + ahead * (LABEL_GAP + away)
        y = begin if ahead > 0 else begin - height
        for x in (one[0] + LABEL_GAP, one[0] - LABEL_GAP - width):
            yield Box(round(x, 1), round(y, 1), width, height)


def _common(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0
