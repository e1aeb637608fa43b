"""Bodies that several programs send to the register."""

from __future__ import annotations

from typing import Any


def zaaktype(catalogus: str, **more: Any) -> dict[str, Any]:
    """A zaaktype in the catalogue with this address."""
    return {
        "catalogus": catalogus,
        "identificatie": "MELD",
        "omschrijving": "Melding Wmo",
        "vertrouwelijkheidaanduiding": "openbaar",
        "doel": "Hulp vinden",
        "aanleiding": "Een inwoner meldt zich",
        "indicatieInternOfExtern": "extern",
        "handelingInitiator": "indienen",
        "onderwerp": "Wmo",
        "handelingBehandelaar": "behandelen",
        "doorlooptijd": "P8W",
        "opschortingEnAanhoudingMogelijk": False,
        "verlengingMogelijk": False,
        "publicatieIndicatie": False,
        "productenOfDiensten": [],
        "referentieproces": {"naam": "Wmo", "link": ""},
        "verantwoordelijke": "Team Toegang",
        "besluittypen": [],
        "gerelateerdeZaaktypen": [],
        "beginGeldigheid": "2021-01-01",
        "versiedatum": "2021-01-01",
        **more,
    }
