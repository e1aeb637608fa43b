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


def test_zrc_011_a_related_zaak_is_there_and_can_be_expanded(call: Caller, zaak: dict[str, Any]) -> None:
    other = call.make(ROOT, zaak)
    related = [{"url": other["url"], "aardRelatie": "vervolg"}]
    made = call.make(ROOT, zaak | {"relevanteAndereZaken": related})
    assert made["relevanteAndereZaken"] == related
    found = call.get(f"{made['url']}?expand=relevanteAndereZaken.zaaktype")["_expand"]["relevanteAndereZaken"]
    assert [(one["url"], one["_expand"]["zaaktype"]["url"]) for one in found] == [(other["url"], zaak["zaaktype"])]
    nobody = [{"url": "https://elders.example/zaken/1", "aardRelatie": "vervolg"}]
    refused = call("PATCH", made["url"], {"relevanteAndereZaken": nobody})
    assert faults(refused) == [("relevanteAndereZaken.0.url", "bad-url")]


def test_related_zaaktypen_can_be_expanded(call: Caller, catalogus: Any) -> None:
    path = "/catalogi/api/v1/zaaktypen"
    other = call.make(path, zaaktype(catalogus, identificatie="ANDERS"))
    related = [{"zaaktype": "ANDERS", "aardRelatie": "vervolg"}]
    made = call.make(path, zaaktype(catalogus, gerelateerdeZaaktypen=related))
    found = call.get(f"{made['url']}?expand=gerelateerdeZaaktypen")
    assert found["gerelateerdeZaaktypen"][0]["zaaktype"] == other["url"]
    assert [one["url"] for one in found["_expand"]["gerelateerdeZaaktypen"]] == [other["url"]]
