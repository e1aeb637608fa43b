"""Eigenschappen of a zaaktype."""

from __future__ import annotations

from stroomlijn.zgw.catalogi.rules import PART
from stroomlijn.zgw.models import Eigenschap
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.resource import Resource

from .common import CATALOGUS_OF_ZAAKTYPE, GUARD, OF_ZAAKTYPE, OWNER, VALIDITY, ZAAKTYPE_IDENTIFICATIE

EIGENSCHAPPEN: Resource = Resource(
    CATALOGI,
    "eigenschappen",
    "eigenschap",
    Eigenschap,
    (
        "naam",
        CATALOGUS_OF_ZAAKTYPE,
        "definitie",
        "specificatie",
        "toelichting",
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        "statustype",
        *VALIDITY,
    ),
    GUARD,
    rules=PART,
    filters=OF_ZAAKTYPE,
    links=OWNER,
    titled="naam",
)
