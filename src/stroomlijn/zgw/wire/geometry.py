"""Geometries as GeoJSON (RFC 7946), in longitude and latitude."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .faults import fault
from .kinds import WRONG, Faults, Schema

# How deep the positions lie in `coordinates`.
DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
MOST = 100_000
"""Positions in one geometry."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Any geometry of GeoJSON."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if is_geometry(value):
            return value
        faults.append(fault(name, "invalid"))
        return WRONG

    def schema(self) -> Schema:
        return {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": [*DEPTH]}}}


def is_geometry(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if value.get("type") == "GeometryCollection":
        inside = value.get("geometries")
        return isinstance(inside, list) and all(is_geometry(one) for one in inside)
    depth = DEPTH.get(str(value.get("type")))
    return depth is not None and 0 < _positions(value.get("coordinates"), depth) <= MOST


def _positions(value: object, depth: int) -> int:
    """How many positions there are; 0 when one is wrong."""
    if depth == 0:
        return 1 if _is_position(value) else 0
    if not isinstance(value, list) or not value:
        return 0
    inside = [_positions(one, depth - 1) for one in value]
    return sum(inside) if all(inside) else 0


def _is_position(value: object) -> bool:
    return (
        isinstance(value, list)
        and 2 <= len(value) <= 3
        and all(isinstance(one, int | float) and not isinstance(one, bool) and math.isfinite(one) for one in value)
    )
