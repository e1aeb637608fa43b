"""Who takes part in a zaak (betrokkene): what identifies a person, an organisation or an employee."""

from __future__ import annotations

from stroomlijn.zgw.wire.bsn import is_bsn
from stroomlijn.zgw.wire.kinds import Choice, Group, Kind, Listed, Part, Text, Whole

from . import words


def needed(name: str, kind: Kind) -> Part:
    return Part(name, kind)


def maybe(name: str, longest: int, kind: Kind | None = None) -> Part:
    """A text that may be absent or empty."""
    return Part(name, kind or Text(longest, blank=True), required=False, default="")


def group_or_none(name: str, group: Group) -> Part:
    return Part(name, group, required=False, null=True)


HOUSE_NUMBER = Whole(0, 99999)

VERBLIJFSADRES = Group(
    (
        needed("aoaIdentificatie", Text(100)),
        needed("wplWoonplaatsNaam", Text(80)),
        needed("gorOpenbareRuimteNaam", Text(80)),
        maybe("aoaPostcode", 7),
        needed("aoaHuisnummer", HOUSE_NUMBER),
        maybe("aoaHuisletter", 1),
        maybe("aoaHuisnummertoevoeging", 4),
        maybe("inpLocatiebeschrijving", 1000),
    )
)
SUB_VERBLIJF_BUITENLAND = Group(
    (
        needed("lndLandcode", Text(4)),
        needed("lndLandnaam", Text(40)),
        maybe("subAdresBuitenland_1", 35),
        maybe("subAdresBuitenland_2", 35),
        maybe("subAdresBuitenland_3", 35),
    )
)
NATUURLIJK_PERSOON = Group(
    (
        maybe("inpBsn", 9, Text(9, blank=True, check=is_bsn)),
        maybe("anpIdentificatie", 17),
        maybe("inpA_nummer", 10, Text(10, blank=True, pattern=r"[1-9][0-9]{9}")),
        maybe("geslachtsnaam", 200),
        maybe("voorvoegselGeslachtsnaam", 80),
        maybe("voorletters", 20),
        maybe("voornamen", 200),
        maybe("geslachtsaanduiding", 1, Choice(words.GESLACHT, blank=True)),
        maybe("geboortedatum", 18),
        group_or_none("verblijfsadres", VERBLIJFSADRES),
        group_or_none("subVerblijfBuitenland", SUB_VERBLIJF_BUITENLAND),
    )
)
NIET_NATUURLIJK_PERSOON = Group(
    (
        maybe("innNnpId", 9),
        maybe("annIdentificatie", 17),
        maybe("statutaireNaam", 500),
        maybe("innRechtsvorm", 50, Choice(words.RECHTSVORM, blank=True)),
        maybe("bezoekadres", 1000),
        group_or_none("subVerblijfBuitenland", SUB_VERBLIJF_BUITENLAND),
    )
)
VESTIGING = Group(
    (
        maybe("vestigingsNummer", 24),
        Part("handelsnaam", Listed(Text(625)), required=False, default=[]),
        group_or_none("verblijfsadres", VERBLIJFSADRES),
        group_or_none("subVerblijfBuitenland", SUB_VERBLIJF_BUITENLAND),
        maybe("kvkNummer", 8),
    )
)
ORGANISATORISCHE_EENHEID = Group((maybe("identificatie", 24), maybe("naam", 50), maybe("isGehuisvestIn", 24)))
MEDEWERKER = Group(
    (
        maybe("identificatie", 254),
        maybe("achternaam", 200),
        maybe("voorletters", 20),
        maybe("voorvoegselAchternaam", 10),
    )
)
BETROKKENE = {
    "natuurlijk_persoon": NATUURLIJK_PERSOON,
    "niet_natuurlijk_persoon": NIET_NATUURLIJK_PERSOON,
    "vestiging": VESTIGING,
    "organisatorische_eenheid": ORGANISATORISCHE_EENHEID,
    "medewerker": MEDEWERKER,
}
"""By `betrokkeneType`."""
CONTACTPERSOON = Group(
    (maybe("emailadres", 254), maybe("functie", 50), maybe("telefoonnummer", 20), needed("naam", Text(40)))
)
