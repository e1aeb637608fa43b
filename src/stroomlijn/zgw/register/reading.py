"""Rows of a resource as the wire shows them: one statement for all of them, whatever they point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from .here import Here
from .resource import Resource

Shown = dict[str, Any]


def read_one(resource: Resource, number: UUID, here: Here) -> Shown | None:
    """One resource, or None where it is not there or not for this caller."""
    found = read_rows(resource, [("t.id = %s", [number])], here)
    return found[0] if found else None


def read_rows(
    resource: Resource, conditions: Iterable[tuple[str, Sequence[Any]]], here: Here, tail: str = ""
) -> list[Shown]:
    where, values = joined([*conditions, resource.guard.condition(here.rights)])
    with connection.cursor() as cursor:
        cursor.execute(f"{resource.select} where {where} {tail}", bound(resource, values, here))
        return [shown(resource, row, here.base) for row in cursor.fetchall()]


def joined(conditions: Iterable[tuple[str, Sequence[Any]]]) -> tuple[str, list[Any]]:
    """All conditions as one, with their values in order."""
    parts: list[str] = ["true"]
    values: list[Any] = []
    for sql, given in conditions:
        parts.append(f"({sql})")
        values.extend(given)
    return " and ".join(parts), values


def bound(resource: Resource, values: Sequence[Any], here: Here) -> list[Any]:
    """The values of a whole statement: the day for each name of a versioned type that it resolves, then the rest."""
    return [here.day] * resource.select.count("%s") + list(values)


def shown(resource: Resource, row: Sequence[Any], base: str) -> Shown:
    """A row of `resource.select` as the wire shows it."""
    found: Shown = {"url": f"{base}{resource.root}/{row[0]}"}
    if resource.shows_uuid:
        found["uuid"] = row[0][-36:]
    for attribute, value in zip(resource.attributes, row[1:], strict=True):
        show = attribute.show
        found[attribute.name] = show(value, base) if show else value
    return found
