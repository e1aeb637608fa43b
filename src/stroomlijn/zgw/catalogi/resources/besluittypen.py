"""Besluittypen, and the zaaktypen and resultaattypen that name them."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.publishing import PUBLISH
from stroomlijn.zgw.catalogi.rules import BESLUITTYPE
from stroomlijn.zgw.catalogi.versions import Named, NamedBy
from stroomlijn.zgw.models import BesluitType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Listed, Text

from .common import GUARD, OWNER, VALIDITY, VERSIONED, names, naming

_OF_BESLUITTYPE = naming("zgw_zaaktype", "besluittypen", "omschrijving")
_RESULTS = (
    "select v.id from zgw_resultaattype v join zgw_zaaktype z on z.id = v.zaaktype_id "
    "where z.catalogus_id = t.catalogus_id and v.besluittypen @> array[t.omschrijving] order by v.id"
)

BESLUITTYPEN: Resource = Resource(
    CATALOGI,
    "besluittypen",
    "besluittype",
    BesluitType,
    (
        "catalogus",
        NamedBy("zaaktypen", lambda: resources.ZAAKTYPEN, _OF_BESLUITTYPE, given="given_zaaktypen"),
        Computed("zaaktypeIdentificaties", Listed(Text(50)), names(_OF_BESLUITTYPE, "zgw_zaaktype", "identificatie")),
        "omschrijving",
        "omschrijving_generiek",
        "besluitcategorie",
        "reactietermijn",
        "publicatie_indicatie",
        "publicatietekst",
        "publicatietermijn",
        "toelichting",
        Named(
            field_of(BesluitType, "informatieobjecttypen"),
            lambda: resources.INFORMATIEOBJECTTYPEN,
            "omschrijving",
            "t.catalogus_id",
            required=True,
        ),
        Computed("informatieobjecttypeOmschrijvingen", Listed(Text(80)), "t.informatieobjecttypen"),
        *VALIDITY,
        "concept",
        Addresses("resultaattypen", lambda: resources.RESULTAATTYPEN, _RESULTS),
        Computed("resultaattypenOmschrijving", Listed(Text(30)), names(_RESULTS, "zgw_resultaattype", "omschrijving")),
        Computed("vastgelegdIn", Listed(Text(80)), "t.informatieobjecttypen"),
    ),
    GUARD,
    rules=BESLUITTYPE,
    filters={
        **VERSIONED,
        "zaaktypen": Pointing(
            "exists (select from zgw_zaaktype z where z.id = %s and z.catalogus_id = t.catalogus_id "
            "and z.besluittypen @> array[t.omschrijving])",
            lambda: resources.ZAAKTYPEN,
        ),
        "informatieobjecttypen": Pointing(
            "exists (select from zgw_informatieobjecttype o where o.id = %s and o.catalogus_id = t.catalogus_id "
            "and t.informatieobjecttypen @> array[o.omschrijving])",
            lambda: resources.INFORMATIEOBJECTTYPEN,
        ),
        "omschrijving": Where("t.omschrijving = %s"),
    },
    actions=(PUBLISH,),
    links=OWNER,
    titled="omschrijving",
)
