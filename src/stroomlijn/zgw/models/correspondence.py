"""Addresses that a document was sent to or came from (Verzending)."""

from __future__ import annotations

from stroomlijn.zgw.wire.kinds import Address, Choice, Group, Text, Whole

from .parties import maybe, needed

BINNENLANDS = Group(
    (
        maybe("huisletter", 1),
        needed("huisnummer", Whole(1, 99999)),
        maybe("huisnummerToevoeging", 4),
        needed("naamOpenbareRuimte", Text(80)),
        maybe("postcode", 6),
        needed("woonplaatsnaam", Text(80)),
    )
)
BUITENLANDS = Group(
    (
        needed("adresBuitenland1", Text(35)),
        maybe("adresBuitenland2", 35),
        maybe("adresBuitenland3", 35),
        needed("landPostadres", Address(200)),
    )
)
POSTADRES = Group(
    (
        needed("postBusOfAntwoordnummer", Whole(1, 9999)),
        needed("postadresPostcode", Text(6)),
        needed("postadresType", Choice(("antwoordnummer", "postbusnummer"))),
        needed("woonplaatsnaam", Text(80)),
    )
)
