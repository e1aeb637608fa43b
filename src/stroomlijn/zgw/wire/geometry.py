"""Geometries as GeoJSON (RFC 7946), in longitude and latitude."""

from __future__ import annotations

from collections.abc import Mapping
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
FARTHEST = (180, 90, 1_000_000_000)
"""How far a position lies from zero: east or west and north or south in degrees, and how high or deep."""
DEEPEST = 10
"""Collections within collections."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Any geometry of GeoJSON."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if is_geometry(value):
            return _bare(value)
        faults.append(fault(name, "invalid"))
        return WRONG

    def schema(self) -> Schema:
        return {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": [*DEPTH]}}}


def is_geometry(value: object, deep: int = 0) -> bool:
    if not isinstance(value, dict):
        return False
    if value.get("type") == "GeometryCollection":
        inside = value.get("geometries")
        if not isinstance(inside, list) or not 0 < len(inside) <= MOST or deep >= DEEPEST:
            return False
        return all(is_geometry(one, deep + 1) for one in inside)
    kind = str(value.get("type"))
    return kind in DEPTH and 0 < _positions(value.get("coordinates"), DEPTH[kind], kind) <= MOST


def _bare(value: Any) -> dict[str, Any]:
    """Without what others put beside it: nobody reads that, and it may hold what cannot be kept."""
    if value["type"] == "GeometryCollection":
        return {"type": "GeometryCollection", "geometries": [_bare(one) for one in value["geometries"]]}
    return {"type": value["type"], "coordinates": value["coordinates"]}


def positions(geometry: Mapping[str, Any]) -> int:
    """How many positions a geometry has."""
    if geometry["type"] == "GeometryCollection":
        return sum(positions(one) for one in geometry["geometries"])
    kind = geometry["type"]
    return _positions(geometry["coordinates"], DEPTH[kind], kind)


def _positions(value: object, depth: int, kind: str) -> int:
    """How many positions there are; 0 when one is wrong, or a line or a ring is none."""
    if depth == 0:
        return 1 if _is_position(value) else 0
    if not isinstance(value, list) or not value:
        return 0
    inside = [_positions(one, depth - 1, kind) for one in value]
    return sum(inside) if all(inside) and (depth > 1 or _is_path(value, kind)) else 0


def _is_path(value: list[Any], kind: str) -> bool:
    """A line has two positions; a ring four, of which the last is the first again."""
    if kind.endswith("Polygon"):
        return len(value) >= 4 and value[0] == value[-1]
    return len(value) >= 2 or kind == "MultiPoint"


def _is_position(value: object) -> bool:
    return (
        isinstance(value, list)
        and 2 <= len(value) <= 3
        and all(
            isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= most
            for one, most in zip(value, FARTHEST, strict=False)
        )
    )
