"""Points of lines: where they touch the border of a shape, and without needless corners."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from stroomlijn.engines.process_model import Box, Kind, Node, Point


def border_x(box: Box, y: float, right: bool, node: Node | None) -> float:
    """Where a horizontal line at height `y` meets the side of a shape."""
    middle, half = box.centre[0], _half_extent(node, box.width, abs(y - box.centre[1]))
    return middle + half if right else middle - half


def border_y(box: Box, x: float, bottom: bool, node: Node | None) -> float:
    """Where a vertical line at `x` meets the top or bottom of a shape."""
    middle, half = box.centre[1], _half_extent(node, box.height, abs(x - box.centre[0]))
    return middle + half if bottom else middle - half


def _half_extent(node: Node | None, size: float, away: float) -> float:
    """Half of what a line that passes `away` from the middle has of a circle, a diamond or a rectangle."""
    half = size / 2
    if node is not None and node.kind is Kind.EVENT:
        return sqrt(max(0.0, half * half - away * away))
    if node is not None and node.kind is Kind.GATEWAY:
        return max(0.0, half - away)
    return half


def straightened(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points rounded to a tenth, without doubles and without points in the middle of a straight piece."""
    kept: list[Point] = []
    for x, y in points:
        point = (round(x, 1), round(y, 1))
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and _between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept if len(kept) > 1 else kept * 2)


def _between(one: Point, middle: Point, other: Point) -> bool:
    same_x = one[0] == middle[0] == other[0]
    same_y = one[1] == middle[1] == other[1]
    axis = 1 if same_x else 0
    return (same_x or same_y) and (middle[axis] - one[axis]) * (other[axis] - middle[axis]) >= 0
