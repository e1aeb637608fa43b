from __future__ import annotations

from typing import Any

import pytest

from stroomlijn.zgw.register import expanding

from .conftest import Caller, zaaktype

ROOT = "/catalogi/api/v1"


def test_a_zaaktype_is_shown_as_it_was_made(call: Caller, catalogus: Any) -> None:
    body = zaaktype(catalogus)
    made = call.make(f"{ROOT}/zaaktypen", body)
    assert {name: made[name] for name in body} == body
    assert made["concept"] is True
    assert made["url"].startswith("http://testserver/catalogi/api/v1/zaaktypen/")
    assert call.get(made["url"]) == made


def test_what_belongs_to_a_zaaktype_is_shown_with_it(call: Caller, catalogus: Any) -> None:
    made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus))
    first, last = (
        call.make(f"{ROOT}/statustypen", {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number})
        for name, number in (("Ontvangen", 1), ("Afgehandeld", 2))
    )
    found = call.get(made["url"] + "?expand=statustypen,catalogus.zaaktypen")
    assert found["statustypen"] == [first["url"], last["url"]]
    assert [one["isEindstatus"] for one in found["_expand"]["statustypen"]] == [False, True]
    assert found["_expand"]["catalogus"]["_expand"]["zaaktypen"][0]["url"] == made["url"]


def test_what_would_be_put_beside_others_too_often_is_refused(
    call: Caller, catalogus: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("A", "B"):
        made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie=name))
    # A catalogus, its two zaaktypen, and beside each of these the catalogus again.
    monkeypatch.setattr(expanding, "MOST", 5)
    assert call("GET", made["url"] + "?expand=catalogus.zaaktypen.catalogus").status_code == 200
    monkeypatch.setattr(expanding, "MOST", 4)
    answer = call("GET", made["url"] + "?expand=catalogus.zaaktypen.catalogus")
    assert (answer.status_code, answer.json()["invalidParams"][0]["code"]) == (400, "too_large")


def test_a_name_and_an_address_say_the_same(call: Caller, catalogus: Any) -> None:
    besluittype = {
        "catalogus": catalogus["url"],
        "omschrijving": "Toekenning",
        "publicatieIndicatie": False,
        "informatieobjecttypen": [],
        "beginGeldigheid": "2021-01-01",
    }
    made = call.make(f"{ROOT}/besluittypen", besluittype)
    by_name = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, besluittypen=["Toekenning"]))
    by_address = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie="M2", besluittypen=[made["url"]]))
    assert by_name["besluittypen"] == by_address["besluittypen"] == [made["url"]]
    assert call.get(made["url"])["zaaktypen"] == [by_name["url"], by_address["url"]]


def test_a_name_stands_for_the_version_of_the_day(call: Caller, catalogus: Any) -> None:
    old, new = (
        call.make(
            f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie="DEEL", beginGeldigheid=begin, eindeGeldigheid=end)
        )
        for begin, end in (("2020-01-01", "2020-12-31"), ("2021-01-01", None))
    )
    main = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, deelzaaktypen=["DEEL"]))
    assert main["deelzaaktypen"] == [new["url"]]
    assert call.get(main["url"] + "?datumGeldigheid=2020-06-01")["deelzaaktypen"] == [old["url"]]


def test_every_fault_of_a_body_is_named(call: Caller, catalogus: Any) -> None:
    wrong = zaaktype(catalogus, doorlooptijd="8 weken", vertrouwelijkheidaanduiding="geheimpje", doel="")
    wrong |= {"catalogus": "https://elders.example/catalogussen/1", "referentieproces": {"link": ""}}
    del wrong["onderwerp"]
    answer = call("POST", f"{ROOT}/zaaktypen", wrong)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert {(one["name"], one["code"]) for one in answer.json()["invalidParams"]} == {
        ("doorlooptijd", "invalid"),
        ("vertrouwelijkheidaanduiding", "invalid_choice"),
        ("doel", "blank"),
        ("onderwerp", "required"),
        ("catalogus", "bad-url"),
        ("referentieproces.naam", "required"),
    }
    assert call.get(f"{ROOT}/zaaktypen?status=alles")["count"] == 0


def test_a_part_is_changed_and_the_rest_stays(call: Caller, catalogus: Any) -> None:
    made = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus))
    answer = call("PATCH", made["url"], {"omschrijving": "Melding Wmo en jeugd"})
    assert answer.status_code == 200
    assert answer.json() == {**made, "omschrijving": "Melding Wmo en jeugd"}


def test_pages_lead_to_one_another(call: Caller, catalogus: Any) -> None:
    for number in range(3):
        call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, identificatie=f"Z{number}"))
    first = call.get(f"{ROOT}/zaaktypen?pageSize=2&status=alles")
    second = call.get(first["next"])
    assert (first["count"], first["previous"], second["next"]) == (3, None, None)
    assert [one["identificatie"] for one in first["results"] + second["results"]] == ["Z0", "Z1", "Z2"]
    assert call("GET", f"{ROOT}/zaaktypen?page=3").status_code == 404
    unknown = call("GET", f"{ROOT}/zaaktypen?kleur=rood")
    assert unknown.json()["invalidParams"][0]["code"] == "unknown-parameters"


def test_who_has_it_already_gets_no_body(call: Caller, catalogus: Any) -> None:
    answer = call("GET", catalogus["url"])
    again = call("GET", catalogus["url"], HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_version_that_ends_before_it_begins_is_valid_on_no_day(call: Caller, catalogus: Any) -> None:
    ends_first = {"identificatie": "DEEL", "beginGeldigheid": "2021-01-01", "eindeGeldigheid": "2020-01-01"}
    part = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, **ends_first))
    main = call.make(f"{ROOT}/zaaktypen", zaaktype(catalogus, deelzaaktypen=["DEEL"]))
    assert main["deelzaaktypen"] == [part["url"]]
    for day in ("2020-01-01", "2020-06-01", "2021-01-01"):
        found = call.get(f"{ROOT}/zaaktypen?status=alles&datumGeldigheid={day}")["results"]
        assert part["url"] not in [one["url"] for one in found]
        assert call.get(f"{ROOT}/statustypen?datumGeldigheid={day}")["count"] == 0
