"""Places, lines and areas out of GeoJSON (RFC 7946), flat: longitude is x, latitude is y, and height says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

Number: TypeAlias = float | Fraction
Point: TypeAlias = tuple[Number, Number]
Edge: TypeAlias = tuple[Point, Point]
Extent: TypeAlias = tuple[Number, Number, Number, Number]
"""West, south, east and north of all that is in it."""


@dataclass(frozen=True)
class Shape:
    """All points, lines and areas of one geometry. An area is the edges of its outer ring and of its holes together:
    what has an odd number of them on its way out lies inside."""

    points: Sequence[Point]
    lines: Sequence[Sequence[Point]]
    areas: Sequence[Sequence[Sequence[Point]]]

    @cached_property
    def edges_of_areas(self) -> Sequence[Sequence[Edge]]:
        return [[edge for ring in area for edge in edges(ring)] for area in self.areas]

    @cached_property
    def edges_of_lines(self) -> Sequence[Edge]:
        return [edge for line in self.lines for edge in edges(line)]

    @cached_property
    def extent(self) -> Extent:
        xs, ys = zip(*self._all(), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _all(self) -> Iterator[Point]:
        yield from self.points
        for line in self.lines:
            yield from line
        for area in self.areas:
            for ring in area:
                yield from ring


def shape_of(geometry: Mapping[str, Any]) -> Shape:
    points: list[Point] = []
    lines: list[list[Point]] = []
    areas: list[list[list[Point]]] = []
    for kind, given in _single(geometry):
        match kind:
            case "Point":
                points.append(_point(given))
            case "LineString":
                lines.append([_point(one) for one in given])
            case _:
                areas.append([[_point(one) for one in ring] for ring in given])
    return Shape(points, lines, areas)


def edges(path: Sequence[Point]) -> list[Edge]:
    """The pieces between its points; a point that stands twice makes none."""
    return [(a, b) for a, b in pairwise(path) if a != b]


def _single(geometry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Its points, lines and areas one by one, each by its type with its coordinates."""
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from _single(one)
    elif kind.startswith("Multi"):
        yield from ((kind.removeprefix("Multi"), one) for one in geometry["coordinates"])
    else:
        yield kind, geometry["coordinates"]


def _point(position: Sequence[float]) -> Point:
    return position[0], position[1]
