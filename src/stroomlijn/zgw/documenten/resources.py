"""The resources of the Documenten API 1.7.1."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.catalogi.resources import INFORMATIEOBJECTTYPEN
from stroomlijn.zgw.models import (
    BestandsDeel,
    EnkelvoudigInformatieObject,
    Gebruiksrecht,
    InformatieObject,
    ObjectInformatieObject,
    Verzending,
)
from stroomlijn.zgw.models.words import VERZENDING
from stroomlijn.zgw.register.api import DOCUMENTEN
from stroomlijn.zgw.register.attributes import Attribute, Computed, Level
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import Filter, Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice, Moment, Text, Whole, Yes

from . import relations, rules
from .attributes import Bestandsdelen, Bestandsomvang, Inhoud
from .bodies import GivenLock, with_file
from .content import file_facts
from .filters import AboutKind, AboutObject, Keywords
from .guards import AUDIT, GEFORCEERD_UNLOCK, LOCK, RelationGuard, VersionGuard, guard, scopes
from .relations import RelatedObject
from .versions import VERSION, EarlierVersions, read_version

LINKS: dict[str, Any] = {
    "informatieobjecttype": lambda: INFORMATIEOBJECTTYPEN,
    "informatieobject": lambda: INFORMATIEOBJECTEN,
}
OF_DOCUMENT: dict[str, Filter] = {
    "informatieobject": Pointing("t.informatieobject_id = %s", lambda: INFORMATIEOBJECTEN)
}
_SIZE = field_of(InformatieObject, "bestandsomvang")
_LEVEL = field_of(InformatieObject, "vertrouwelijkheidaanduiding")


def _shape(document: str, locked: str) -> tuple[str | Attribute, ...]:
    """What a document shows; `document` and `locked` are SQL for its id and for whether somebody holds it."""
    return (
        "identificatie",
        "bronorganisatie",
        "creatiedatum",
        "titel",
        Level(_LEVEL, blank=True),
        "is_gereed_voor_publicatie",
        "tonen_aan_initiator",
        "auteur",
        "status",
        "inhoud_is_vervallen",
        "formaat",
        "taal",
        Computed("versie", Whole(), "t.versie"),
        Computed("beginRegistratie", Moment(), "t.begin_registratie"),
        "bestandsnaam",
        Inhoud(document, lambda: INFORMATIEOBJECTEN.root),
        Bestandsomvang(_SIZE),
        "link",
        "beschrijving",
        "ontvangstdatum",
        "verzenddatum",
        "indicatie_gebruiksrecht",
        "verschijningsvorm",
        "ondertekening",
        "integriteit",
        "informatieobjecttype",
        Computed("locked", Yes(), locked),
        Bestandsdelen(lambda: BESTANDSDELEN),
        "trefwoorden",
    )


INFORMATIEOBJECTEN: Resource = Resource(
    DOCUMENTEN,
    "enkelvoudiginformatieobjecten",
    "enkelvoudiginformatieobject",
    InformatieObject,
    _shape("t.id", "t.lock <> ''"),
    guard(
        "t.id",
        audit=AUDIT,
        lock=LOCK,
        unlock=(*LOCK, *GEFORCEERD_UNLOCK),
    ),
    filters={
        "identificatie": Where("t.identificatie = %s", Text(40)),
        "bronorganisatie": Where("t.bronorganisatie = %s"),
        "objectinformatieobjecten_object": AboutObject("t.id"),
        "objectinformatieobjecten_objectType": AboutKind(),
        "trefwoorden": Keywords("t.trefwoorden @> %s"),
    },
    rules=rules.DOCUMENT,
    links=LINKS,
    titled="identificatie",
    hidden=(GivenLock(),),
    body=with_file,
    reading=read_version,
    read_by=VERSION,
    told=lambda row: {"lock": row.lock},
    traced=file_facts,
    lines=relations.readable_lines,
)

EARLIER: Resource = EarlierVersions(
    DOCUMENTEN,
    INFORMATIEOBJECTEN.path,
    INFORMATIEOBJECTEN.name,
    EnkelvoudigInformatieObject,
    _shape(
        "t.informatieobject_id",
        "(select i.lock <> '' from zgw_informatieobject i where i.id = t.informatieobject_id)",
    ),
    VersionGuard(scopes()),
    links=LINKS,
)
"""Documents as they were: read by way of the document itself."""

GEBRUIKSRECHTEN: Resource = Resource(
    DOCUMENTEN,
    "gebruiksrechten",
    "gebruiksrechten",
    Gebruiksrecht,
    ("informatieobject", "startdatum", "einddatum", "omschrijving_voorwaarden"),
    guard("t.informatieobject_id"),
    filters={
        **OF_DOCUMENT,
        **{
            f"{name}__{way}": Where(f"t.{name} {sign} %s", Moment())
            for name in ("startdatum", "einddatum")
            for way, sign in (("lt", "<"), ("lte", "<="), ("gt", ">"), ("gte", ">="))
        },
    },
    rules=rules.GEBRUIKSRECHT,
    links=LINKS,
    paged=False,
    main="informatieobject",
)

OBJECTINFORMATIEOBJECTEN: Resource = Resource(
    DOCUMENTEN,
    "objectinformatieobjecten",
    "objectinformatieobject",
    ObjectInformatieObject,
    ("informatieobject", RelatedObject(), "object_type"),
    RelationGuard(scopes()),
    filters={**OF_DOCUMENT, "object": AboutObject("t.informatieobject_id", "o.id = t.id")},
    methods=frozenset({"list", "create", "read", "delete"}),
    rules=relations.RULES,
    links=LINKS,
    paged=False,
    main="informatieobject",
)

BESTANDSDELEN: Resource = Resource(
    DOCUMENTEN,
    "bestandsdelen",
    "bestandsdeel",
    BestandsDeel,
    ("volgnummer", "omvang", Computed("voltooid", Yes(), "t.file is not null")),
    guard("t.informatieobject_id"),
    methods=frozenset(),
)

VERZENDINGEN: Resource = Resource(
    DOCUMENTEN,
    "verzendingen",
    "verzending",
    Verzending,
    (
        "betrokkene",
        "informatieobject",
        "aard_relatie",
        "toelichting",
        "ontvangstdatum",
        "verzenddatum",
        "contact_persoon",
        "contactpersoonnaam",
        "binnenlands_correspondentieadres",
        "buitenlands_correspondentieadres",
        "correspondentie_postadres",
        "faxnummer",
        "emailadres",
        "mijn_overheid",
        "telefoonnummer",
    ),
    guard("t.informatieobject_id"),
    filters={
        **OF_DOCUMENT,
        "aardRelatie": Where("t.aard_relatie = %s", Choice(VERZENDING)),
        "betrokkene": Where("t.betrokkene = %s"),
    },
    rules=rules.OF_DOCUMENT,
    links=LINKS,
    main="informatieobject",
)

RESOURCES = (INFORMATIEOBJECTEN, GEBRUIKSRECHTEN, OBJECTINFORMATIEOBJECTEN, VERZENDINGEN)
