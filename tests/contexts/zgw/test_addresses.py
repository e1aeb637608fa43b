"""Addresses in a body: where nothing of ours stands, and where something else stands."""

from __future__ import annotations

from typing import Any

import pytest
from tests.contexts.zgw import selectielijst as lijst

from .conftest import Caller, faults, zaaktype

ROOT = "/zaken/api/v1/zaken"


@pytest.fixture
def zaak(call: Caller, catalogus: Any) -> dict[str, Any]:
    """A body that makes a zaak."""
    lijst.fill()
    made = call.make("/catalogi/api/v1/zaaktypen", zaaktype(catalogus))
    call("POST", f"{made['url']}/publish")
    return {
        "zaaktype": made["url"],
        "bronorganisatie": "000000000",
        "verantwoordelijkeOrganisatie": "000000000",
        "startdatum": "2021-03-09",
    }


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://elders.example/zaaktypen/1", "bad-url"),
        ("http://testserver/catalogi/api/v1/zaaktypen/01a203a3-24fc-75ab-b0bd-fb453a652633", "bad-url"),
        (lijst.PROCESTYPE, "invalid-resource"),
    ],
)
def test_zrc_001_a_zaaktype_is_one_of_ours(call: Caller, zaak: dict[str, Any], address: str, code: str) -> None:
    assert faults(call("POST", ROOT, zaak | {"zaaktype": address})) == [("zaaktype", code)]


def test_zrc_010_a_communicatiekanaal_is_one(call: Caller, zaak: dict[str, Any]) -> None:
    made = call.make(ROOT, zaak | {"communicatiekanaal": lijst.KANAAL})
    assert made["communicatiekanaal"] == lijst.KANAAL
    for address, code in ((lijst.PROCESTYPE, "invalid-resource"), ("https://elders.example/kanaal", "bad-url")):
        refused = call("PATCH", made["url"], {"communicatiekanaal": address})
        assert faults(refused) == [("communicatiekanaal", code)]
