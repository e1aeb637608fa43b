"""Zaaktypen: their columns, their parts and the types that they name."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.publishing import PUBLISH
from stroomlijn.zgw.catalogi.relations import RelatedZaaktypen
from stroomlijn.zgw.catalogi.rules import ZAAKTYPE
from stroomlijn.zgw.catalogi.selectielijst import PROCESTYPE
from stroomlijn.zgw.catalogi.versions import Named, versions
from stroomlijn.zgw.models import ZaakType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed, Outside
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import AnyOf, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Listed, Text

from .common import GUARD, OWNER, VALIDITY, VERSIONED, held

_DOCUMENTS = versions(
    "zgw_informatieobjecttype",
    "omschrijving",
    "v.catalogus_id = t.catalogus_id and v.omschrijving in "
    "(select o.informatieobjecttype from zgw_zaaktypeinformatieobjecttype o where o.zaaktype_id = t.id)",
)

ZAAKTYPEN: Resource = Resource(
    CATALOGI,
    "zaaktypen",
    "zaaktype",
    ZaakType,
    (
        "identificatie",
        "omschrijving",
        "omschrijving_generiek",
        "vertrouwelijkheidaanduiding",
        "doel",
        "aanleiding",
        "toelichting",
        "indicatie_intern_of_extern",
        "handeling_initiator",
        "onderwerp",
        "handeling_behandelaar",
        "doorlooptijd",
        "servicenorm",
        "opschorting_en_aanhouding_mogelijk",
        "verlenging_mogelijk",
        "verlengingstermijn",
        "trefwoorden",
        "publicatie_indicatie",
        "publicatietekst",
        "verantwoordingsrelatie",
        "producten_of_diensten",
        Outside(field_of(ZaakType, "selectielijst_procestype"), sort=PROCESTYPE),
        "referentieproces",
        "verantwoordelijke",
        Addresses("zaakobjecttypen", lambda: resources.ZAAKOBJECTTYPEN, held("zgw_zaakobjecttype")),
        "broncatalogus",
        "bronzaaktype",
        "catalogus",
        Addresses("statustypen", lambda: resources.STATUSTYPEN, held("zgw_statustype", "c.volgnummer")),
        Addresses("resultaattypen", lambda: resources.RESULTAATTYPEN, held("zgw_resultaattype")),
        Addresses("eigenschappen", lambda: resources.EIGENSCHAPPEN, held("zgw_eigenschap")),
        Addresses("informatieobjecttypen", lambda: resources.INFORMATIEOBJECTTYPEN, _DOCUMENTS),
        Computed(
            "informatieobjecttypeOmschrijving",
            Listed(Text(80)),
            "array(select distinct o.informatieobjecttype from zgw_zaaktypeinformatieobjecttype o "
            "where o.zaaktype_id = t.id order by 1)",
        ),
        Addresses("roltypen", lambda: resources.ROLTYPEN, held("zgw_roltype")),
        Named(
            field_of(ZaakType, "besluittypen"),
            lambda: resources.BESLUITTYPEN,
            "omschrijving",
            "t.catalogus_id",
            required=True,
        ),
        Computed("besluittypeOmschrijving", Listed(Text(80)), "t.besluittypen"),
        Named(field_of(ZaakType, "deelzaaktypen"), lambda: resources.ZAAKTYPEN, "identificatie", "t.catalogus_id"),
        Computed("deelzaaktypeIdentificaties", Listed(Text(50)), "t.deelzaaktypen"),
        RelatedZaaktypen(field_of(ZaakType, "gerelateerde_zaaktypen"), lambda: resources.ZAAKTYPEN),
        *VALIDITY,
        "versiedatum",
        "concept",
    ),
    GUARD,
    rules=ZAAKTYPE,
    filters={
        **VERSIONED,
        "identificatie": Where("t.identificatie = %s", Text(50)),
        "trefwoorden": AnyOf("t.trefwoorden && %s::varchar[]", Text()),
    },
    actions=(PUBLISH,),
    dated=True,
    links=OWNER,
    titled="omschrijving",
)
