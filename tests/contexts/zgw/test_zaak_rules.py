"""What holds for a zaak and for what belongs to it: zrc-001 to zrc-002, zrc-009 to zrc-015 and zrc-018 to zrc-020."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from stroomlijn.zgw.models import Abonnement, Notificatie, TrailLine

from .cases import ZAKEN, may_only, published_type, status, zaak
from .conftest import Caller, faults


@pytest.fixture
def other(call: Caller, catalogus: Any, published: Any) -> Any:
    return published_type(call, catalogus, identificatie="ANDER", productenOfDiensten=["https://diensten.example/1"])


def test_zrc_001_the_type_of_a_zaak_stands(call: Caller, published: Any, other: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    assert faults(call("PATCH", made["url"], {"zaaktype": other["url"]})) == [("zaaktype", "wijzigen-niet-toegelaten")]


def test_zrc_002_a_number_is_given_once_in_an_organisation(call: Caller, published: Any) -> None:
    body = zaak(published, identificatie="Z-1")
    made = call.make(f"{ZAKEN}/zaken", body)
    assert faults(call("POST", f"{ZAKEN}/zaken", body)) == [("identificatie", "identificatie-niet-uniek")]
    call.make(f"{ZAKEN}/zaken", body | {"bronorganisatie": "111222333"})
    assert faults(call("PATCH", made["url"], {"identificatie": "Z-2"})) == [
        ("identificatie", "wijzigen-niet-toegelaten")
    ]


def test_zrc_006_who_may_only_make_gets_what_was_made(call: Caller, published: Any) -> None:
    maker = may_only(call, "formulier", ["zaken.aanmaken"], published)
    made = maker.make(f"{ZAKEN}/zaken", zaak(published))
    assert maker("GET", made["url"]).status_code == 403


def test_zrc_006_nobody_lifts_a_zaak_above_their_own_level(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    office = may_only(call, "balie", ["zaken.lezen", "zaken.bijwerken"], published, level="intern")
    assert office("PATCH", made["url"], {"vertrouwelijkheidaanduiding": "geheim"}).status_code == 403
    assert office("PATCH", made["url"], {"vertrouwelijkheidaanduiding": "intern"}).status_code == 200


def test_zrc_009_a_level_of_its_own_goes_before_that_of_its_type(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim"))
    assert made["vertrouwelijkheidaanduiding"] == "geheim"


def test_zrc_011_a_zaak_that_one_may_not_see_is_not_there(call: Caller, published: Any, other: Any) -> None:
    secret = call.make(f"{ZAKEN}/zaken", zaak(other))
    office = may_only(call, "balie", ["zaken.lezen", "zaken.aanmaken"], published)
    nowhere = secret["url"][:-12] + "000000000000"
    for address in (secret["url"], nowhere):
        related = [{"url": address, "aardRelatie": "vervolg"}]
        body = zaak(published, relevanteAndereZaken=related)
        assert faults(office("POST", f"{ZAKEN}/zaken", body)) == [("relevanteAndereZaken.0.url", "bad-url")]
        assert faults(office("POST", f"{ZAKEN}/zaken", zaak(published, hoofdzaak=address))) == [
            ("hoofdzaak", "no_match")
        ]


def test_zrc_012_a_group_is_given_whole_or_not(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, verlenging={"reden": "Ziekte", "duur": "P2W"}))
    wrong = faults(call("PATCH", made["url"], {"opschorting": {}, "verlenging": {"reden": ""}}))
    assert sorted(name for name, _ in wrong) == [
        "opschorting.indicatie",
        "opschorting.reden",
        "verlenging.duur",
        "verlenging.reden",
    ]
    assert call("PATCH", made["url"], {"verlenging": None}).json()["verlenging"] is None


def test_zrc_013_a_deelzaak_has_no_deelzaken(call: Caller, published: Any) -> None:
    main = call.make(f"{ZAKEN}/zaken", zaak(published))
    below = call.make(f"{ZAKEN}/zaken", zaak(published, hoofdzaak=main["url"]))
    lone = call.make(f"{ZAKEN}/zaken", zaak(published))
    tries = [
        (lone, below, "deelzaak-als-hoofdzaak"),
        (main, lone, "deelzaak-als-hoofdzaak"),
        (lone, lone, "self-forbidden"),
    ]
    for one, above, code in tries:
        assert faults(call("PATCH", one["url"], {"hoofdzaak": above["url"]})) == [("hoofdzaak", code)]


def test_zrc_023_a_zaak_is_destroyed_by_who_may_destroy_its_deelzaken_of_which_each_is_told(
    call: Caller, published: Any
) -> None:
    main = call.make(f"{ZAKEN}/zaken", zaak(published))
    below = call.make(f"{ZAKEN}/zaken", zaak(published, hoofdzaak=main["url"], vertrouwelijkheidaanduiding="geheim"))
    scopes = ["zaken.lezen", "zaken.verwijderen"]
    assert may_only(call, "balie", scopes, published, level="intern")("DELETE", main["url"]).status_code == 403
    assert call.get(below["url"]) == below
    Abonnement.objects.create(callback_url="https://volgt.example", kanalen=[{"naam": "zaken", "filters": {}}])
    assert may_only(call, "archief", scopes, published)("DELETE", main["url"]).status_code == 204
    for gone in (main, below):
        [line] = TrailLine.objects.filter(main=gone["uuid"])
        assert (line.action, line.application_name, line.before) == ("destroy", "archief", None)
    told = [(one["actie"], one["hoofdObject"]) for one in Notificatie.objects.values_list("message", flat=True)]
    assert sorted(told) == sorted(("destroy", one["url"]) for one in (main, below))


def test_zrc_014_where_nothing_is_to_be_paid_there_is_no_day_of_payment(call: Caller, published: Any) -> None:
    body = zaak(published, betalingsindicatie="nvt", laatsteBetaaldatum="2021-03-10T12:00:00Z")
    assert faults(call("POST", f"{ZAKEN}/zaken", body)) == [("laatsteBetaaldatum", "betaling-nvt")]
    paid = call.make(f"{ZAKEN}/zaken", body | {"betalingsindicatie": "geheel"})
    assert call("PATCH", paid["url"], {"betalingsindicatie": "nvt"}).json()["laatsteBetaaldatum"] is None
    again = {"laatsteBetaaldatum": "2021-03-11T12:00:00Z"}
    assert faults(call("PATCH", paid["url"], again)) == [("laatsteBetaaldatum", "betaling-nvt")]


def test_zrc_014_nobody_has_paid_tomorrow(call: Caller, published: Any) -> None:
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    body = zaak(published, betalingsindicatie="geheel", laatsteBetaaldatum=tomorrow)
    assert faults(call("POST", f"{ZAKEN}/zaken", body)) == [("laatsteBetaaldatum", "future_not_allowed")]


def test_zrc_015_products_are_those_of_the_type(call: Caller, published: Any, other: Any) -> None:
    product = {"productenOfDiensten": ["https://diensten.example/1"]}
    assert faults(call("POST", f"{ZAKEN}/zaken", zaak(published, **product))) == [
        ("productenOfDiensten", "invalid-products-services")
    ]
    call.make(f"{ZAKEN}/zaken", zaak(other, **product))


@pytest.mark.parametrize(
    ("place", "kind"),
    [("eigenschappen", "eigenschap"), ("roltypen", "roltype"), ("resultaattypen", "resultaattype")],
    ids=["zrc-018", "zrc-019", "zrc-020"],
)
def test_what_is_added_is_of_the_type_of_the_zaak(
    call: Caller, published: Any, other: Any, place: str, kind: str
) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    addresses = {
        "eigenschap": made["url"] + "/zaakeigenschappen",
        "roltype": f"{ZAKEN}/rollen",
        "resultaattype": f"{ZAKEN}/resultaten",
    }
    more = {"waarde": "Noord", "betrokkeneType": "medewerker", "roltoelichting": "behandelt"}
    body = {"zaak": made["url"], kind: other[place][0], **more}
    assert faults(call("POST", addresses[kind], body)) == [("nonFieldErrors", "zaaktype-mismatch")]


def test_a_value_that_does_not_match_its_specification_is_kept_with_a_warning(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    body = {"zaak": made["url"], "eigenschap": published["eigenschappen"][0], "waarde": "Noord"}
    right = call("POST", made["url"] + "/zaakeigenschappen", body)
    wrong = call("POST", made["url"] + "/zaakeigenschappen", body | {"waarde": "Een wijk met een lange naam"})
    assert [(one.status_code, "X-Warning" in one) for one in (right, wrong)] == [(201, False), (201, True)]


def test_what_a_zaak_is_about_stands(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    body = {"zaak": made["url"], "objectType": "pand", "objectIdentificatie": {"identificatie": "1"}}
    thing = call.make(f"{ZAKEN}/zaakobjecten", body)
    assert faults(call("PATCH", thing["url"], {"objectType": "wegdeel"})) == [
        ("objectType", "wijzigen-niet-toegelaten")
    ]


def test_an_object_elsewhere_is_at_a_service_that_is_registered(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    body = {"zaak": made["url"], "objectType": "pand", "object": "https://onbekend.example/1"}
    assert faults(call("POST", f"{ZAKEN}/zaakobjecten", body)) == [("object", "bad-url")]


def test_a_note_that_is_final_stands(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    body = {"gerelateerdAan": made["url"], "onderwerp": "Bellen", "tekst": "Terugbellen", "status": "definitief"}
    note = call.make(f"{ZAKEN}/zaaknotities", body)
    assert faults(call("PATCH", note["url"], {"tekst": "Iets anders"})) == [("nonFieldErrors", "notitie-definitief")]


def test_a_contact_gets_a_number(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    body = {"zaak": made["url"], "datumtijd": "2021-03-10T12:00:00Z"}
    first, second = (call.make(f"{ZAKEN}/klantcontacten", body)["identificatie"] for _ in range(2))
    assert first != second
    assert len(first) == 14


@pytest.mark.parametrize("part", ["rollen", "statussen", "resultaten", "zaakobjecten", "klantcontacten"])
@pytest.mark.parametrize("wrong", [{}, {"datumStatusGezet": "morgen", "objectType": "niets", "datumtijd": 1}])
def test_zrc_006_adding_to_a_hidden_zaak_is_refused_as_adding_to_none(
    call: Caller, published: Any, other: Any, part: str, wrong: dict[str, Any]
) -> None:
    hidden = call.make(f"{ZAKEN}/zaken", zaak(other))["url"]
    scopes = ["zaken.lezen", "zaken.aanmaken", "zaken.bijwerken", "zaken.statussen.toevoegen"]
    office = may_only(call, "balie", scopes, published)
    told = [
        office("POST", f"{ZAKEN}/{part}", {"zaak": address, **wrong}).json() | {"instance": ""}
        for address in (hidden, hidden[:-12] + "000000000000")
    ]
    assert told[0] == told[1]
    assert ("zaak", "bad-url") in [(one["name"], one["code"]) for one in told[0]["invalidParams"]]


def test_who_may_work_with_a_zaaktype_names_the_roles_and_statuses_of_its_zaken(
    call: Caller, published: Any, other: Any
) -> None:
    scopes = ["zaken.lezen", "zaken.aanmaken", "zaken.bijwerken", "zaken.statussen.toevoegen"]
    office = may_only(call, "balie", scopes, published)
    own, hidden = (call.make(f"{ZAKEN}/zaken", zaak(of)) for of in (published, other))
    for made, of, answer in ((own, published, 201), (hidden, other, 400)):
        rol = call.make(
            f"{ZAKEN}/rollen",
            {
                "zaak": made["url"],
                "roltype": of["roltypen"][0],
                "betrokkeneType": "natuurlijk_persoon",
                "roltoelichting": "behandelt",
                "betrokkeneIdentificatie": {},
            },
        )
        body = status(published, own, 0, "2021-03-01T09:00:00Z") | {"gezetdoor": rol["url"]}
        assert office("POST", f"{ZAKEN}/statussen", body).status_code == answer
