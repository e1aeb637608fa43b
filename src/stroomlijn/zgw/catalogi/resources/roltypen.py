"""Roltypen of a zaaktype."""

from __future__ import annotations

from stroomlijn.zgw.catalogi.rules import PART
from stroomlijn.zgw.models import RolType
from stroomlijn.zgw.models.words import ROL_GENERIEK
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.filters import Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice

from .common import CATALOGUS_OF_ZAAKTYPE, GUARD, OF_ZAAKTYPE, OWNER, VALIDITY, ZAAKTYPE_IDENTIFICATIE

ROLTYPEN: Resource = Resource(
    CATALOGI,
    "roltypen",
    "roltype",
    RolType,
    ("zaaktype", ZAAKTYPE_IDENTIFICATIE, "omschrijving", "omschrijving_generiek", CATALOGUS_OF_ZAAKTYPE, *VALIDITY),
    GUARD,
    rules=PART,
    filters={**OF_ZAAKTYPE, "omschrijvingGeneriek": Where("t.omschrijving_generiek = %s", Choice(ROL_GENERIEK))},
    links=OWNER,
    titled="omschrijving",
)
