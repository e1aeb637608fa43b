"""The resource of the Autorisaties API 1.1.0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.register.api import AUTORISATIES
from stroomlijn.zgw.register.attributes import Column, Show
from stroomlijn.zgw.register.filters import AnyOf
from stroomlijn.zgw.register.guards import Guard
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Text

from .rules import APPLICATIE

NAMES = {
    "ac": "Autorisaties API",
    "nrc": "Notificaties API",
    "zrc": "Zaken API",
    "ztc": "Catalogi API",
    "drc": "Documenten API",
    "brc": "Besluiten API",
}
READ, WRITE = ("autorisaties.lezen",), ("autorisaties.bijwerken",)

_RIGHTS: Any = Applicatie._meta.get_field("autorisaties")


@dataclass(frozen=True)
class Autorisaties(Column):
    """Each with the name of the API that it is about."""

    @property
    def show(self) -> Show:
        return lambda value, base: [
            one | {"componentWeergave": NAMES[one["component"]]} for one in msgspec.json.decode(value)
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
