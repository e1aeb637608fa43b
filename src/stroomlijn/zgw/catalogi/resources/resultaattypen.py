"""Resultaattypen of a zaaktype: how its cases end and are archived."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.rules import RESULTAATTYPE
from stroomlijn.zgw.catalogi.selectielijst import OMSCHRIJVING, RESULTAAT
from stroomlijn.zgw.catalogi.versions import Named
from stroomlijn.zgw.models import ResultaatType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Computed, Outside
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Listed, Text

from .common import (
    CATALOGUS_OF_ZAAKTYPE,
    GUARD,
    OF_ZAAKTYPE,
    OWNER,
    VALIDITY,
    ZAAKTYPE_IDENTIFICATIE,
    of_zaaktype,
)

RESULTAATTYPEN: Resource = Resource(
    CATALOGI,
    "resultaattypen",
    "resultaattype",
    ResultaatType,
    (
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        "omschrijving",
        Outside(field_of(ResultaatType, "resultaattypeomschrijving"), sort=OMSCHRIJVING),
        "omschrijving_generiek",
        Outside(field_of(ResultaatType, "selectielijstklasse"), sort=RESULTAAT),
        "toelichting",
        "archiefnominatie",
        "archiefactietermijn",
        "brondatum_archiefprocedure",
        "procesobjectaard",
        CATALOGUS_OF_ZAAKTYPE,
        *VALIDITY,
        "indicatie_specifiek",
        "procestermijn",
        Named(
            field_of(ResultaatType, "besluittypen"),
            lambda: resources.BESLUITTYPEN,
            "omschrijving",
            of_zaaktype("catalogus_id"),
        ),
        Computed("besluittypeOmschrijving", Listed(Text(80)), "t.besluittypen"),
        Named(
            field_of(ResultaatType, "informatieobjecttypen"),
            lambda: resources.INFORMATIEOBJECTTYPEN,
            "omschrijving",
            of_zaaktype("catalogus_id"),
        ),
        Computed("informatieobjecttypeOmschrijving", Listed(Text(80)), "t.informatieobjecttypen"),
    ),
    GUARD,
    rules=RESULTAATTYPE,
    filters={
        **OF_ZAAKTYPE,
        "zaaktype_identificatie": OF_ZAAKTYPE["zaaktypeIdentificatie"],
        "datum_geldigheid": OF_ZAAKTYPE["datumGeldigheid"],
    },
    links=OWNER,
    titled="omschrijving",
)
