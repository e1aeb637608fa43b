"""The resources of the Zaken API 1.7.0."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from stroomlijn.zgw.catalogi.resources import (
    EIGENSCHAPPEN,
    RESULTAATTYPEN,
    ROLTYPEN,
    STATUSTYPEN,
    ZAAKOBJECTTYPEN,
    ZAAKTYPEN,
)
from stroomlijn.zgw.catalogi.selectielijst import RESULTAAT
from stroomlijn.zgw.models import (
    Besluit,
    Resultaat,
    Rol,
    Status,
    Zaak,
    ZaakCount,
    ZaakEigenschap,
    ZaakInformatieObject,
    ZaakObject,
)
from stroomlijn.zgw.models.words import (
    BETALINGSINDICATIE,
    BETROKKENE_TYPE,
    OBJECTTYPE,
    ROL_GENERIEK,
)
from stroomlijn.zgw.outside.looking import Sort
from stroomlijn.zgw.register.api import ZAKEN
from stroomlijn.zgw.register.attributes import (
    Addresses,
    AddressOf,
    Anywhere,
    Computed,
    LinkGroups,
    LinkOrEmpty,
    Outside,
    OwnLink,
)
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.counts import Counts
from stroomlijn.zgw.register.filters import At, Filter, Given, Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice, Text, Yes
from stroomlijn.zgw.wire.names import camel

from . import closing, registering, rules
from .decisions import ZAAKBESLUIT
from .filters import ZAAK_FILTERS, identified
from .guards import (
    AANMAKEN,
    AANMAKEN_OF_BIJWERKEN,
    BIJWERKEN,
    BIJWERKEN_OF_VERWIJDEREN,
    GEFORCEERD,
    HEROPENEN,
    STATUS_TOEVOEGEN,
    VERWIJDEREN,
    guard,
)
from .trails import readable_lines

LINKS: dict[str, Any] = {
    "zaak": lambda: ZAAKEN,
    "gerelateerd_aan": lambda: ZAAKEN,
    "zaaktype": lambda: ZAAKTYPEN,
    "status": lambda: STATUSSEN,
    "statustype": lambda: STATUSTYPEN,
    "resultaat": lambda: RESULTATEN,
    "resultaattype": lambda: RESULTAATTYPEN,
    "roltype": lambda: ROLTYPEN,
    "eigenschap": lambda: EIGENSCHAPPEN,
}
NO_CHANGE = frozenset({"list", "create", "read", "delete"})
ONLY_ADDED = frozenset({"list", "create", "read"})


def _of_zaak(model: type[Model]) -> str:
    return f"select c.id from {model._meta.db_table} c where c.zaak_id = t.id order by c.id"


def _documents() -> Resource:
    from .documents import ZAAKINFORMATIEOBJECTEN

    return ZAAKINFORMATIEOBJECTEN


def _besluiten() -> Resource:
    from stroomlijn.zgw.besluiten.resources import BESLUITEN

    return BESLUITEN


def _things() -> tuple[Resource, ...]:
    """What of ours a zaak can be about."""
    return STATUSSEN, _besluiten(), ZAAKEN


OF_ZAAK: dict[str, Filter] = {"zaak": Pointing("t.zaak_id = %s", lambda: ZAAKEN)}

_RELEVANT = field_of(Zaak, "relevante_andere_zaken")
_CHANNEL = field_of(Zaak, "communicatiekanaal")
_OBJECT = field_of(ZaakObject, "object")
_OBJECT_TYPE = field_of(ZaakObject, "zaakobjecttype")
_SET_BY = field_of(Status, "gezetdoor")
_MAIN = field_of(Zaak, "hoofdzaak")
_CLASS = field_of(Zaak, "selectielijstklasse")

ZAAKEN: Resource = Resource(
    ZAKEN,
    "zaken",
    "zaak",
    Zaak,
    (
        "identificatie",
        "bronorganisatie",
        "omschrijving",
        "toelichting",
        "zaaktype",
        "registratiedatum",
        "verantwoordelijke_organisatie",
        "startdatum",
        "einddatum",
        "einddatum_gepland",
        "uiterlijke_einddatum_afdoening",
        "publicatiedatum",
        Outside(_CHANNEL, sort=Sort("communicatiekanaal", frozenset({"naam", "omschrijving"}))),
        "producten_of_diensten",
        "vertrouwelijkheidaanduiding",
        "betalingsindicatie",
        Computed(
            "betalingsindicatieWeergave",
            Text(blank=True),
            "t.betalingsindicatie",
            show=lambda value, base: BETALINGSINDICATIE.get(value, ""),
        ),
        "laatste_betaaldatum",
        "zaakgeometrie",
        "verlenging",
        "opschorting",
        Outside(_CLASS, sort=RESULTAAT),
        OwnLink(_MAIN, to=lambda: ZAAKEN),
        Addresses("deelzaken", lambda: ZAAKEN, "select c.id from zgw_zaak c where c.hoofdzaak_id = t.id order by c.id"),
        LinkGroups(_RELEVANT, to=lambda: ZAAKEN, key="url"),
        Addresses(
            "eigenschappen",
            lambda: ZAAKEIGENSCHAPPEN,
            "select c.zaak_id || '/zaakeigenschappen/' || c.id from zgw_zaakeigenschap c "
            "where c.zaak_id = t.id order by c.id",
        ),
        Addresses("rollen", lambda: ROLLEN, _of_zaak(Rol)),
        "status",
        Addresses("zaakinformatieobjecten", _documents, _of_zaak(ZaakInformatieObject)),
        Addresses("zaakobjecten", lambda: ZAAKOBJECTEN, _of_zaak(ZaakObject)),
        "kenmerken",
        "archiefnominatie",
        "archiefstatus",
        "archiefactiedatum",
        "resultaat",
        "opdrachtgevende_organisatie",
        "processobjectaard",
        "startdatum_bewaartermijn",
        "processobject",
    ),
    guard("t.id", AANMAKEN, delete=VERWIJDEREN),
    filters=ZAAK_FILTERS,
    rules=registering.ZAAK,
    orders={
        camel(name): f"t.{name}"
        for name in (
            "startdatum",
            "einddatum",
            "publicatiedatum",
            "archiefactiedatum",
            "registratiedatum",
            "identificatie",
        )
    },
    counts=Counts(ZaakCount, frozenset({"zaaktype", "maximaleVertrouwelijkheidaanduiding"})),
    links=LINKS,
    shows_uuid=True,
    titled="identificatie",
    lines=readable_lines,
)

STATUSSEN: Resource = Resource(
    ZAKEN,
    "statussen",
    "status",
    Status,
    (
        "zaak",
        "statustype",
        "datum_status_gezet",
        "statustoelichting",
        Computed(
            "indicatieLaatstGezetteStatus",
            Yes(),
            "(select z.status_id = t.id from zgw_zaak z where z.id = t.zaak_id)",
        ),
        LinkOrEmpty(_SET_BY, to=lambda: ROLLEN),
        Addresses(
            "zaakinformatieobjecten",
            _documents,
            "select c.id from zgw_zaakinformatieobject c where c.status_id = t.id order by c.id",
        ),
    ),
    guard("t.zaak_id", (*AANMAKEN, *STATUS_TOEVOEGEN, *HEROPENEN, *GEFORCEERD)),
    filters={
        **OF_ZAAK,
        "statustype": Pointing("t.statustype_id = %s", lambda: STATUSTYPEN),
        "indicatieLaatstGezetteStatus": Given(
            {
                "true": "exists (select from zgw_zaak z where z.status_id = t.id)",
                "false": "not exists (select from zgw_zaak z where z.status_id = t.id)",
            }
        ),
    },
    methods=ONLY_ADDED,
    rules=closing.STATUS,
    links=LINKS,
    shows_uuid=True,
    main="zaak",
)

RESULTATEN: Resource = Resource(
    ZAKEN,
    "resultaten",
    "resultaat",
    Resultaat,
    ("zaak", "resultaattype", "toelichting"),
    guard("t.zaak_id", BIJWERKEN),
    filters={**OF_ZAAK, "resultaattype": Pointing("t.resultaattype_id = %s", lambda: RESULTAATTYPEN)},
    rules=rules.RESULTAAT,
    links=LINKS,
    shows_uuid=True,
    main="zaak",
)

ROLLEN: Resource = Resource(
    ZAKEN,
    "rollen",
    "rol",
    Rol,
    (
        "zaak",
        "betrokkene",
        "betrokkene_type",
        "afwijkende_naam_betrokkene",
        "roltype",
        "omschrijving",
        "omschrijving_generiek",
        "roltoelichting",
        "registratiedatum",
        "indicatie_machtiging",
        "contactpersoon_rol",
        Addresses(
            "statussen",
            lambda: STATUSSEN,
            "select c.id from zgw_status c where c.gezetdoor_id = t.id order by c.id",
        ),
        "betrokkene_identificatie",
    ),
    guard("t.zaak_id", BIJWERKEN),
    filters={
        **OF_ZAAK,
        "betrokkene": Where("t.betrokkene = %s"),
        "betrokkeneType": Where("t.betrokkene_type = %s", Choice(BETROKKENE_TYPE)),
        "roltype": Pointing("t.roltype_id = %s", lambda: ROLTYPEN),
        "omschrijving": Where("t.omschrijving = %s"),
        "omschrijvingGeneriek": Where("t.omschrijving_generiek = %s", Choice(ROL_GENERIEK)),
        **identified("betrokkeneIdentificatie", "t.id = any(array(select r.id from zgw_rol r where {0}))"),
    },
    methods=NO_CHANGE,
    rules=rules.ROL,
    links=LINKS,
    shows_uuid=True,
    main="zaak",
)

ZAAKOBJECTEN: Resource = Resource(
    ZAKEN,
    "zaakobjecten",
    "zaakobject",
    ZaakObject,
    (
        "zaak",
        Anywhere(_OBJECT, among=_things),
        LinkOrEmpty(_OBJECT_TYPE, to=lambda: ZAAKOBJECTTYPEN),
        "object_type",
        "object_type_overige",
        "object_type_overige_definitie",
        "relatieomschrijving",
        "object_identificatie",
    ),
    guard("t.zaak_id", AANMAKEN_OF_BIJWERKEN, delete=BIJWERKEN_OF_VERWIJDEREN),
    filters={
        **OF_ZAAK,
        "object": At("t.object = %s and t.object <> ''"),
        "objectType": Where("t.object_type = %s", Choice(OBJECTTYPE)),
    },
    rules=rules.ZAAKOBJECT,
    links=LINKS,
    shows_uuid=True,
    main="zaak",
)

ZAAKEIGENSCHAPPEN: Resource = Resource(
    ZAKEN,
    "zaken",
    "zaakeigenschap",
    ZaakEigenschap,
    (
        "zaak",
        "eigenschap",
        Computed("naam", Text(20), "(select e.naam from zgw_eigenschap e where e.id = t.eigenschap_id)"),
        "waarde",
    ),
    guard("t.zaak_id", BIJWERKEN),
    filters=OF_ZAAK,
    rules=rules.ZAAKEIGENSCHAP,
    links=LINKS,
    shows_uuid=True,
    paged=False,
    main="zaak",
    inside=("zaak_id", "zaakeigenschappen"),
)

ZAAKBESLUITEN: Resource = Resource(
    ZAKEN,
    "zaken",
    "zaakbesluit",
    Besluit,
    (AddressOf("besluit", _besluiten, "t.id"),),
    guard("t.zaak_id", BIJWERKEN),
    methods=NO_CHANGE,
    rules=ZAAKBESLUIT,
    shows_uuid=True,
    paged=False,
    main="zaak",
    inside=("zaak_id", "besluiten"),
)

RESOURCES = (
    ZAAKEN,
    STATUSSEN,
    RESULTATEN,
    ROLLEN,
    ZAAKOBJECTEN,
    ZAAKEIGENSCHAPPEN,
    ZAAKBESLUITEN,
)
