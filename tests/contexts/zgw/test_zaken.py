from __future__ import annotations

from typing import Any

from .cases import CATALOGI, ZAKEN, zaak
from .conftest import Caller, application, zaaktype


def test_a_zaak_gets_a_number_and_the_level_of_its_type(call: Caller, published: Any) -> None:
    first, second = (call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(2))
    assert first["identificatie"] != second["identificatie"]
    assert first["vertrouwelijkheidaanduiding"] == "openbaar"
    assert call.get(first["url"]) == first
    same = call("POST", f"{ZAKEN}/zaken", zaak(published, identificatie=first["identificatie"]))
    assert same.json()["invalidParams"][0]["code"] == "identificatie-niet-uniek"


def test_zrc_001_a_whole_body_may_leave_out_what_the_register_filled_in(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    answer = call("PUT", made["url"], zaak(published, omschrijving="Aangepast"))
    assert answer.status_code == 200, answer.content
    assert answer.json() == made | {"omschrijving": "Aangepast"}


def test_a_zaak_is_closed_by_its_last_status_once_it_has_a_result(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    begin, end = (
        {"zaak": made["url"], "statustype": one, "datumStatusGezet": f"2021-03-1{number}T10:00:00Z"}
        for number, one in enumerate(published["statustypen"])
    )
    status = call.make(f"{ZAKEN}/statussen", begin)
    assert call.get(made["url"])["status"] == status["url"]
    refused = call("POST", f"{ZAKEN}/statussen", end)
    assert refused.json()["invalidParams"][0]["code"] == "resultaat-does-not-exist"
    result = {"zaak": made["url"], "resultaattype": published["resultaattypen"][0]}
    call.make(f"{ZAKEN}/resultaten", result)
    call.make(f"{ZAKEN}/statussen", end)
    found = call.get(made["url"] + "?expand=status.statustype,resultaat")
    assert found["einddatum"] == "2021-03-11"
    assert found["_expand"]["status"]["_expand"]["statustype"]["omschrijving"] == "Afgehandeld"
    assert call.get(status["url"])["indicatieLaatstGezetteStatus"] is False


def test_a_person_is_found_by_number_and_a_wrong_number_refused(call: Caller, published: Any) -> None:
    made, _ = (call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(2))
    rol = {
        "zaak": made["url"],
        "betrokkeneType": "natuurlijk_persoon",
        "roltype": published["roltypen"][0],
        "roltoelichting": "meldt",
        "betrokkeneIdentificatie": {"inpBsn": "111222333"},
    }
    found = call.make(f"{ZAKEN}/rollen", rol)
    assert (found["omschrijvingGeneriek"], found["betrokkeneIdentificatie"]["inpBsn"]) == ("initiator", "111222333")
    by_bsn = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=111222333"
    assert [one["url"] for one in call.get(f"{ZAKEN}/zaken?{by_bsn}")["results"]] == [made["url"]]
    wrong = call("POST", f"{ZAKEN}/rollen", rol | {"betrokkeneIdentificatie": {"inpBsn": "111222334"}})
    assert wrong.json()["invalidParams"][0]["name"] == "betrokkeneIdentificatie.inpBsn"


def test_a_property_lies_under_its_zaak(call: Caller, published: Any) -> None:
    made, other = (call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(2))
    body = {"zaak": made["url"], "eigenschap": published["eigenschappen"][0], "waarde": "Noord"}
    found = call.make(made["url"] + "/zaakeigenschappen", body)
    assert found["url"].startswith(made["url"] + "/zaakeigenschappen/")
    assert call.get(made["url"] + "/zaakeigenschappen") == [found]
    assert call.get(made["url"])["eigenschappen"] == [found["url"]]
    assert call.get(found["url"])["naam"] == "Wijk"
    assert call("GET", found["url"].replace(made["uuid"], other["uuid"])).status_code == 404


def test_who_may_one_type_up_to_a_level_sees_no_more(call: Caller, published: Any) -> None:
    shown = call.make(f"{ZAKEN}/zaken", zaak(published))
    hidden = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim", hoofdzaak=shown["url"]))
    may = {
        "component": "zrc",
        "scopes": ["zaken.lezen", "zaken.aanmaken"],
        "zaaktype": published["url"],
        "maxVertrouwelijkheidaanduiding": "intern",
    }
    balie = application(call, "balie", may)
    listed = balie.get(f"{ZAKEN}/zaken")
    assert (listed["count"], [one["url"] for one in listed["results"]]) == (1, [shown["url"]])
    assert balie("GET", hidden["url"]).status_code == 404
    assert balie.get(shown["url"] + "?expand=deelzaken")["_expand"]["deelzaken"] == []
    secret = balie("POST", f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim"))
    assert (secret.status_code, secret.json()["code"]) == (403, "permission_denied")
    assert balie("DELETE", shown["url"]).status_code == 403


def test_the_trail_tells_who_changed_what_and_why(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    call("PATCH", made["url"], {"omschrijving": "Nieuw"}, HTTP_X_AUDIT_TOELICHTING="Tikfout")
    lines = call.get(made["url"] + "/audittrail")
    assert [one["actie"] for one in lines] == ["create", "partial_update"]
    changed = lines[1]["wijzigingen"]
    assert (changed["oud"]["omschrijving"], changed["nieuw"]["omschrijving"]) == ("", "Nieuw")
    assert (lines[1]["toelichting"], lines[1]["applicatieWeergave"]) == ("Tikfout", "Mag alles")
    assert call.get(f"{made['url']}/audittrail/{lines[1]['uuid']}") == lines[1]


def test_a_reserved_number_is_given_to_nobody_else(call: Caller, published: Any) -> None:
    reserve = f"{ZAKEN}/zaaknummer_reserveren"
    one = call.make(reserve, {"bronorganisatie": "000000000"})
    many = call.make(reserve, {"bronorganisatie": "000000000", "aantal": 3})
    next_one = call.make(f"{ZAKEN}/zaken", zaak(published))
    with_it = call.make(f"{ZAKEN}/zaken", zaak(published, identificatie=one["zaaknummer"]))
    numbers = [one["zaaknummer"], *(each["zaaknummer"] for each in many), next_one["identificatie"]]
    assert len(set(numbers)) == 5
    assert with_it["identificatie"] == one["zaaknummer"]


def test_two_types_up_to_two_levels_are_each_no_more_than_that(call: Caller, catalogus: Any, published: Any) -> None:
    other = call.make(f"{CATALOGI}/zaaktypen", zaaktype(catalogus, identificatie="ANDER"))
    call("POST", other["url"] + "/publish")
    mine, theirs = (call.make(f"{ZAKEN}/zaken", zaak(of)) for of in (published, other))
    hidden = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim"))
    may = [
        {"component": "zrc", "scopes": ["zaken.lezen"], "zaaktype": of["url"], "maxVertrouwelijkheidaanduiding": level}
        for of, level in ((published, "openbaar"), (other, "geheim"))
    ]
    both = application(call, "twee", *may)
    assert {one["url"] for one in both.get(f"{ZAKEN}/zaken")["results"]} == {mine["url"], theirs["url"]}
    assert both.get(mine["url"])["uuid"] == mine["uuid"]
    assert both("GET", hidden["url"]).status_code == 404
    assert both.get(f"{ZAKEN}/zaken?identificatie={mine['identificatie']}")["count"] == 1
