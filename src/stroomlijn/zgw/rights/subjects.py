"""What the scopes of each API are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ZaakType

TYPES: Mapping[str, Any] = {
    "zaaktype": ZaakType,
    "informatieobjecttype": InformatieObjectType,
    "besluittype": BesluitType,
}
"""By the name under which an authorisation gives the address of one."""
ABOUT = {"zrc": "zaaktype", "drc": "informatieobjecttype", "brc": "besluittype"}
WITH_LEVEL = frozenset({"zrc", "drc"})
"""Their authorisations go up to a level of confidentiality."""
OWNERS = {
    "zaken": "zrc",
    "documenten": "drc",
    "besluiten": "brc",
    "catalogi": "ztc",
    "notificaties": "nrc",
    "autorisaties": "ac",
}


def owner(scope: str) -> str | None:
    """The component that a scope is of, by the word that it begins with; None for one of no component alone."""
    return OWNERS.get(scope.partition(".")[0])
