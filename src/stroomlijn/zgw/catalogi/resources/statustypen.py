"""Statustypen of a zaaktype."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.rules import PART
from stroomlijn.zgw.models import StatusType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Yes

from .common import CATALOGUS_OF_ZAAKTYPE, GUARD, OF_ZAAKTYPE, OWNER, VALIDITY, ZAAKTYPE_IDENTIFICATIE

STATUSTYPEN: Resource = Resource(
    CATALOGI,
    "statustypen",
    "statustype",
    StatusType,
    (
        "omschrijving",
        "omschrijving_generiek",
        "statustekst",
        "zaaktype",
        CATALOGUS_OF_ZAAKTYPE,
        ZAAKTYPE_IDENTIFICATIE,
        "volgnummer",
        Computed(
            "isEindstatus",
            Yes(),
            "not exists (select from zgw_statustype s "
            "where s.zaaktype_id = t.zaaktype_id and s.volgnummer > t.volgnummer)",
        ),
        "informeren",
        "doorlooptijd",
        "toelichting",
        "checklistitem_statustype",
        Addresses(
            "eigenschappen",
            lambda: resources.EIGENSCHAPPEN,
            "select c.id from zgw_eigenschap c where c.statustype_id = t.id",
        ),
        *VALIDITY,
    ),
    GUARD,
    rules=PART,
    filters=OF_ZAAKTYPE,
    links=OWNER,
    titled="omschrijving",
)
