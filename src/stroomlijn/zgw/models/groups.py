"""Groups of values (gegevensgroepen) of the standard."""

from __future__ import annotations

from stroomlijn.zgw.wire.kinds import (
    Address,
    Choice,
    Duration,
    Group,
    Listed,
    Named,
    OrEmpty,
    Part,
    Text,
    Variants,
    Yes,
    day,
)

from . import words

REFERENTIEPROCES = Group(
    (
        Part("naam", Text(80)),
        Part("link", Address(200, blank=True), required=False, default=""),
    )
)
BRONCATALOGUS = Group(
    (
        Part("url", Address(200)),
        Part("domein", Text(5)),
        Part("rsin", Text(9)),
    )
)
BRONZAAKTYPE = Group(
    (
        Part("url", Address(200)),
        Part("identificatie", Text(50)),
        Part("omschrijving", Text(80)),
    )
)
EIGENSCHAP_SPECIFICATIE = Group(
    (
        Part("groep", Text(32, blank=True), required=False, default=""),
        Part("formaat", Choice(words.FORMAAT)),
        Part("lengte", Text(14)),
        Part("kardinaliteit", Text(3)),
        Part("waardenverzameling", Listed(Text(100)), required=False, default=[]),
    )
)
BRONDATUM_ARCHIEFPROCEDURE = Group(
    (
        Part("afleidingswijze", Choice(words.AFLEIDINGSWIJZE)),
        Part("datumkenmerk", Text(80, blank=True), required=False, default=""),
        Part("einddatumBekend", Yes(), required=False, default=False),
        Part("objecttype", Choice(words.OBJECTTYPE, blank=True), required=False, default=""),
        Part("registratie", Text(80, blank=True), required=False, default=""),
        Part("procestermijn", Duration(), required=False, null=True),
    )
)
CHECKLISTITEM = Group(
    (
        Part("itemnaam", Text(30)),
        Part("toelichting", Text(1000, blank=True), required=False, null=True),
        Part("vraagstelling", Text(255)),
        Part("verplicht", Yes(), required=False, default=False),
    )
)
OMSCHRIJVING_GENERIEK = Group(
    (
        Part("informatieobjecttypeOmschrijvingGeneriek", Text(80)),
        Part("definitieInformatieobjecttypeOmschrijvingGeneriek", Text(255)),
        Part("herkomstInformatieobjecttypeOmschrijvingGeneriek", Text(12)),
        Part("hierarchieInformatieobjecttypeOmschrijvingGeneriek", Text(80)),
        Part("opmerkingInformatieobjecttypeOmschrijvingGeneriek", Text(255, blank=True), required=False, null=True),
    )
)

_HIGHEST = Part(
    "maxVertrouwelijkheidaanduiding", Choice(words.VERTROUWELIJKHEID, blank=True), required=False, default=""
)


def _type(name: str) -> Part:
    return Part(name, Address(blank=True), required=False, default="")


AUTORISATIE = Variants(
    "component",
    (
        Part("component", Choice(words.COMPONENT)),
        Part("componentWeergave", Text(), read_only=True),
        Part("scopes", Listed(Text(100))),
    ),
    {
        "zrc": (_type("zaaktype"), _type("catalogus"), _HIGHEST),
        "drc": (_type("informatieobjecttype"), _type("catalogus"), _HIGHEST),
        "brc": (_type("besluittype"), _type("catalogus")),
    },
    # Rights on a catalogus that are kept without it would be rights on all.
    only_there=frozenset({"catalogus"}),
)
VERLENGING = Group((Part("reden", Text(200)), Part("duur", Duration())))
OPSCHORTING = Group((Part("indicatie", Yes()), Part("reden", Text(200, blank=True))))
RELEVANTE_ZAAK = Group((Part("url", Address()), Part("aardRelatie", Choice(words.AARD_RELATIE))))
PROCESSOBJECT = Group(
    (
        Part("datumkenmerk", Text(250)),
        Part("identificatie", Text(250)),
        Part("objecttype", Text(250)),
        Part("registratie", Text(250)),
    )
)
_DATUM = Part("datum", Text(10, format="date", check=lambda text: day(text) is not None))
ONDERTEKENING = OrEmpty(Group((Part("soort", Choice(words.ONDERTEKENING)), _DATUM)))
INTEGRITEIT = OrEmpty(Group((Part("algoritme", Choice(words.ALGORITME)), Part("waarde", Text(128)), _DATUM)))
FILTERS_ON_KANAAL = Group((Part("naam", Text(50)), Part("filters", Named(Text(1000)), required=False, default={})))
