"""Columns whose kind on the wire Django's own fields cannot tell."""

from __future__ import annotations

from typing import Any

from django.db import models

from stroomlijn.zgw.wire.kinds import Duration, Group, Kind, Listed, Variants


class DurationField(models.CharField):  # type: ignore[type-arg]
    """An ISO 8601 period, kept as written."""

    kind: Kind = Duration()

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 40, **options})


class GroupField(models.JSONField):
    """A group of values (gegevensgroep) that is kept and given whole."""

    def __init__(self, group: Group | None = None, **options: Any) -> None:
        self.kind = group
        super().__init__(**{"null": True, "blank": True, **options})


class GroupsField(models.JSONField):
    """A list of groups of values."""

    def __init__(self, group: Group | Variants | None = None, **options: Any) -> None:
        self.kind = Listed(group) if group else None
        super().__init__(**{"default": list, "blank": True, **options})
