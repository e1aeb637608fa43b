"""Where a point lies, told exactly: rounded numbers where they are sure, fractions where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import fabs

from .shapes import Edge, Extent, Number, Point

OUTSIDE, BORDER, INSIDE = -1, 0, 1
_SURE = 1e-15
"""Beyond this part of its terms, the sign of a rounded cross product is right."""


def turn(a: Point, b: Point, c: Point) -> int:
    """Whether the way from a by b to c goes left (1), right (-1) or straight (0)."""
    first = (b[0] - a[0]) * (c[1] - a[1])
    second = (b[1] - a[1]) * (c[0] - a[0])
    found = first - second
    if not isinstance(found, Fraction) and abs(found) <= _SURE * (fabs(first) + fabs(second)):
        (ax, ay), (bx, by), (cx, cy) = (exact(one) for one in (a, b, c))
        found = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return (found > 0) - (found < 0)


def exact(point: Point) -> tuple[Fraction, Fraction]:
    return Fraction(point[0]), Fraction(point[1])


def lies_on(point: Point, edge: Edge) -> bool:
    (ax, ay), (bx, by) = edge
    x, y = point
    between = min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by)
    return between and turn(*edge, point) == 0


def place(point: Point, area: Iterable[Edge]) -> int:
    """Inside, on the border or outside of one area."""
    inside, y = False, point[1]
    for edge in area:
        ay, by = edge[0][1], edge[1][1]
        if (ay < y and by < y) or (ay > y and by > y):
            continue
        if lies_on(point, edge):
            return BORDER
        if _passes_right_of(point, edge):
            inside = not inside
    return INSIDE if inside else OUTSIDE


def _passes_right_of(point: Point, edge: Edge) -> bool:
    a, b = edge
    if (a[1] > point[1]) == (b[1] > point[1]):
        return False
    return turn(a, b, point) == (1 if b[1] > a[1] else -1)


def beside(point: Point, along: Edge, areas: Iterable[Sequence[Edge]]) -> tuple[bool, bool] | None:
    """Whether just beside a point of an edge, to the east and to the west of it, lies some of the areas; to the north
    and the south of an edge that is level. None where another edge crosses or ends in the point itself."""
    level = along[0][1] == along[1][1]
    at = _turned(point) if level else point
    east = west = False
    for area in areas:
        here, same = False, False
        for edge in area:
            if lies_on(point, edge):
                if turn(*along, edge[0]) or turn(*along, edge[1]):
                    return None
                same = not same
            elif _passes_right_of(at, (_turned(edge[0]), _turned(edge[1])) if level else edge):
                here = not here
        east, west = east or here, west or here != same
    return east, west


def _turned(point: Point) -> Point:
    return point[1], point[0]


def pieces(edge: Edge, others: Iterable[Edge]) -> Iterator[tuple[Fraction, Fraction]]:
    """The parts of an edge between all points in which others cross or touch it, from 0 to 1."""
    cuts = {Fraction(0), Fraction(1)}
    for other in others:
        cuts.update(_cuts(edge, other))
    ordered = sorted(cuts)
    return pairwise(ordered)


def _cuts(edge: Edge, other: Edge) -> Iterator[Fraction]:
    (a, b), (c, d) = edge, other
    if not overlap(extent(edge), extent(other)):
        return
    one, two = turn(a, b, c), turn(a, b, d)
    if one == two == 0:
        yield from (_part(edge, end) for end in other if lies_on(end, edge))
    elif one != two and turn(c, d, a) != turn(c, d, b):
        yield _crossing(edge, other)


def _crossing(edge: Edge, other: Edge) -> Fraction:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (exact(one) for one in (*edge, *other))
    across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    return ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across


def _part(edge: Edge, point: Point) -> Fraction:
    """How far along the edge a point of it lies."""
    (ax, ay), (bx, by), (x, y) = (exact(one) for one in (*edge, point))
    return (x - ax) / (bx - ax) if bx != ax else (y - ay) / (by - ay)


def on(edge: Edge, part: Fraction) -> Point:
    (ax, ay), (bx, by) = (exact(one) for one in edge)
    return ax + (bx - ax) * part, ay + (by - ay) * part


def extent(edge: Edge) -> Extent:
    (ax, ay), (bx, by) = edge
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def overlap(one: Extent, other: Extent) -> bool:
    apart: tuple[tuple[Number, Number], ...] = (
        (one[2], other[0]),
        (other[2], one[0]),
        (one[3], other[1]),
        (other[3], one[1]),
    )
    return all(end >= begin for end, begin in apart)
