"""Besluiten for tests, and their types."""

from __future__ import annotations

from typing import Any

from .cases import CATALOGI
from .conftest import Caller

BESLUITEN = "/besluiten/api/v1"


def make_type(call: Caller, catalogus: Any, name: str, **more: Any) -> Any:
    body = {
        "catalogus": catalogus["url"],
        "omschrijving": name,
        "zaaktypen": [],
        "publicatieIndicatie": False,
        "informatieobjecttypen": [],
        "beginGeldigheid": "2021-01-01",
        **more,
    }
    made = call.make(f"{CATALOGI}/besluittypen", body)
    assert call("POST", made["url"] + "/publish").status_code == 200
    return made


def besluit(of: Any, **more: Any) -> dict[str, Any]:
    return {
        "verantwoordelijkeOrganisatie": "000000000",
        "besluittype": of["url"],
        "datum": "2021-03-10",
        "ingangsdatum": "2021-04-01",
        **more,
    }
