"""The resources of the Notificaties API 1.0.1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from stroomlijn.zgw.models import Abonnement, Kanaal
from stroomlijn.zgw.register.api import NOTIFICATIES
from stroomlijn.zgw.register.attributes import Column
from stroomlijn.zgw.register.columns import part_of
from stroomlijn.zgw.register.filters import Where
from stroomlijn.zgw.register.guards import Guard
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Part

from . import rules

PUBLISH, CONSUME = ("notificaties.publiceren",), ("notificaties.consumeren",)
READ = (*CONSUME, *PUBLISH)
_KANALEN: Any = Abonnement._meta.get_field("kanalen")


@dataclass(frozen=True)
class Needed(Column):
    """A list that a body has to hold, be it an empty one."""

    @cached_property
    def part(self) -> Part:
        return replace(part_of(self.field), required=True)


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
    ("callback_url", Needed(_KANALEN), "send_cloudevents"),
    Guard({"list": READ, "read": READ, "create": CONSUME, "update": CONSUME, "delete": CONSUME}),
    hidden=("auth",),
    rules=rules.ABONNEMENT,
    paged=False,
    titled="callbackUrl",
)
RESOURCES = (KANALEN, ABONNEMENTEN)
