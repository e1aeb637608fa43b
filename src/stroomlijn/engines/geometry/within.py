"""Within, as OGC Simple Features has it: nothing of the one lies outside the other, and some of it is more than border.

So an area that touches the border from inside is within, and a point or a line that lies on the border is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from .placing import BORDER, INSIDE, OUTSIDE, beside, extent, lies_on, on, overlap, pieces, place
from .shapes import Edge, Point, Shape, edges

_TRIES = (Fraction(1, 2), Fraction(1, 3), Fraction(2, 5), Fraction(3, 7), Fraction(5, 11), Fraction(7, 13))
"""Where in a piece of an edge is looked beside it, until nothing else ends just there."""


def within(inner: Shape, outer: Shape) -> bool:
    if not _fits(inner, outer):
        return False
    places = [_place_of(point, outer) for point in inner.points]
    places += [_place_of(on(edge, middle), outer) for edge, middle in _middles(inner, outer)]
    if OUTSIDE in places or not _areas_fit(inner, outer):
        return False
    return INSIDE in places or bool(inner.areas)


def _fits(inner: Shape, outer: Shape) -> bool:
    (west, south, east, north), around = inner.extent, outer.extent
    return around[0] <= west and around[1] <= south and east <= around[2] and north <= around[3]


def _place_of(point: Point, outer: Shape) -> int:
    found = [place(point, area) for area in outer.edges_of_areas]
    found += [INSIDE for one in outer.points if one == point]
    if any(lies_on(point, edge) for edge in outer.edges_of_lines):
        ends = [end for line in outer.lines for end in (line[0], line[-1])]
        found.append(BORDER if ends.count(point) % 2 else INSIDE)
    return max(found, default=OUTSIDE)


def _middles(inner: Shape, outer: Shape) -> Iterator[tuple[Edge, Fraction]]:
    """The middle of each piece of the lines, in which nothing of the outer one begins or ends."""
    around = [*outer.edges_of_lines, *(edge for area in outer.edges_of_areas for edge in area)]
    for edge in inner.edges_of_lines:
        yield from ((edge, (begin + end) / 2) for begin, end in pieces(edge, around))


def _areas_fit(inner: Shape, outer: Shape) -> bool:
    """Where one of the inner areas lies just beside an edge, an outer one does too; each part of the plane that edges
    bound has such a place."""
    if not inner.areas:
        return True
    if not outer.areas:
        return False
    near = [edge for area in outer.edges_of_areas for edge in area if overlap(extent(edge), inner.extent)]
    of_inner = [edge for area in inner.edges_of_areas for edge in area]
    rings = [ring for area in inner.areas for ring in area]
    return all(_ring_fits(ring, near, inner, outer) for ring in rings) and all(
        _is_covered_beside(edge, of_inner, inner, outer) for edge in near
    )


def _ring_fits(ring: Sequence[Point], near: Sequence[Edge], inner: Shape, outer: Shape) -> bool:
    """A ring that no outer edge touches lies on one side of all of them."""
    if any(_touches(edge, near) for edge in edges(ring)):
        return all(_is_covered_beside(edge, near, inner, outer) for edge in edges(ring))
    return any(place(ring[0], area) == INSIDE for area in outer.edges_of_areas)


def _touches(edge: Edge, others: Sequence[Edge]) -> bool:
    return any(lies_on(edge[0], other) for other in others) or len(list(pieces(edge, others))) > 1


def _is_covered_beside(edge: Edge, others: Sequence[Edge], inner: Shape, outer: Shape) -> bool:
    for begin, end in pieces(edge, others):
        for part in _TRIES:
            point = on(edge, begin + (end - begin) * part)
            ours, theirs = (beside(point, edge, one.edges_of_areas) for one in (inner, outer))
            if ours is not None and theirs is not None:
                break
        else:
            return False
        if any(one and not other for one, other in zip(ours, theirs, strict=True)):
            return False
    return True
