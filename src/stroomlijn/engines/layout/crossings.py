"""Where lines cross, and which run on top of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from stroomlijn.engines.process_model import Box, Point

_CELL = 150.0
_SLACK = 2.0
Segment = tuple[str, Point, Point]


def meetings(lines: Mapping[str, tuple[str, str]], edges: Mapping[str, tuple[Point, ...]]) -> tuple[int, int]:
    """How often lines cross, and how many pairs without common end run on top of each other.

    `lines` gives source and target by id, `edges` the points. Lines that only touch do not cross.
    """
    segments = [(name, one, other) for name in lines for one, other in pairwise(edges[name]) if one != other]
    places: dict[tuple[int, int], list[int]] = {}
    for index, (_, one, other) in enumerate(segments):
        for key in cells(box_of(one, other)):
            places.setdefault(key, []).append(index)
    crossed: set[tuple[str, str, Point]] = set()
    covered: set[tuple[str, str]] = set()
    for first, second in {pair for found in places.values() for pair in combinations(found, 2)}:
        left, right = segments[first], segments[second]
        if left[0] == right[0]:
            continue
        if _apart(lines[left[0]], lines[right[0]]) and _on_top(left, right):
            covered.add((left[0], right[0]))
        point = _crossing(left, right)
        if point is not None:
            crossed.add((min(left[0], right[0]), max(left[0], right[0]), point))
    return len(crossed), len(covered)


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return not set(one) & set(other)


def _crossing(one: Segment, other: Segment) -> Point | None:
    """Where two segments cross in their inside; None where they only touch."""
    (ax, ay), (bx, by) = one[1:]
    (cx, cy), (dx, dy) = other[1:]
    divisor = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(divisor) < 1e-9:
        return None
    s = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / divisor
    t = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / divisor
    edge_one, edge_other = 0.5 / _length(one), 0.5 / _length(other)
    if not (edge_one < s < 1 - edge_one and edge_other < t < 1 - edge_other):
        return None
    return (round(ax + s * (bx - ax)), round(ay + s * (by - ay)))


def _length(segment: Segment) -> float:
    (ax, ay), (bx, by) = segment[1:]
    return max(float(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5), 0.5)


def _on_top(one: Segment, other: Segment) -> bool:
    """Both horizontal or both vertical, on one line, over more than a few units."""
    for axis, along in ((0, 1), (1, 0)):
        across = {round(point[axis], 1) for point in (*one[1:], *other[1:])}
        if len(across) == 1:
            low = max(min(one[1][along], one[2][along]), min(other[1][along], other[2][along]))
            high = min(max(one[1][along], one[2][along]), max(other[1][along], other[2][along]))
            return high - low > _SLACK
    return False


def box_of(one: Point, other: Point) -> Box:
    """The smallest box around two points."""
    return Box(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))


def cells(box: Box) -> Iterator[tuple[int, int]]:
    """The squares of a coarse grid that a box touches; only what shares a square can meet."""
    for column in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
