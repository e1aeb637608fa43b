"""What a label must keep away from: shapes and other labels by a little, lines of others by more than its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stroomlijn.engines.process_model import Box, Drawing, Kind, Point, Process

from .boxes import box_of, grown, holder_ids
from .neighbourhood import Neighbourhood

_TAKEN_FOR_ITS_OWN = 7.0
"""A label that stands this near a line of another may be read as the word of that line."""
_THIN = 1.0
_COLLINEAR = 2.0


class Occupied:
    """What is drawn, for who looks for a free place."""

    def __init__(self, process: Process, drawing: Drawing) -> None:
        self._boxes: list[Box] = []
        self._lines: list[tuple[str, Box]] = []
        self._near_boxes, self._near_lines = Neighbourhood(), Neighbourhood()
        for box in (*_shapes(process, drawing), *drawing.labels.values()):
            self._add(box)
        for name, points in drawing.edges.items():
            for one, other in pairwise(points):
                self._near_lines.add(len(self._lines), box_of(one, other))
                self._lines.append((name, box_of(one, other)))

    def add_label(self, box: Box) -> None:
        """From now on other labels keep away from this one."""
        self._add(grown(box, _THIN))

    def hidden(self, box: Box, line: str) -> float:
        """The surface of the box that is no place for the label of this line; 0 where it stands clear."""
        covered = sum(_common(box, self._boxes[index]) for index in self._near_boxes.find(box))
        wide = grown(box, _TAKEN_FOR_ITS_OWN)
        for index in self._near_lines.find(wide):
            owner, piece = self._lines[index]
            covered += _common(box if owner == line else wide, grown(piece, _THIN))
        return covered

    def own_parts(self, line: str, points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
        """The pieces of the line from its source on, without what runs together with another line."""
        for one, other in pairwise(points):
            parts = [(0.0, 1.0)]
            for index in self._near_lines.find(box_of(one, other)):
                owner, piece = self._lines[index]
                if owner != line:
                    parts = _without(parts, _together(one, other, piece))
            for begin, end in parts:
                yield _on(one, other, begin), _on(one, other, end)

    def _add(self, box: Box) -> None:
        self._near_boxes.add(len(self._boxes), box)
        self._boxes.append(box)


def _shapes(process: Process, drawing: Drawing) -> Iterator[Box]:
    """Shapes, but of what content lies in only the border."""
    holders = holder_ids(process)
    for name, box in drawing.shapes.items():
        node = process.node.get(name)
        if name in holders:
            yield from _borders(box)
        else:
            slim = 8.0 if node is not None and node.kind is Kind.GATEWAY else 0.0
            yield grown(box, -slim)


def _borders(box: Box) -> Iterator[Box]:
    for x in (box.x, box.right):
        yield grown(Box(x, box.y, 0, box.height), _THIN)
    for y in (box.y, box.bottom):
        yield grown(Box(box.x, y, box.width, 0), _THIN)


def _together(one: Point, other: Point, piece: Box) -> tuple[float, float]:
    """Which part of a segment, as fractions of its length, lies along a piece of another line; (1, 0) for none."""
    axis = 0 if one[1] == other[1] else 1
    length = other[axis] - one[axis]
    low, high = (piece.x, piece.right) if axis == 0 else (piece.y, piece.bottom)
    across = (piece.y, piece.bottom) if axis == 0 else (piece.x, piece.right)
    along = high - low > across[1] - across[0]
    if not length or not along or not across[0] - _COLLINEAR <= one[1 - axis] <= across[1] + _COLLINEAR:
        return 1.0, 0.0
    begin, end = sorted(((low - one[axis]) / length, (high - one[axis]) / length))
    return max(0.0, begin), min(1.0, end)


def _without(parts: list[tuple[float, float]], gone: tuple[float, float]) -> list[tuple[float, float]]:
    begin, end = gone
    if begin >= end:
        return parts
    cut = [piece for low, high in parts for piece in ((low, min(high, begin)), (max(low, end), high))]
    return [(low, high) for low, high in cut if low < high]


def _on(one: Point, other: Point, part: float) -> Point:
    return (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)


def _common(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0
