"""Making, changing and removing a resource: one transaction with its rules and its audit trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from psycopg.errors import UniqueViolation

from stroomlijn.zgw.wire.faults import Fault, Invalid
from stroomlijn.zgw.wire.kinds import WRONG, Faults, read_parts

from .here import Here
from .reading import Shown, joined, read_one
from .resource import Resource
from .retrying import retried
from .rows import add, row_of
from .rules import Row
from .trail import record

Body = Mapping[str, Any]
Columns = Mapping[str, Any]
NOT_UNIQUE = Fault("nonFieldErrors", "unique", "Dit is er al: deze waarden horen samen maar één keer voor te komen.")
IN_USE = Fault("nonFieldErrors", "in-use", "Dit wordt nog gebruikt, en kan daarom niet weg.")


def create(resource: Resource, body: Body, here: Here) -> Shown:
    """The new resource as the wire shows it. Raises `Invalid` or `Refused`; then nothing is written."""
    return add_row(resource, new_row(resource, body, here), here)


def new_row(resource: Resource, body: Body, here: Here) -> Row:
    """What a body makes, to be added. Outside any transaction: another service may take seconds to answer."""
    row = resource.model()
    _set(row, _values(resource, body, here, complete=True))
    resource.rules.before_create(row, here)
    return row


def add_row(resource: Resource, row: Row, here: Here) -> Shown:
    with _one_of_each(resource):
        return _create(resource, copy(row), here)


def update(resource: Resource, number: UUID, body: Body, here: Here, *, complete: bool) -> Shown | None:
    """The changed resource; with `complete` (PUT) the body holds all of it. None where it is not there."""
    try:
        values = _values(resource, body, here, complete=complete)
    except Invalid:
        if read_one(resource, number, here) is None:
            return None
        raise
    if resource.rules.before_update:
        _before_update(resource.rules.before_update, _row(resource, number, here), values, here)
    with _one_of_each(resource):
        action = "update" if complete else "partial_update"
        return retried(lambda: _update(resource, number, values, here, action))


def _before_update(rule: Callable[[Row, Row, Here], None], old: Row | None, values: Columns, here: Here) -> None:
    if old is not None:
        row = copy(old)
        _set(row, values)
        rule(row, old, here)


@transaction.atomic
def _create(resource: Resource, row: Row, here: Here) -> Shown:
    resource.rules.create(row, here)
    add(row)
    resource.rules.after(row, here)
    found = seen(resource, row, here)
    record(resource, "create", None, {**found, **resource.traced(row)}, here)
    return {**found, **resource.told(row)}


@transaction.atomic
def _update(resource: Resource, number: UUID, values: Columns, here: Here, action: str) -> Shown | None:
    old = locked(resource, number, here)
    if old is None:
        return None
    before = seen(resource, old, here)
    row = copy(old)
    _set(row, values)
    resource.rules.update(row, old, here)
    row.save(force_update=True)
    resource.rules.after(row, here)
    found = seen(resource, row, here)
    record(resource, action, before, {**found, **resource.traced(row)}, here)
    return found


def delete(resource: Resource, number: UUID, here: Here) -> bool:
    """Whether it was there."""
    return retried(lambda: _delete(resource, number, here))


@transaction.atomic
def _delete(resource: Resource, number: UUID, here: Here) -> bool:
    row = locked(resource, number, here)
    if row is None:
        return False
    before = seen(resource, row, here)
    resource.rules.delete(row, here)
    try:
        copy(row).delete()  # which takes the id away
    except ProtectedError as wrong:
        raise Invalid([IN_USE]) from wrong
    resource.rules.gone(row, here)
    record(resource, "destroy", before, None, here)
    return True


def locked(resource: Resource, number: UUID, here: Here) -> models.Model | None:
    """The row, for this transaction alone, if the caller may see it."""
    return _row(resource, number, here, lock=True)


def _row(resource: Resource, number: UUID, here: Here, *, lock: bool = False) -> models.Model | None:
    where, values = joined([("t.id = %s", [number]), resource.guard.condition(here.rights)])
    return row_of(resource.model, where, values, lock=lock)


def seen(resource: Resource, row: models.Model, here: Here) -> Shown:
    """What was written, also for a caller that may write and not read."""
    found = read_one(resource, row.pk, replace(here, rights=replace(here.rights, everything=True)))
    assert found is not None
    return found


@contextmanager
def _one_of_each(resource: Resource) -> Iterator[None]:
    """Of two callers with the same at the same moment one comes second; raises `Invalid` for that one."""
    try:
        yield
    except IntegrityError as wrong:
        said = getattr(wrong.__cause__, "diag", None)
        taken = resource.rules.taken.get(said.constraint_name) if said else None
        if taken is None and not isinstance(wrong.__cause__, UniqueViolation):
            raise
        raise Invalid([taken or NOT_UNIQUE]) from wrong


def _set(row: Row, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _values(resource: Resource, body: Body, here: Here, *, complete: bool) -> dict[str, Any]:
    """What the body sets on the row, addresses turned into rows. Raises `Invalid` with all its faults.

    Outside any transaction: an address elsewhere may take seconds to answer.
    """
    faults: Faults = []
    read = read_parts(resource.parts, body, faults, complete=complete)
    found: dict[str, Any] = {}
    for attribute in resource.written:
        value = read.get(attribute.name, WRONG)
        if value is not WRONG:
            found.update(attribute.store(value, here, faults))
    if faults:
        raise Invalid(faults)
    return found
