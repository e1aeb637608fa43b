"""The resources of the Notificaties API 1.0.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import msgspec

from stroomlijn.zgw.models import Abonnement, Kanaal
from stroomlijn.zgw.register.api import NOTIFICATIES
from stroomlijn.zgw.register.attributes import Column, Columns, Show
from stroomlijn.zgw.register.columns import field_of, part_of
from stroomlijn.zgw.register.filters import Where
from stroomlijn.zgw.register.guards import Guard
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.hosts import with_host
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Faults, Part

from . import rules

PUBLISH, CONSUME = ("notificaties.publiceren",), ("notificaties.consumeren",)
READ = (*CONSUME, *PUBLISH)
_KANALEN = field_of(Abonnement, "kanalen")


@dataclass(frozen=True)
class Kanalen(Column):
    """A list that a body has to hold, be it an empty one. Addresses of ours among its filters are kept without host."""

    @cached_property
    def part(self) -> Part:
        return replace(part_of(self.field), required=True)

    @property
    def show(self) -> Show:
        return lambda value, base: _filtered(msgspec.json.decode(value), lambda one: with_host(one, base))

    def store(self, value: list[dict[str, Any]], here: Here, faults: Faults) -> Columns:
        return {self.field.attname: _filtered(value, here.kept)}


def _filtered(kanalen: list[dict[str, Any]], change: Callable[[str], str]) -> list[dict[str, Any]]:
    return [one | {"filters": {name: change(said) for name, said in one["filters"].items()}} for one in kanalen]


KANALEN: Resource = Resource(
    NOTIFICATIES,
    "kanaal",
    "kanaal",
    Kanaal,
    ("naam", "documentatie_link", "filters"),
    Guard({"list": READ, "read": READ, "create": PUBLISH}),
    filters={"naam": Where("t.naam = %s")},
    methods=frozenset({"list", "create", "read"}),
    rules=rules.KANAAL,
    paged=False,
    titled="naam",
)
ABONNEMENTEN: Resource = Resource(
    NOTIFICATIES,
    "abonnement",
    "abonnement",
    Abonnement,
    ("callback_url", Kanalen(_KANALEN), "send_cloudevents"),
    Guard({"list": READ, "read": READ, "create": CONSUME, "update": CONSUME, "delete": CONSUME}),
    hidden=("auth",),
    rules=rules.ABONNEMENT,
    paged=False,
    titled="callbackUrl",
)
RESOURCES = (KANALEN, ABONNEMENTEN)
