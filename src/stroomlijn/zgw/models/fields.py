"""Columns whose kind on the wire Django's own fields cannot tell."""

from __future__ import annotations

from typing import Any

from django.db import models

from stroomlijn.engines.geometry import Shape, shape_of
from stroomlijn.zgw.wire.geometry import Geometry
from stroomlijn.zgw.wire.kinds import Choice, Duration, Group, Kind, Listed, OrEmpty, Variants

from .words import VERTROUWELIJKHEID


class DurationField(models.CharField):  # type: ignore[type-arg]
    """An ISO 8601 period, kept as written."""

    kind: Kind = Duration()

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 40, **options})


class GroupField(models.JSONField):
    """A group of values (gegevensgroep) that is kept and given whole."""

    def __init__(self, group: Group | OrEmpty | None = None, **options: Any) -> None:
        self.kind = group
        super().__init__(**{"null": True, "blank": True, **options})


class GroupsField(models.JSONField):
    """A list of groups of values."""

    def __init__(self, group: Group | Variants | None = None, **options: Any) -> None:
        self.kind = Listed(group) if group else None
        super().__init__(**{"default": list, "blank": True, **options})


class GeometryField(models.JSONField):
    """A place or area as GeoJSON (RFC 7946)."""

    kind: Kind = Geometry()

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"null": True, "blank": True, **options})


class ExtentField(models.Field):  # type: ignore[type-arg]
    """The box around a geometry, which an index can find by."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"null": True, "editable": False, **options})

    def db_type(self, connection: Any) -> str:
        return "box"


def extent_of(geometry: dict[str, Any] | None) -> str | None:
    """The box around a geometry, as the database writes it."""
    return box_of(shape_of(geometry)) if geometry else None


def box_of(shape: Shape) -> str:
    west, south, east, north = shape.extent
    return f"({east},{north}),({west},{south})"


class LevelField(models.SmallIntegerField):  # type: ignore[type-arg]
    """A level of confidentiality, kept as its place in the list, so that levels compare."""

    kind: Kind = Choice(VERTROUWELIJKHEID)
