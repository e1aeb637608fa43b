"""What a zaak is about (zaakobject): what identifies an address, a parcel, a person or something else."""

from __future__ import annotations

from stroomlijn.zgw.wire.kinds import Anything, Choice, Group, Part, Text, Whole

from .parties import (
    BETROKKENE,
    HOUSE_NUMBER,
    NATUURLIJK_PERSOON,
    NIET_NATUURLIJK_PERSOON,
    group_or_none,
    maybe,
    needed,
)

INRICHTINGSELEMENT = (
    "bak",
    "bord",
    "installatie",
    "kast",
    "mast",
    "paal",
    "sensor",
    "straatmeubilair",
    "waterinrichtingselement",
    "weginrichtingselement",
)
KUNSTWERKDEEL = (
    "keermuur",
    "overkluizing",
    "duiker",
    "faunavoorziening",
    "vispassage",
    "bodemval",
    "coupure",
    "ponton",
    "voorde",
    "hoogspanningsmast",
    "gemaal",
    "perron",
    "sluis",
    "strekdam",
    "steiger",
    "stuw",
)
SPOORBAANDEEL = ("breedspoor", "normaalspoor", "smalspoor", "spoorbaan")
WATERDEEL = ("zee", "waterloop", "watervlakte", "greppel_droge_sloot")


def _identified(*further: Part) -> Group:
    return Group((needed("identificatie", Text(100)), *further))


_STREET = (needed("wplWoonplaatsNaam", Text(80)), needed("gorOpenbareRuimteNaam", Text(80)))
_BUILDING = Group(
    (
        maybe("numIdentificatie", 100),
        maybe("oaoIdentificatie", 100),
        maybe("aoaIdentificatie", 100),
        *_STREET,
        maybe("aoaPostcode", 7),
        needed("aoaHuisnummer", HOUSE_NUMBER),
        maybe("aoaHuisletter", 1),
        maybe("aoaHuisnummertoevoeging", 4),
        maybe("ogoLocatieAanduiding", 100),
    )
)
TERREIN_GEBOUWD_OBJECT = _identified(group_or_none("adresAanduidingGrp", _BUILDING))
KADASTRALE_ONROERENDE_ZAAK = Group(
    (needed("kadastraleIdentificatie", Text(100)), needed("kadastraleAanduiding", Text(1000)))
)
_WOZ_ADDRESS = Group(
    (
        needed("aoaIdentificatie", Text(100)),
        *_STREET,
        maybe("aoaPostcode", 7),
        needed("aoaHuisnummer", HOUSE_NUMBER),
        maybe("aoaHuisletter", 1),
        maybe("aoaHuisnummertoevoeging", 4),
        maybe("locatieOmschrijving", 1000),
    )
)
WOZ_OBJECT = Group((needed("wozObjectNummer", Text(100)), group_or_none("aanduidingWozObject", _WOZ_ADDRESS)))
_ENTITLED = Group(
    (
        group_or_none("natuurlijkPersoon", NATUURLIJK_PERSOON),
        group_or_none("nietNatuurlijkPersoon", NIET_NATUURLIJK_PERSOON),
    )
)

OBJECT = {
    **BETROKKENE,
    "adres": _identified(
        *_STREET,
        needed("huisnummer", Whole(0, 99999)),
        maybe("huisletter", 1),
        maybe("huisnummertoevoeging", 4),
        maybe("postcode", 7),
    ),
    "buurt": Group(
        (
            needed("buurtCode", Text(2)),
            needed("buurtNaam", Text(40)),
            needed("gemGemeenteCode", Text(4)),
            needed("wykWijkCode", Text(2)),
        )
    ),
    "gemeente": Group((needed("gemeenteNaam", Text(80)), needed("gemeenteCode", Text(4)))),
    "gemeentelijke_openbare_ruimte": _identified(needed("openbareRuimteNaam", Text(80))),
    "huishouden": Group((needed("nummer", Text(12)), group_or_none("isGehuisvestIn", TERREIN_GEBOUWD_OBJECT))),
    "inrichtingselement": _identified(needed("type", Choice(INRICHTINGSELEMENT)), maybe("naam", 500)),
    "kadastrale_onroerende_zaak": KADASTRALE_ONROERENDE_ZAAK,
    "kunstwerkdeel": _identified(needed("type", Choice(KUNSTWERKDEEL)), needed("naam", Text(80))),
    "maatschappelijke_activiteit": Group((needed("kvkNummer", Text(8)), needed("handelsnaam", Text(200)))),
    "openbare_ruimte": _identified(*_STREET),
    "pand": _identified(),
    "spoorbaandeel": _identified(needed("type", Choice(SPOORBAANDEEL)), maybe("naam", 500)),
    "terreindeel": _identified(needed("type", Text(40)), maybe("naam", 500)),
    "terrein_gebouwd_object": TERREIN_GEBOUWD_OBJECT,
    "waterdeel": _identified(needed("typeWaterdeel", Choice(WATERDEEL)), maybe("naam", 500)),
    "wegdeel": _identified(needed("type", Text(100)), maybe("naam", 500)),
    "wijk": Group((needed("wijkCode", Text(2)), needed("wijkNaam", Text(40)), needed("gemGemeenteCode", Text(4)))),
    "woonplaats": _identified(needed("woonplaatsNaam", Text(80))),
    "woz_deelobject": Group((needed("nummerWozDeelObject", Text(6)), group_or_none("isOnderdeelVan", WOZ_OBJECT))),
    "woz_object": WOZ_OBJECT,
    "woz_waarde": Group((needed("waardepeildatum", Text(9)), group_or_none("isVoor", WOZ_OBJECT))),
    "zakelijk_recht": _identified(
        needed("avgAard", Text(1000)),
        group_or_none("heeftBetrekkingOp", KADASTRALE_ONROERENDE_ZAAK),
        group_or_none("heeftAlsGerechtigde", _ENTITLED),
    ),
    "overige": Group((needed("overigeData", Anything()),)),
}
"""By `objectType`; a type that is not here (besluit, status, enkelvoudig_document) is only ever an address."""
OVERIGE_DEFINITIE = Group((needed("url", Text(1000)), needed("schema", Text(100)), needed("objectData", Text(100))))
KENMERK = Group((needed("kenmerk", Text(40)), needed("bron", Text(40))))
