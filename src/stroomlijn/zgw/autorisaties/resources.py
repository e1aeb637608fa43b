"""The resource of the Autorisaties API 1.1.0."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.register.api import AUTORISATIES, TITLES
from stroomlijn.zgw.register.attributes import Column, Show
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import AnyOf
from stroomlijn.zgw.register.guards import Guard
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Text

from .rules import APPLICATIE

READ, WRITE = ("autorisaties.lezen",), ("autorisaties.bijwerken",)

_RIGHTS = field_of(Applicatie, "autorisaties")


@dataclass(frozen=True)
class Autorisaties(Column):
    """Each with the name of the API that it is about."""

    @property
    def show(self) -> Show:
        return lambda value, base: [
            one | {"componentWeergave": f"{TITLES[one['component']]} API"} for one in msgspec.json.decode(value)
        ]


APPLICATIES: Resource = Resource(
    AUTORISATIES,
    "applicaties",
    "applicatie",
    Applicatie,
    ("client_ids", "label", "heeft_alle_autorisaties", "alleen_is_gereed_voor_publicatie", Autorisaties(_RIGHTS)),
    Guard({"list": READ, "read": READ, "create": WRITE, "update": WRITE, "delete": WRITE}),
    filters={"clientIds": AnyOf("t.client_ids && %s::varchar[]", Text(50))},
    rules=APPLICATIE,
    titled="label",
)
RESOURCES = (APPLICATIES,)
