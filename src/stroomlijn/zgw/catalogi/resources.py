"""The resources of the Catalogi API 1.3.3."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from stroomlijn.zgw.models import (
    BesluitType,
    Catalogus,
    Eigenschap,
    InformatieObjectType,
    ResultaatType,
    RolType,
    StatusType,
    ZaakObjectType,
    ZaakType,
    ZaakTypeInformatieObjectType,
)
from stroomlijn.zgw.models.words import RICHTING, ROL_GENERIEK
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, AddressOf, Computed, Outside
from stroomlijn.zgw.register.filters import AnyOf, Filter, Given, Pointing, Where
from stroomlijn.zgw.register.guards import catalogue_guard
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice, Day, Listed, Text, Yes

from .publishing import PUBLISH
from .relations import RelatedZaaktypen
from .rules import BESLUITTYPE, INFORMATIEOBJECTTYPE, PART, RESULTAATTYPE, ZAAKTYPE, ZAAKTYPE_INFORMATIEOBJECTTYPE
from .selectielijst import OMSCHRIJVING, PROCESTYPE, RESULTAAT
from .versions import Named, NamedBy, NamedOne, versions

GUARD = catalogue_guard()
IN_CATALOGUE = "select c.id from zgw_{0} c where c.catalogus_id = t.id order by c.id"
VALIDITY = ("begin_geldigheid", "einde_geldigheid", "begin_object", "einde_object")


def _zaaktype(name: str) -> str:
    """A column of the zaaktype that `t` belongs to."""
    return f"(select z.{name} from zgw_zaaktype z where z.id = t.zaaktype_id)"


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def _status(concept: str) -> Filter:
    return Given({"alles": "true", "concept": concept, "definitief": f"not {concept}"}, otherwise="definitief")


def _held(table: str, order: str = "c.id") -> str:
    """The rows of a table that belong to the zaaktype `t`."""
    return f"select c.id from {table} c where c.zaaktype_id = t.id order by {order}"


def _naming(table: str, column: str, called: str) -> str:
    """The types of the same catalogue of which `column` holds the name of `t`."""
    where = f"v.catalogus_id = t.catalogus_id and v.{column} @> array[t.{called}]"
    return f"select v.id from {table} v where {where} order by v.id"


def _names(query: str, table: str, name: str) -> str:
    """The names of the rows of a table whose ids a query gives."""
    return f"array(select distinct n.{name} from {table} n where n.id in ({query}) order by 1)"


OF_ZAAKTYPE: dict[str, Filter] = {
    "zaaktype": Pointing("t.zaaktype_id = %s", lambda: ZAAKTYPEN),
    "zaaktypeIdentificatie": Where(f"{_zaaktype('identificatie')} = %s", Text(50)),
    "status": _status(_zaaktype("concept")),
    "datumGeldigheid": Where(
        "exists (select from zgw_zaaktype z where z.id = t.zaaktype_id "
        "and daterange(z.begin_geldigheid, z.einde_geldigheid, '[]') @> %s::date)",
        Day(),
    ),
}
VERSIONED: dict[str, Filter] = {
    "catalogus": Pointing("t.catalogus_id = %s", lambda: CATALOGUSSEN),
    "status": _status("t.concept"),
    "datumGeldigheid": Where("daterange(t.begin_geldigheid, t.einde_geldigheid, '[]') @> %s::date", Day()),
}
ZAAKTYPE_IDENTIFICATIE = Computed("zaaktypeIdentificatie", Text(50), _zaaktype("identificatie"))
CATALOGUS_OF_ZAAKTYPE = AddressOf("catalogus", lambda: CATALOGUSSEN, _zaaktype("catalogus_id"))
OWNER = {"zaaktype": lambda: ZAAKTYPEN, "catalogus": lambda: CATALOGUSSEN, "statustype": lambda: STATUSTYPEN}

CATALOGUSSEN: Resource = Resource(
    CATALOGI,
    "catalogussen",
    "catalogus",
    Catalogus,
    (
        "domein",
        "rsin",
        "contactpersoon_beheer_naam",
        "contactpersoon_beheer_telefoonnummer",
        "contactpersoon_beheer_emailadres",
        Addresses("zaaktypen", lambda: ZAAKTYPEN, IN_CATALOGUE.format("zaaktype")),
        Addresses("besluittypen", lambda: BESLUITTYPEN, IN_CATALOGUE.format("besluittype")),
        Computed(
            "besluittypeOmschrijving",
            Listed(Text(80)),
            _names(IN_CATALOGUE.format("besluittype"), "zgw_besluittype", "omschrijving"),
        ),
        Addresses("informatieobjecttypen", lambda: INFORMATIEOBJECTTYPEN, IN_CATALOGUE.format("informatieobjecttype")),
        Computed(
            "informatieobjecttypeOmschrijving",
            Listed(Text(80)),
            _names(IN_CATALOGUE.format("informatieobjecttype"), "zgw_informatieobjecttype", "omschrijving"),
        ),
        "naam",
        "versie",
        "begindatum_versie",
    ),
    GUARD,
    filters={
        "domein": Where("t.domein = %s"),
        "domein__in": AnyOf("t.domein = any(%s)", Text()),
        "rsin": Where("t.rsin = %s"),
        "rsin__in": AnyOf("t.rsin = any(%s)", Text()),
    },
    methods=frozenset({"list", "create", "read", "update"}),
    titled="domein",
)

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
        Outside(_field(ZaakType, "selectielijst_procestype"), sort=PROCESTYPE),
        "referentieproces",
        "verantwoordelijke",
        Addresses("zaakobjecttypen", lambda: ZAAKOBJECTTYPEN, _held("zgw_zaakobjecttype")),
        "broncatalogus",
        "bronzaaktype",
        "catalogus",
        Addresses("statustypen", lambda: STATUSTYPEN, _held("zgw_statustype", "c.volgnummer")),
        Addresses("resultaattypen", lambda: RESULTAATTYPEN, _held("zgw_resultaattype")),
        Addresses("eigenschappen", lambda: EIGENSCHAPPEN, _held("zgw_eigenschap")),
        Addresses("informatieobjecttypen", lambda: INFORMATIEOBJECTTYPEN, _DOCUMENTS),
        Computed(
            "informatieobjecttypeOmschrijving",
            Listed(Text(80)),
            "array(select distinct o.informatieobjecttype from zgw_zaaktypeinformatieobjecttype o "
            "where o.zaaktype_id = t.id order by 1)",
        ),
        Addresses("roltypen", lambda: ROLTYPEN, _held("zgw_roltype")),
        Named(_field(ZaakType, "besluittypen"), lambda: BESLUITTYPEN, "omschrijving", "t.catalogus_id", required=True),
        Computed("besluittypeOmschrijving", Listed(Text(80)), "t.besluittypen"),
        Named(_field(ZaakType, "deelzaaktypen"), lambda: ZAAKTYPEN, "identificatie", "t.catalogus_id"),
        Computed("deelzaaktypeIdentificaties", Listed(Text(50)), "t.deelzaaktypen"),
        RelatedZaaktypen(_field(ZaakType, "gerelateerde_zaaktypen"), lambda: ZAAKTYPEN),
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

_OF_BESLUITTYPE = _naming("zgw_zaaktype", "besluittypen", "omschrijving")
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
        NamedBy("zaaktypen", lambda: ZAAKTYPEN, _OF_BESLUITTYPE, given="given_zaaktypen"),
        Computed("zaaktypeIdentificaties", Listed(Text(50)), _names(_OF_BESLUITTYPE, "zgw_zaaktype", "identificatie")),
        "omschrijving",
        "omschrijving_generiek",
        "besluitcategorie",
        "reactietermijn",
        "publicatie_indicatie",
        "publicatietekst",
        "publicatietermijn",
        "toelichting",
        Named(
            _field(BesluitType, "informatieobjecttypen"),
            lambda: INFORMATIEOBJECTTYPEN,
            "omschrijving",
            "t.catalogus_id",
            required=True,
        ),
        Computed("informatieobjecttypeOmschrijvingen", Listed(Text(80)), "t.informatieobjecttypen"),
        *VALIDITY,
        "concept",
        Addresses("resultaattypen", lambda: RESULTAATTYPEN, _RESULTS),
        Computed("resultaattypenOmschrijving", Listed(Text(30)), _names(_RESULTS, "zgw_resultaattype", "omschrijving")),
        Computed("vastgelegdIn", Listed(Text(80)), "t.informatieobjecttypen"),
    ),
    GUARD,
    rules=BESLUITTYPE,
    filters={
        **VERSIONED,
        "zaaktypen": Pointing(
            "exists (select from zgw_zaaktype z where z.id = %s and z.catalogus_id = t.catalogus_id "
            "and z.besluittypen @> array[t.omschrijving])",
            lambda: ZAAKTYPEN,
        ),
        "informatieobjecttypen": Pointing(
            "exists (select from zgw_informatieobjecttype o where o.id = %s and o.catalogus_id = t.catalogus_id "
            "and t.informatieobjecttypen @> array[o.omschrijving])",
            lambda: INFORMATIEOBJECTTYPEN,
        ),
        "omschrijving": Where("t.omschrijving = %s"),
    },
    actions=(PUBLISH,),
    links=OWNER,
    titled="omschrijving",
)

_ZAAKTYPEN_WITH_DOCUMENT = (
    "select z.id from zgw_zaaktype z where z.catalogus_id = t.catalogus_id and exists "
    "(select from zgw_zaaktypeinformatieobjecttype o where o.zaaktype_id = z.id "
    "and o.informatieobjecttype = t.omschrijving) order by z.id"
)
_BESLUITTYPEN_WITH_DOCUMENT = _naming("zgw_besluittype", "informatieobjecttypen", "omschrijving")

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
        Addresses("zaaktypen", lambda: ZAAKTYPEN, _ZAAKTYPEN_WITH_DOCUMENT),
        Computed(
            "zaaktypeIdentificaties",
            Listed(Text(50)),
            _names(_ZAAKTYPEN_WITH_DOCUMENT, "zgw_zaaktype", "identificatie"),
        ),
        Addresses("besluittypen", lambda: BESLUITTYPEN, _BESLUITTYPEN_WITH_DOCUMENT),
        Computed(
            "besluittypeOmschrijving",
            Listed(Text(80)),
            _names(_BESLUITTYPEN_WITH_DOCUMENT, "zgw_besluittype", "omschrijving"),
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
            "eigenschappen", lambda: EIGENSCHAPPEN, "select c.id from zgw_eigenschap c where c.statustype_id = t.id"
        ),
        *VALIDITY,
    ),
    GUARD,
    rules=PART,
    filters=OF_ZAAKTYPE,
    links=OWNER,
    titled="omschrijving",
)

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

RESULTAATTYPEN: Resource = Resource(
    CATALOGI,
    "resultaattypen",
    "resultaattype",
    ResultaatType,
    (
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        "omschrijving",
        Outside(_field(ResultaatType, "resultaattypeomschrijving"), sort=OMSCHRIJVING),
        "omschrijving_generiek",
        Outside(_field(ResultaatType, "selectielijstklasse"), sort=RESULTAAT),
        "toelichting",
        "archiefnominatie",
        "archiefactietermijn",
        "brondatum_archiefprocedure",
        "procesobjectaard",
        CATALOGUS_OF_ZAAKTYPE,
        *VALIDITY,
        "indicatie_specifiek",
        "procestermijn",
        Named(_field(ResultaatType, "besluittypen"), lambda: BESLUITTYPEN, "omschrijving", _zaaktype("catalogus_id")),
        Computed("besluittypeOmschrijving", Listed(Text(80)), "t.besluittypen"),
        Named(
            _field(ResultaatType, "informatieobjecttypen"),
            lambda: INFORMATIEOBJECTTYPEN,
            "omschrijving",
            _zaaktype("catalogus_id"),
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

_OBJECTS_OF = "select c.id from {0} c where c.zaaktype_id = t.zaaktype_id order by c.id"

ZAAKOBJECTTYPEN: Resource = Resource(
    CATALOGI,
    "zaakobjecttypen",
    "zaakobjecttype",
    ZaakObjectType,
    (
        "ander_objecttype",
        *VALIDITY,
        "objecttype",
        "relatie_omschrijving",
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        Addresses("resultaattypen", lambda: RESULTAATTYPEN, _OBJECTS_OF.format("zgw_resultaattype")),
        Addresses("statustypen", lambda: STATUSTYPEN, _OBJECTS_OF.format("zgw_statustype")),
        CATALOGUS_OF_ZAAKTYPE,
    ),
    GUARD,
    rules=PART,
    filters={
        **{name: OF_ZAAKTYPE[name] for name in ("zaaktype", "zaaktypeIdentificatie")},
        "anderObjecttype": Given({"true": "t.ander_objecttype", "false": "not t.ander_objecttype"}),
        "catalogus": Pointing(f"{_zaaktype('catalogus_id')} = %s", lambda: CATALOGUSSEN),
        "datumBeginGeldigheid": Where("t.begin_geldigheid = %s", Day()),
        "datumEindeGeldigheid": Where("t.einde_geldigheid = %s", Day()),
        "datumGeldigheid": VERSIONED["datumGeldigheid"],
        "objecttype": Where("t.objecttype = %s"),
        "relatieOmschrijving": Where("t.relatie_omschrijving = %s"),
    },
    links=OWNER,
    titled="relatieOmschrijving",
)

ZAAKTYPE_INFORMATIEOBJECTTYPEN: Resource = Resource(
    CATALOGI,
    "zaaktype-informatieobjecttypen",
    "zaakinformatieobjecttype",
    ZaakTypeInformatieObjectType,
    (
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        CATALOGUS_OF_ZAAKTYPE,
        NamedOne(
            _field(ZaakTypeInformatieObjectType, "informatieobjecttype"),
            lambda: INFORMATIEOBJECTTYPEN,
            "omschrijving",
            _zaaktype("catalogus_id"),
        ),
        "volgnummer",
        "richting",
        "statustype",
    ),
    GUARD,
    rules=ZAAKTYPE_INFORMATIEOBJECTTYPE,
    filters={
        "zaaktype": OF_ZAAKTYPE["zaaktype"],
        "informatieobjecttype": Pointing(
            "t.informatieobjecttype = (select o.omschrijving from zgw_informatieobjecttype o where o.id = %s)",
            lambda: INFORMATIEOBJECTTYPEN,
        ),
        "richting": Where("t.richting = %s", Choice(RICHTING)),
        "status": OF_ZAAKTYPE["status"],
    },
    links=OWNER,
)

RESOURCES = (
    ZAAKTYPEN,
    STATUSTYPEN,
    RESULTAATTYPEN,
    ROLTYPEN,
    EIGENSCHAPPEN,
    INFORMATIEOBJECTTYPEN,
    BESLUITTYPEN,
    ZAAKTYPE_INFORMATIEOBJECTTYPEN,
    ZAAKOBJECTTYPEN,
    CATALOGUSSEN,
)
