"""Where lines cross, and which run on top of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from stroomlijn.engines.process_model import Point

_SLACK = 2.0
_TOUCH = 0.5
Ends = Mapping[str, tuple[str, str]]
Segment = tuple[str, Point, Point]
Straight = tuple[float, float, float, str]
"""A horizontal or vertical piece: its height or place, where it begins and ends along, and its line."""


def meetings(lines: Ends, edges: Mapping[str, tuple[Point, ...]]) -> tuple[int, int]:
    """How often lines cross, and how many pairs without common end run on top of each other.

    `lines` gives source and target by id, `edges` the points. Lines that only touch do not cross.
    """
    across, down, slanted = _pieces(lines, edges)
    crossed = {*_square_crossings(across, down), *_slanted_crossings(across, down, slanted)}
    covered = {*_on_top(across, lines), *_on_top(down, lines)}
    return len(crossed), len(covered)


def _pieces(
    lines: Ends, edges: Mapping[str, tuple[Point, ...]]
) -> tuple[list[Straight], list[Straight], list[Segment]]:
    """Horizontal, vertical and slanted pieces."""
    across: list[Straight] = []
    down: list[Straight] = []
    slanted: list[Segment] = []
    for name in lines:
        for one, other in pairwise(edges[name]):
            if one[1] == other[1]:
                across.append((one[1], min(one[0], other[0]), max(one[0], other[0]), name))
            elif one[0] == other[0]:
                down.append((one[0], min(one[1], other[1]), max(one[1], other[1]), name))
            else:
                slanted.append((name, one, other))
    return sorted(across), sorted(down), slanted


def _square_crossings(across: list[Straight], down: list[Straight]) -> Iterator[tuple[str, str, Point]]:
    places = [piece[0] for piece in down]
    for y, left, right, name in across:
        for x, top, bottom, other in down[bisect_right(places, left + _TOUCH) : bisect_left(places, right - _TOUCH)]:
            if top + _TOUCH < y < bottom - _TOUCH and name != other:
                yield (min(name, other), max(name, other), (round(x), round(y)))


def _slanted_crossings(
    across: list[Straight], down: list[Straight], slanted: list[Segment]
) -> Iterator[tuple[str, str, Point]]:
    straight = [(name, (left, y), (right, y)) for y, left, right, name in across]
    straight += [(name, (x, top), (x, bottom)) for x, top, bottom, name in down]
    pairs = [(one, other) for one in slanted for other in straight]
    for one, other in [*pairs, *combinations(slanted, 2)]:
        point = _crossing(one, other) if one[0] != other[0] else None
        if point is not None:
            yield (min(one[0], other[0]), max(one[0], other[0]), point)


def _crossing(one: Segment, other: Segment) -> Point | None:
    """Where two segments cross in their inside; None where they only touch."""
    (ax, ay), (bx, by) = one[1:]
    (cx, cy), (dx, dy) = other[1:]
    divisor = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(divisor) < 1e-9:
        return None
    s = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / divisor
    t = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / divisor
    edge_one, edge_other = _TOUCH / _length(one), _TOUCH / _length(other)
    if not (edge_one < s < 1 - edge_one and edge_other < t < 1 - edge_other):
        return None
    return (round(ax + s * (bx - ax)), round(ay + s * (by - ay)))


def _length(segment: Segment) -> float:
    (ax, ay), (bx, by) = segment[1:]
    return max(float(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5), _TOUCH)


def _on_top(pieces: list[Straight], lines: Ends) -> Iterator[tuple[str, str]]:
    """Pairs without common end that share more than a touch; the pieces are sorted by place and beginning."""
    for index, (place, _, end, name) in enumerate(pieces):
        for other_place, begin, other_end, other in (pieces[later] for later in range(index + 1, len(pieces))):
            if other_place != place or begin > end - _SLACK:
                break
            if min(end, other_end) - begin > _SLACK and not set(lines[name]) & set(lines[other]):
                yield (min(name, other), max(name, other))
