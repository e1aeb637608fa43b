"""Within, on the cases where near enough is not good enough."""

from __future__ import annotations

import random
from typing import Any

import pytest

from stroomlijn.engines.geometry import shape_of, within


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def polygons(*areas: list[list[list[float]]]) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": list(areas)}


def point(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def line(*positions: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(one) for one in positions]}


FIELD = polygon(square(0, 0, 10, 10))
WITH_HOLE = polygon(square(0, 0, 10, 10), square(4, 4, 6, 6))
BOTH = polygons([square(0, 0, 4, 4)], [square(6, 6, 10, 10)])
SIDE_BY_SIDE = polygons([square(0, 0, 5, 10)], [square(5, 0, 10, 10)])
NOTCH = polygon([[0, 0], [10, 0], [10, 10], [5, 5], [0, 10], [0, 0]])
# Its slope goes through places that differ from those beside it in the last digit only.
SLOPE = polygon([[0, 0], [3, 1], [0, 1], [0, 0]])


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (point(5, 5), FIELD, True),
        (point(0, 5), FIELD, False),
        (point(10, 10), FIELD, False),
        (point(11, 5), FIELD, False),
        (point(-1, 10), FIELD, False),
        (point(5, 5), WITH_HOLE, False),
        (point(4, 5), WITH_HOLE, False),
        (point(3, 5), WITH_HOLE, True),
        (point(7, 7), BOTH, True),
        (point(5, 5), BOTH, False),
        (point(5, 5), NOTCH, False),
        (point(0.375, 0.125), SLOPE, False),
        (point(0.37499999999999994, 0.125), SLOPE, True),
        (point(0.37500000000000006, 0.125), SLOPE, False),
        (point(53, 5), point(53, 5), True),
        (point(53, 5), point(53, 5.0000000001), False),
        (point(1, 0), line((0, 0), (2, 0)), True),
        (point(2, 0), line((0, 0), (2, 0)), False),
        ({"type": "MultiPoint", "coordinates": [[0, 0], [5, 5]]}, FIELD, True),
        ({"type": "MultiPoint", "coordinates": [[0, 0], [10, 10]]}, FIELD, False),
        (line((1, 1), (9, 9)), FIELD, True),
        (line((0, 0), (10, 0)), FIELD, False),
        (line((0, 0), (10, 10)), FIELD, True),
        (line((1, 5), (9, 5)), WITH_HOLE, False),
        (line((4, 4), (4, 6)), WITH_HOLE, False),
        (line((1, 4), (9, 4)), WITH_HOLE, True),
        (line((1, 1), (9, 9)), BOTH, False),
        (line((2, 9), (8, 9)), NOTCH, False),
        (line((0, 0), (1, 0)), line((0, 0), (2, 0)), True),
        (line((0, 0), (3, 0)), line((0, 0), (2, 0)), False),
        (FIELD, FIELD, True),
        (polygon(square(0, 0, 5, 5)), FIELD, True),
        (polygon(square(0, 0, 5, 10.1)), FIELD, False),
        (polygon(square(3, 3, 7, 7)), WITH_HOLE, False),
        (polygon(square(1, 1, 9, 9)), WITH_HOLE, False),
        (polygon(square(4, 4, 6, 6)), WITH_HOLE, False),
        (polygon(square(0, 0, 4, 10)), WITH_HOLE, True),
        (polygon(square(1, 1, 9, 9), square(3, 3, 7, 7)), WITH_HOLE, True),
        (polygon(square(1, 1, 9, 9), square(4, 4, 6, 6)), WITH_HOLE, True),
        (polygon(square(1, 1, 9, 9), square(4, 4, 6, 5)), WITH_HOLE, False),
        (WITH_HOLE, FIELD, True),
        (FIELD, WITH_HOLE, False),
        (polygon(square(1, 1, 7, 7)), BOTH, False),
        (polygons([square(1, 1, 2, 2)], [square(7, 7, 8, 8)]), BOTH, True),
        (polygons([square(1, 1, 2, 2)], [square(4, 4, 5, 5)]), BOTH, False),
        (polygon(square(4, 4, 6, 6)), SIDE_BY_SIDE, True),
        (polygon([[0, 5], [5, 0], [10, 5], [5, 10], [0, 5]]), FIELD, True),
        (polygon([[0, 5], [5, 0], [10.5, 5], [5, 10], [0, 5]]), FIELD, False),
        (polygon([[1, 1], [9, 1], [5, 5], [1, 1]]), NOTCH, True),
        (polygon([[5, 1], [10, 10], [5, 4], [0, 10], [5, 1]]), NOTCH, True),
        (polygon([[5, 1], [10, 10], [5, 6], [0, 10], [5, 1]]), NOTCH, False),
        (polygon(square(1, 1, 2, 2)), line((0, 0), (2, 2)), False),
        ({"type": "GeometryCollection", "geometries": [point(1, 1), polygon(square(2, 2, 3, 3))]}, FIELD, True),
        ({"type": "GeometryCollection", "geometries": [point(11, 1), polygon(square(2, 2, 3, 3))]}, FIELD, False),
    ],
)
def test_within(inner: dict[str, Any], outer: dict[str, Any], expected: bool) -> None:
    assert within(shape_of(inner), shape_of(outer)) is expected


def test_any_small_area_is_within_just_when_its_cells_are() -> None:
    """Areas of whole cells, beside the same told by counting cells."""
    chance = random.Random(7)
    for _ in range(60):
        outer = {(x, y) for x in range(5) for y in range(5) if chance.random() < 0.8}
        west, south = chance.randrange(4), chance.randrange(4)
        inner = polygon(square(west, south, west + 2, south + 2))
        cells = {(west + x, south + y) for x in range(2) for y in range(2)}
        around = polygons(*([square(x, y, x + 1, y + 1)] for x, y in outer))
        assert within(shape_of(inner), shape_of(around)) is (cells <= outer), (cells, outer)
