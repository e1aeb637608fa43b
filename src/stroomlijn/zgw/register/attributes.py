"""What a resource shows: columns of its own, and addresses of what it belongs to or holds.

Each attribute gives an SQL expression over its row `t` and makes of its value what the wire shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from uuid import UUID

import msgspec
from django.db import connection, models

from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.outside.looking import Sort, answers, what_is_wrong
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.kinds import Address, Choice, Faults, Kind, Listed, Part

from .columns import part_of
from .hosts import with_host
from .rows import row_of

if TYPE_CHECKING:
    from .here import Here
    from .resource import Resource

Show = Callable[[Any, str], Any]
"""From a value of the database and the base of the addresses to a value of the wire."""
Columns = Mapping[str, Any]
DAY = "%s"
"""Stands in a `select` where the day belongs on which names of versioned types are resolved."""


class Attribute(Protocol):
    """
    part    how it is read from a body; read-only when it never is
    select  its value as an SQL expression over `t`
    show    what the wire shows of that value; None to show it as it is
    """

    @property
    def name(self) -> str: ...

    @property
    def part(self) -> Part: ...

    @property
    def select(self) -> str: ...

    @property
    def show(self) -> Show | None: ...

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        """What a value of a body sets on the row; notes what is wrong with it."""
        ...


@runtime_checkable
class Pointer(Protocol):
    """An attribute that shows addresses of another resource, and so can be expanded."""

    to: Callable[[], Resource]


@runtime_checkable
class InGroups(Protocol):
    """A pointer whose addresses stand in groups of values, under this name."""

    key: str


@dataclass(frozen=True)
class Column:
    """A column of the resource's own table, shown as it is."""

    field: models.Field[Any, Any]
    read_only: bool = False

    @cached_property
    def part(self) -> Part:
        return part_of(self.field, read_only=self.read_only)

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def select(self) -> str:
        return f"t.{self.field.column}"

    @property
    def show(self) -> Show | None:
        return _raw if isinstance(self.field, models.JSONField) else None

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        return {self.field.attname: value}


@dataclass(frozen=True)
class Level(Column):
    """A level of confidentiality: kept by its place in the list, shown and read by its name; `blank` where an empty one
    in a body is none."""

    blank: bool = False

    @cached_property
    def part(self) -> Part:
        return replace(part_of(self.field), kind=Choice(VERTROUWELIJKHEID, blank=self.blank))

    @property
    def show(self) -> Show:
        return lambda value, base: VERTROUWELIJKHEID[value]

    def store(self, value: str | None, here: Here, faults: Faults) -> Columns:
        return {self.field.attname: VERTROUWELIJKHEID.index(value) if value else None}


@dataclass(frozen=True)
class Secret(Column):
    """What is taken and never shown."""

    @cached_property
    def part(self) -> Part:
        return replace(part_of(self.field), write_only=True)


@dataclass(frozen=True)
class Outside(Column):
    """The address of a resource of another service, which is looked at when a body gives it."""

    sort: Sort = field(kw_only=True)

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        wrong = what_is_wrong(self.name, value, self.sort) if value else None
        if wrong:
            faults.append(wrong)
        return {self.field.attname: value}


@dataclass(frozen=True)
class Link(Column):
    """The address of the one resource that a foreign key points at."""

    to: Callable[[], Resource] = field(kw_only=True)

    @property
    def select(self) -> str:
        return f"t.{self.field.column}::text"

    @property
    def show(self) -> Show:
        return one_address(self.to())

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        target = self.to()
        found = _named(target, value, here)
        if value and found is None:
            faults.append(fault(self.name, "invalid-resource" if answers(value) else "bad-url", expected=target.name))
        return {self.field.name: found}


@dataclass(frozen=True)
class OwnLink(Link):
    """The same, of what is never elsewhere: nobody is asked for any other address."""

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        target = self.to()
        found = _named(target, value, here)
        if value and found is None:
            faults.append(fault(self.name, "no_match", expected=target.name))
        return {self.field.name: found}


@dataclass(frozen=True)
class LinkOrEmpty(Link):
    """The same, with an empty text where the standard knows no null."""

    @cached_property
    def part(self) -> Part:
        return replace(part_of(self.field), kind=Address(blank=True), null=False, default="")

    @property
    def show(self) -> Show:
        show = one_address(self.to())
        return lambda value, base: show(value, base) or ""


@dataclass(frozen=True)
class LinkGroups(Column):
    """Groups of values with, under `key`, the address of one of ours; of others where a service is registered."""

    to: Callable[[], Resource] = field(kw_only=True)
    key: str = field(kw_only=True)

    @property
    def show(self) -> Show:
        return lambda value, base: [
            one | {self.key: with_host(one[self.key], base)} for one in msgspec.json.decode(value or "[]")
        ]

    def store(self, value: list[dict[str, Any]], here: Here, faults: Faults) -> Columns:
        ours = seen_among(self.to(), [one[self.key] for one in value], here)
        for place, one in enumerate(value):
            if not (one[self.key] in ours or answers(one[self.key])):
                faults.append(fault(f"{self.name}.{place}.{self.key}", "bad-url"))
        return {self.field.attname: [one | {self.key: here.kept(one[self.key])} for one in value]}


@dataclass(frozen=True)
class Anywhere(Column):
    """The address of one of several of ours, or of something that answers where a service is registered."""

    among: Callable[[], Sequence[Resource]] = field(kw_only=True)

    @property
    def show(self) -> Show:
        return with_host

    def store(self, value: str, here: Here, faults: Faults) -> Columns:
        if value and not any(seen_among(one, [value], here) for one in self.among()) and not answers(value):
            faults.append(fault(self.name, "bad-url"))
        return {self.field.attname: here.kept(value)}


def _named(resource: Resource, address: str | None, here: Here) -> models.Model | None:
    """The row of ours at an address in a body, if the caller may name it there."""
    number = here.own_id(address, resource.root) if address else None
    return known_row(resource, number, here) if number else None


def known_row(resource: Resource, number: UUID, here: Here) -> models.Model | None:
    """The row with this id, if the caller may name it."""
    known, values = resource.guard.known(here.rights)
    return row_of(resource.model, f"t.id = %s and ({known})", [number, *values])


def seen_among(resource: Resource, addresses: Sequence[str], here: Here) -> set[str]:
    """Those of the addresses where one of ours stands that the caller may see."""
    numbers = {address: number for address in addresses if (number := here.own_id(address, resource.root))}
    if not numbers:
        return set()
    condition, values = resource.guard.condition(here.rights)
    rows = f"select t.id from {resource.table} t where t.id = any(%s) and ({condition})"
    with connection.cursor() as cursor:
        cursor.execute(rows, [list(numbers.values()), *values])
        found = {row[0] for row in cursor.fetchall()}
    return {address for address, number in numbers.items() if number in found}


class Shown:
    """What follows from other rows: never in a body."""

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        return {}


@dataclass(frozen=True)
class Addresses(Shown):
    """The addresses of other resources, by a query over `t` that gives their keys."""

    name: str
    to: Callable[[], Resource]
    query: str

    @property
    def part(self) -> Part:
        return Part(self.name, Listed(Address()), read_only=True)

    @property
    def select(self) -> str:
        return f"array({self.query})::text[]"

    @cached_property
    def show(self) -> Show:
        return many_addresses(self.to())


@dataclass(frozen=True)
class AddressOf(Shown):
    """The address of one other resource, by an SQL expression over `t` that gives its id."""

    name: str
    to: Callable[[], Resource]
    number: str
    null: bool = False

    @property
    def part(self) -> Part:
        return Part(self.name, Address(), null=self.null, read_only=True)

    @property
    def select(self) -> str:
        return f"{self.number}::text"

    @cached_property
    def show(self) -> Show:
        return one_address(self.to())


@dataclass(frozen=True)
class Computed(Shown):
    """A value that follows from other rows: an SQL expression over `t`."""

    name: str
    kind: Kind
    select: str
    null: bool = False
    show: Show | None = None

    @property
    def part(self) -> Part:
        return Part(self.name, self.kind, null=self.null, read_only=True)


def one_address(resource: Resource) -> Show:
    root = resource.root + "/"
    return lambda value, base: None if value is None else base + root + value


def many_addresses(resource: Resource) -> Show:
    root = resource.root + "/"
    return lambda value, base: [base + root + one for one in value]


def _raw(value: str | None, base: str) -> msgspec.Raw | None:
    return None if value is None else msgspec.Raw(value.encode())
