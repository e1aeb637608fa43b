"""What a type tells of the types around it."""

from __future__ import annotations

from typing import Any

from .cases import zaak
from .conftest import Caller, faults, zaaktype

ROOT = "/catalogi/api/v1"


def test_a_related_zaaktype_is_shown_with_its_identificatie(call: Caller, catalogus: Any) -> None:
    other = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie="ANDERS"))
    related = [{"zaaktype": "ANDERS", "aardRelatie": "vervolg"}]
    made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, gerelateerdeZaaktypen=related))
    assert made["gerelateerdeZaaktypen"] == [
        {"zaaktype": other["url"], "zaaktypeIdentificatie": "ANDERS", "aardRelatie": "vervolg", "toelichting": ""}
    ]
    changed = call("PATCH", made["url"], {"gerelateerdeZaaktypen": made["gerelateerdeZaaktypen"]})
    assert changed.json()["gerelateerdeZaaktypen"] == made["gerelateerdeZaaktypen"]


def test_two_of_the_same_are_refused(call: Caller, catalogus: Any) -> None:
    body = {"domein": catalogus["domein"], "rsin": catalogus["rsin"], "contactpersoonBeheerNaam": "Ans"}
    assert faults(call("POST", f"{ROOT}/catalogussen", body)) == [("nonFieldErrors", "unique")]
    made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus))
    first = {"zaaktype": made["url"], "omschrijving": "Begin", "volgnummer": 1}
    call.make(f"{ROOT}/statustypen", first)
    assert faults(call("POST", f"{ROOT}/statustypen", first)) == [("nonFieldErrors", "unique")]


def test_a_type_with_zaken_stays(call: Caller, published: Any) -> None:
    call.make("/zaken/api/v1/zaken", zaak(published))
    assert faults(call("DELETE", published["url"])) == [("nonFieldErrors", "in-use")]
    assert call("GET", published["url"]).status_code == 200


def test_another_method_is_told_what_is_allowed(call: Caller, catalogus: Any) -> None:
    allowed = {
        catalogus["url"]: "GET, HEAD, PUT, PATCH",
        f"{ROOT}/catalogussen": "GET, HEAD, POST",
        f"{ROOT}/zaaktypen/{catalogus['url'][-36:]}/publish": "POST",
        "/documenten/api/v1/enkelvoudiginformatieobjecten/_zoek": "POST",
    }
    for address, methods in allowed.items():
        answer = call("TRACE", address)
        assert (answer.status_code, answer["Allow"]) == (405, methods)
