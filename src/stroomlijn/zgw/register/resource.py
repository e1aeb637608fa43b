"""One resource of an API, said once: what it shows, how it is filtered, who may, and which rules hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest

from stroomlijn.zgw.models import TrailLine
from stroomlijn.zgw.models.fields import LevelField
from stroomlijn.zgw.wire.kinds import Part

from .api import Api
from .attributes import Attribute, Column, InGroups, Level, Link, Pointer, Secret
from .bodies import whole_body
from .channels import Channel, channel_of
from .columns import field_of
from .counts import Counts
from .filters import Filter
from .guards import Guard
from .here import Here
from .rules import Rules

Lazy = Callable[[], "Resource"]


@dataclass(frozen=True)
class Action:
    """`POST {resource}/{uuid}/{name}`: gives the resource as it is then, or None where it is not there."""

    name: str
    do: Callable[[Resource, UUID, Here], Mapping[str, Any] | None]


def _as_it_is(resource: Resource, number: UUID, asked: Mapping[str, str], here: Here) -> dict[str, Any] | None:
    from .reading import read_one

    return read_one(resource, number, here)


def _nothing(row: Any) -> Mapping[str, Any]:
    return {}


def _all_lines(lines: Sequence[TrailLine], here: Here) -> Sequence[TrailLine]:
    return lines


@dataclass(frozen=True)
class Resource:
    """`/{api}/api/v1/{path}` over the rows of a model.

    name        of one of them, in audit trails and notifications (`zaaktype`)
    shape       what it shows, in the order of the standard: a column by its name, or an attribute
    guard       who may see and change which rows
    filters     by the name of the parameter
    methods     what can be asked of it: list, create, read, update, delete
    rules       what must hold when one is written
    links       what its foreign keys point at
    actions     what else can be done with one of them
    orders      what a list can be ordered by (`ordering`), with its column
    counts      where it is kept how many there are, for lists without other filters than those
    dated       whether one can be read as it was on a day (`datumGeldigheid`)
    inside      the column of the resource whose address it lies under, and the word between: zaken/{}/{word}/{}
    main        the attribute with the resource that it is a part of, in audit trails and notifications
    titled      the attribute that people know it by
    hidden      what a body gives and is never shown: a column by its name, or an attribute
    body        reads the body of a call, for as long as the call lasts
    reading     reads one as it was asked for; `read_by` are the parameters that it takes
    told        what only the answer to whoever makes one says of its row
    traced      what only the audit trail says of its row
    lines       the lines of an audit trail that tell the caller of nothing that is hidden from it
    """

    api: Api
    path: str
    name: str
    model: type[models.Model]
    shape: tuple[str | Attribute, ...]
    guard: Guard
    filters: Mapping[str, Filter] = field(default_factory=dict)
    methods: frozenset[str] = frozenset({"list", "create", "read", "update", "delete"})
    rules: Rules = field(default_factory=Rules)
    links: Mapping[str, Lazy] = field(default_factory=dict)
    read_only: frozenset[str] = frozenset()
    actions: tuple[Action, ...] = ()
    orders: Mapping[str, str] = field(default_factory=dict)
    counts: Counts | None = None
    dated: bool = False
    shows_uuid: bool = False
    paged: bool = True
    inside: tuple[str, str] | None = None
    main: str = ""
    titled: str = ""
    hidden: tuple[str | Attribute, ...] = ()
    body: Callable[[HttpRequest], AbstractContextManager[dict[str, Any]]] = whole_body
    reading: Callable[[Resource, UUID, Mapping[str, str], Here], dict[str, Any] | None] = _as_it_is
    read_by: Mapping[str, Filter] = field(default_factory=dict)
    told: Callable[[Any], Mapping[str, Any]] = _nothing
    traced: Callable[[Any], Mapping[str, Any]] = _nothing
    lines: Callable[[Sequence[TrailLine], Here], Sequence[TrailLine]] = _all_lines

    @property
    def root(self) -> str:
        return f"{self.api.root}/{self.path}"

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        return tuple(self._attribute(one) if isinstance(one, str) else one for one in self.shape)

    @cached_property
    def written(self) -> tuple[Attribute, ...]:
        """What a body may hold."""
        hidden = (Secret(self._column(one)) if isinstance(one, str) else one for one in self.hidden)
        return (*self.attributes, *hidden)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(one.part for one in self.written)

    @cached_property
    def channel(self) -> Channel | None:
        """On which changes of it are told."""
        return channel_of(self.api.name, self.name)

    @cached_property
    def targets(self) -> Mapping[str, Resource]:
        """What can be expanded: the resource behind each address, by the name of the attribute."""
        return {one.name: one.to() for one in self.attributes if isinstance(one, Pointer)}

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Of what can be expanded and stands in groups of values: the name in a group that holds the address."""
        return {one.name: one.key for one in self.attributes if isinstance(one, InGroups)}

    @cached_property
    def select(self) -> str:
        """Id and attributes of the rows `t`."""
        return f"select {self.key('t')}, {', '.join(one.select for one in self.attributes)} from {self.table} t"

    def key(self, alias: str) -> str:
        """SQL for what follows the root in the address of a row."""
        if self.inside is None:
            return f"{alias}.id::text"
        column, word = self.inside
        return f"{alias}.{column} || '/{word}/' || {alias}.id"

    def within(self, holder: UUID | None) -> list[tuple[str, list[UUID]]]:
        """The condition that a row lies under this holder."""
        return [(f"t.{self.inside[0]} = %s", [holder])] if self.inside and holder else []

    def held_by(self, holder: UUID | None, base: str) -> dict[str, str]:
        """What the address of a new one says of it: its holder."""
        return {self.main: f"{base}{self.root}/{holder}"} if holder else {}

    def represent(self, shown: Mapping[str, Any]) -> str:
        """What people call it, in audit trails."""
        return str(shown.get(self.titled) or shown["url"])

    def _attribute(self, name: str) -> Attribute:
        column = self._column(name)
        read_only = name in self.read_only
        if isinstance(column, models.ForeignKey):
            return Link(column, read_only, to=self.links[name])
        return (Level if isinstance(column, LevelField) else Column)(column, read_only)

    def _column(self, name: str) -> Any:
        return field_of(self.model, name)
