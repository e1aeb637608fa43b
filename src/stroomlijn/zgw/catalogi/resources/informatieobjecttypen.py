"""Informatieobjecttypen, and the zaaktypen and besluittypen that name them."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.publishing import PUBLISH
from stroomlijn.zgw.catalogi.rules import INFORMATIEOBJECTTYPE
from stroomlijn.zgw.models import InformatieObjectType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed
from stroomlijn.zgw.register.filters import Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Listed, Text

from .common import GUARD, OWNER, VALIDITY, VERSIONED, names, naming

_ZAAKTYPEN_WITH_DOCUMENT = (
    "select z.id from zgw_zaaktype z where z.catalogus_id = t.catalogus_id and exists "
    "(select from zgw_zaaktypeinformatieobjecttype o where o.zaaktype_id = z.id "
    "and o.informatieobjecttype = t.omschrijving) order by z.id"
)
_BESLUITTYPEN_WITH_DOCUMENT = naming("zgw_besluittype", "informatieobjecttypen", "omschrijving")

INFORMATIEOBJECTTYPEN: Resource = Resource(
    CATALOGI,
    "informatieobjecttypen",
    "informatieobjecttype",
    InformatieObjectType,
    (
        "catalogus",
        "omschrijving",
        "vertrouwelijkheidaanduiding",
        *VALIDITY,
        "concept",
        Addresses("zaaktypen", lambda: resources.ZAAKTYPEN, _ZAAKTYPEN_WITH_DOCUMENT),
        Computed(
            "zaaktypeIdentificaties",
            Listed(Text(50)),
            names(_ZAAKTYPEN_WITH_DOCUMENT, "zgw_zaaktype", "identificatie"),
        ),
        Addresses("besluittypen", lambda: resources.BESLUITTYPEN, _BESLUITTYPEN_WITH_DOCUMENT),
        Computed(
            "besluittypeOmschrijving",
            Listed(Text(80)),
            names(_BESLUITTYPEN_WITH_DOCUMENT, "zgw_besluittype", "omschrijving"),
        ),
        "informatieobjectcategorie",
        "trefwoord",
        "omschrijving_generiek",
    ),
    GUARD,
    rules=INFORMATIEOBJECTTYPE,
    filters={**VERSIONED, "omschrijving": Where("t.omschrijving = %s")},
    actions=(PUBLISH,),
    links=OWNER,
    titled="omschrijving",
)
