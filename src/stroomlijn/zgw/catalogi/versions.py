"""Names of versioned types, and the versions that they stand for on a day (the 'grote historiemodel').

A name stands for the version that is valid on the day; without one, for the last that was made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models

from stroomlijn.zgw.register.attributes import DAY, many_addresses, one_address
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.kinds import Address, Faults, Listed, Part, Text
from stroomlijn.zgw.wire.names import camel

if TYPE_CHECKING:
    from stroomlijn.zgw.register.attributes import Columns, Show
    from stroomlijn.zgw.register.here import Here
    from stroomlijn.zgw.register.resource import Resource

VALID = f"{DAY}::date between v.begin_geldigheid and coalesce(v.einde_geldigheid, 'infinity')"


def versions(table: str, name: str, where: str) -> str:
    """A query for the ids of one version `v` of each name that fits."""
    return (
        f"select id from (select distinct on (v.{name}) v.id from {table} v where {where} "
        f"order by v.{name}, {VALID} desc, v.begin_geldigheid desc, v.id desc) one order by id"
    )


class Pointed(str):
    """The name of a type of which a body gave the address, as clients from before Catalogi 1.2 do."""

    kind: Any
    """The type itself, of which a name says nothing: its catalogue, and whether it is published."""


@dataclass(frozen=True)
class Named:
    """A list of names of types in the same catalogue, shown as the addresses of their versions.

    In a body both dialects are read: names (Catalogi 1.2 and later) and addresses (before it, and most clients).
    """

    field: models.Field[Any, Any]
    to: Callable[[], Resource]
    called: str
    catalogus: str
    required: bool = False

    @cached_property
    def part(self) -> Part:
        return Part(camel(self.field.name), Listed(Text(1000)), required=self.required, default=[])

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def select(self) -> str:
        table = self.to().table
        where = f"v.catalogus_id = {self.catalogus} and v.{self.called} = any(t.{self.field.column})"
        return f"array({versions(table, self.called, where)})::text[]"

    @cached_property
    def show(self) -> Show:
        return many_addresses(self.to())

    def store(self, value: list[str], here: Here, faults: Faults) -> Columns:
        found = [called(self.to(), self.called, one, here) for one in value]
        if None in found:
            faults.append(fault(self.name, "bad-url"))
        return {self.field.attname: found}


@dataclass(frozen=True)
class NamedOne:
    """The name of one type in the same catalogue, shown as the address of its version."""

    field: models.Field[Any, Any]
    to: Callable[[], Resource]
    called: str
    catalogus: str

    @cached_property
    def part(self) -> Part:
        return Part(camel(self.field.name), Text(1000))

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def select(self) -> str:
        where = f"v.catalogus_id = {self.catalogus} and v.{self.called} = t.{self.field.column}"
        return f"({versions(self.to().table, self.called, where)})::text"

    @cached_property
    def show(self) -> Show:
        return one_address(self.to())

    def store(self, value: str, here: Here, faults: Faults) -> Columns:
        found = called(self.to(), self.called, value, here)
        if found is None:
            faults.append(fault(self.name, "bad-url"))
        return {self.field.attname: found}


@dataclass(frozen=True)
class NamedBy:
    """The addresses of the types of the same catalogue that name this one; `called` is the attribute that takes them.

    The standard has it for reading. In a body the addresses of before Catalogi 1.2 are read too, but the relation stays
    with the types that name this one: what the body gave goes to the rules of the resource.
    """

    name: str
    to: Callable[[], Resource]
    query: str
    given: str

    @property
    def part(self) -> Part:
        return Part(self.name, Listed(Address()), required=False)

    @property
    def select(self) -> str:
        return f"array({self.query})::text[]"

    @cached_property
    def show(self) -> Show:
        return many_addresses(self.to())

    def store(self, value: list[str] | None, here: Here, faults: Faults) -> Columns:
        found = [at_address(self.to(), one, here) for one in value or ()]
        if None in found:
            faults.append(fault(self.name, "bad-url"))
        return {self.given: found}


def called(resource: Resource, attribute: str, given: str, here: Here) -> str | None:
    """The name itself, or that of the type behind an address; None when there is none."""
    if "://" not in given:
        return given
    kind = at_address(resource, given, here)
    if kind is None:
        return None
    found = Pointed(getattr(kind, attribute))
    found.kind = kind
    return found


def pointed(names: Iterable[str]) -> list[Any]:
    """The types of which a body gave the address, among names."""
    return [one.kind for one in names if isinstance(one, Pointed)]


def at_address(resource: Resource, address: str, here: Here) -> Any:
    """The type at an address of ours, None where there is none."""
    return resource.model._default_manager.filter(pk=here.own_id(address, resource.root)).first()
