"""Every read of organisations and trajecten."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from stroomlijn.organisation.models import Organisation, Traject


@dataclass(frozen=True, slots=True)
class TrajectValue:
    """A traject as other contexts see it."""

    id: int
    name: str
    purpose: str
    starts_on: datetime.date | None


def trajecten(within: set[int] | None = None) -> list[TrajectValue]:
    """All trajecten, or those with an id in `within`."""
    rows = Traject.objects.all() if within is None else Traject.objects.filter(pk__in=within)
    return [_value(row) for row in rows]


def traject(traject_id: int) -> TrajectValue | None:
    row = Traject.objects.filter(pk=traject_id).first()
    return _value(row) if row else None


def traject_names(ids: Collection[int]) -> dict[int, str]:
    """Names by id, of those that exist."""
    return dict(Traject.objects.filter(pk__in=ids).values_list("pk", "name"))


def organisation_names() -> list[str]:
    return list(Organisation.objects.values_list("name", flat=True))


def all_organisations() -> dict[int, str]:
    """Names by id, in order of name."""
    return dict(Organisation.objects.order_by("name").values_list("pk", "name"))


def organisations(ids: Collection[int]) -> dict[int, str]:
    """Names by id."""
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))


def _value(row: Traject) -> TrajectValue:
    return TrajectValue(row.pk, row.name, row.purpose, row.starts_on)
