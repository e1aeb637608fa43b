"""The Besluiten API: brc-001, brc-002, brc-006, brc-007 and brc-009, rights per besluittype, and what a zaak takes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.contexts.zgw.besluiten import BESLUITEN, besluit, make_type

from stroomlijn.zgw.models import Abonnement, Notificatie

from .cases import CATALOGI, ZAKEN, closed, finished, may_only, published_type, zaak
from .conftest import Caller, application, faults
from .documents import DOCUMENTEN, DOCUMENTS, document, document_type


@pytest.fixture
def besluittype(call: Caller, catalogus: Any) -> Any:
    return make_type(call, catalogus, "Beschikking")


@pytest.fixture
def deciding(call: Caller, catalogus: Any, published: Any, besluittype: Any) -> Any:
    """A published zaaktype whose zaken take a decision of the type."""
    return published_type(call, catalogus, identificatie="BESLIST", besluittypen=["Beschikking"])


@pytest.fixture
def written(call: Caller, catalogus: Any) -> tuple[Any, Any]:
    """A decision whose type takes letters, and a letter."""
    brief = document_type(call, catalogus)
    of = make_type(call, catalogus, "Met brief", informatieobjecttypen=["Brief"])
    return call.make(f"{BESLUITEN}/besluiten", besluit(of)), call.make(DOCUMENTS, document(brief))


def decides_only(call: Caller, name: str, scopes: list[str], of: Any) -> Caller:
    return application(call, name, {"component": "brc", "scopes": scopes, "besluittype": of["url"]})


def test_a_decision_is_made_read_and_changed(call: Caller, besluittype: Any) -> None:
    made = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, vervalreden="tijdelijk"))
    assert (made["zaak"], made["vervalredenWeergave"]) == ("", "Besluit met tijdelijke werking")
    changed = call("PATCH", made["url"], {"toelichting": "Toegekend"})
    assert changed.json() == made | {"toelichting": "Toegekend"} == call.get(made["url"])
    whole = call("PUT", made["url"], besluit(besluittype, bestuursorgaan="B en W"))
    assert (whole.status_code, whole.json()["identificatie"]) == (200, made["identificatie"])
    assert [one["actie"] for one in call.get(made["url"] + "/audittrail")] == ["create", "partial_update", "update"]
    expanded = call.get(made["url"] + "?expand=besluittype.catalogus,zaak")["_expand"]
    assert expanded["besluittype"]["_expand"]["catalogus"]["domein"] == "SOC"
    assert expanded["zaak"] == {}


def test_brc_001_the_type_is_published_and_stands(call: Caller, catalogus: Any, besluittype: Any) -> None:
    made = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype))
    other = make_type(call, catalogus, "Ander besluit")
    assert faults(call("PATCH", made["url"], {"besluittype": other["url"]})) == [
        ("besluittype", "wijzigen-niet-toegelaten")
    ]
    body = {name: besluittype[name] for name in ("catalogus", "zaaktypen", "publicatieIndicatie", "beginGeldigheid")}
    concept = call.make(f"{CATALOGI}/besluittypen", body | {"omschrijving": "Concept", "informatieobjecttypen": []})
    assert faults(call("POST", f"{BESLUITEN}/besluiten", besluit(concept))) == [("besluittype", "not-published")]


def test_brc_002_a_number_is_given_once_in_an_organisation(call: Caller, besluittype: Any) -> None:
    made = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype))
    other = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype))
    assert made["identificatie"] != other["identificatie"]
    same = besluit(besluittype, identificatie=made["identificatie"])
    assert faults(call("POST", f"{BESLUITEN}/besluiten", same)) == [("identificatie", "identificatie-niet-uniek")]
    for name, value in (("identificatie", "B-1"), ("verantwoordelijkeOrganisatie", "111222333")):
        assert faults(call("PATCH", made["url"], {name: value})) == [(name, "wijzigen-niet-toegelaten")]


def test_brc_006_a_decision_stays_with_its_zaak_and_stands_beside_it(
    call: Caller, besluittype: Any, deciding: Any
) -> None:
    made, other = (call.make(f"{ZAKEN}/zaken", zaak(deciding)) for _ in range(2))
    found = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"]))
    assert faults(call("PATCH", found["url"], {"zaak": other["url"]})) == [("zaak", "wijzigen-niet-toegelaten")]
    [beside] = call.get(made["url"] + "/besluiten")
    assert beside["besluit"] == found["url"]
    assert call.get(beside["url"] + "?expand=besluit")["_expand"]["besluit"] == found
    assert call.make(made["url"] + "/besluiten", {"besluit": found["url"]}) == beside
    assert faults(call("POST", other["url"] + "/besluiten", {"besluit": found["url"]})) == [
        ("besluit", "inconsistent-relation")
    ]
    assert faults(call("DELETE", beside["url"])) == [("nonFieldErrors", "inconsistent-relation")]
    call("DELETE", found["url"])
    assert call.get(made["url"] + "/besluiten") == []


def test_brc_007_a_zaak_takes_the_decisions_of_its_type(call: Caller, catalogus: Any, published: Any) -> None:
    of = make_type(call, catalogus, "Iets anders")
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    refused = call("POST", f"{BESLUITEN}/besluiten", besluit(of, zaak=made["url"]))
    assert faults(refused) == [("nonFieldErrors", "zaaktype-mismatch")]


def test_brc_009_what_is_destroyed_is_gone_with_its_trail(call: Caller, besluittype: Any) -> None:
    made = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype))
    assert call("DELETE", made["url"]).status_code == 204
    assert call("GET", made["url"]).status_code == 404
    assert call("GET", made["url"] + "/audittrail").status_code == 404


def test_nobody_decides_tomorrow(call: Caller, besluittype: Any) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert faults(call("POST", f"{BESLUITEN}/besluiten", besluit(besluittype, datum=tomorrow))) == [
        ("datum", "future_not_allowed")
    ]


def test_who_may_one_type_sees_no_other(call: Caller, catalogus: Any, published: Any, besluittype: Any) -> None:
    other = make_type(call, catalogus, "Ander besluit")
    shown, hidden = (call.make(f"{BESLUITEN}/besluiten", besluit(one)) for one in (besluittype, other))
    office = decides_only(call, "balie", ["besluiten.lezen", "besluiten.bijwerken"], besluittype)
    listed = office.get(f"{BESLUITEN}/besluiten")
    assert (listed["count"], [one["url"] for one in listed["results"]]) == (1, [shown["url"]])
    assert [office(method, hidden["url"], {}).status_code for method in ("GET", "PATCH")] == [404, 404]
    assert office("POST", f"{BESLUITEN}/besluiten", besluit(besluittype)).status_code == 403
    assert office("DELETE", shown["url"]).status_code == 403


def test_a_zaak_that_one_may_not_see_takes_no_decision(call: Caller, besluittype: Any, deciding: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(deciding))
    office = decides_only(call, "balie", ["besluiten.aanmaken"], besluittype)
    refused = office("POST", f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"]))
    assert faults(refused) == [("zaak", "bad-url")]
    clerk = may_only(call, "zaken", ["zaken.lezen"], deciding)
    call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"]))
    [beside] = clerk.get(made["url"] + "/besluiten")
    assert clerk.get(beside["url"] + "?expand=besluit")["_expand"]["besluit"] == {}


def test_zrc_007_a_closed_zaak_takes_a_decision_only_as_a_correction(
    call: Caller, besluittype: Any, deciding: Any
) -> None:
    made = closed(call, deciding)
    office = decides_only(call, "balie", ["besluiten.aanmaken", "besluiten.lezen"], besluittype)
    found = call.get("/autorisaties/api/v1/applicaties?clientIds=balie")["results"][0]
    body = besluit(besluittype, zaak=made["url"])
    for scopes, status in (
        (["zaken.lezen", "zaken.bijwerken"], 403),
        (["zaken.lezen", "zaken.geforceerd-bijwerken"], 201),
    ):
        zrc = {"component": "zrc", "scopes": scopes, "zaaktype": deciding["url"]}
        autorisaties = [found["autorisaties"][0], zrc | {"maxVertrouwelijkheidaanduiding": "geheim"}]
        assert call("PATCH", found["url"], {"autorisaties": autorisaties}).status_code == 200
        assert office("POST", f"{BESLUITEN}/besluiten", body).status_code == status


@pytest.mark.parametrize(
    ("way", "name"), [("ingangsdatum_besluit", "ingangsdatum"), ("vervaldatum_besluit", "vervaldatum")]
)
def test_zrc_021_a_decision_says_how_long_a_zaak_is_kept_and_is_followed(
    call: Caller, catalogus: Any, published: Any, besluittype: Any, way: str, name: str
) -> None:
    of = published_type(
        call, catalogus, {"afleidingswijze": way}, identificatie="BESLIST", besluittypen=["Beschikking"]
    )
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    first, last = (
        call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"], **{name: day}))
        for day in ("2022-01-01", "2025-01-01")
    )
    made = finished(call, of, made)
    assert made["archiefactiedatum"] == "2032-01-01"
    call("PATCH", last["url"], {name: "2026-01-01"})
    assert call.get(made["url"])["archiefactiedatum"] == "2033-01-01"
    call("DELETE", last["url"])
    assert call.get(made["url"])["archiefactiedatum"] == "2029-01-01"
    call("DELETE", first["url"])
    assert call.get(made["url"])["archiefactiedatum"] is None


def test_zrc_021_a_decision_without_an_end_keeps_a_zaak(
    call: Caller, catalogus: Any, published: Any, besluittype: Any
) -> None:
    way = {"afleidingswijze": "vervaldatum_besluit"}
    of = published_type(call, catalogus, way, identificatie="BESLIST", besluittypen=["Beschikking"])
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    for facts in ({"vervaldatum": "2022-01-01"}, {}):
        call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"], **facts))
    assert finished(call, of, made)["archiefactiedatum"] is None


def test_zrc_021_a_decision_as_object_of_a_zaak(call: Caller, catalogus: Any, published: Any, besluittype: Any) -> None:
    way = {"afleidingswijze": "zaakobject", "datumkenmerk": "datum", "objecttype": "besluit"}
    of = published_type(call, catalogus, way, identificatie="BESLIST")
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    for day in ("2010-01-01", "2013-01-01"):
        found = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, datum=day))
        call.make(f"{ZAKEN}/zaakobjecten", {"zaak": made["url"], "object": found["url"], "objectType": "besluit"})
    assert finished(call, of, made)["archiefactiedatum"] == "2020-01-01"


def test_zrc_023_a_decision_outlives_its_zaak(call: Caller, besluittype: Any, deciding: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(deciding))
    main = call.make(f"{ZAKEN}/zaken", zaak(deciding))
    assert call("PATCH", made["url"], {"hoofdzaak": main["url"]}).status_code == 200
    found = call.make(f"{BESLUITEN}/besluiten", besluit(besluittype, zaak=made["url"]))
    Abonnement.objects.create(callback_url="https://b.nl/", auth="x", kanalen=[{"naam": "besluiten", "filters": {}}])
    assert call("DELETE", main["url"]).status_code == 204
    assert call.get(found["url"])["zaak"] == ""
    changed = call.get(found["url"] + "/audittrail")[-1]["wijzigingen"]
    assert (changed["oud"]["zaak"], changed["nieuw"]["zaak"]) == (made["url"], "")
    [told] = Notificatie.objects.all()
    assert (told.message["resourceUrl"], told.message["actie"]) == (found["url"], "update")


def test_brc_003_the_document_is_there(call: Caller, written: Any) -> None:
    body = {"besluit": written[0]["url"], "informatieobject": written[0]["url"]}
    assert faults(call("POST", f"{BESLUITEN}/besluitinformatieobjecten", body)) == [("informatieobject", "bad-url")]


def test_brc_004_and_brc_005_both_sides_have_the_relation_and_lose_it(call: Caller, written: Any) -> None:
    of, letter = written
    body = {"besluit": of["url"], "informatieobject": letter["url"]}
    made = call.make(f"{BESLUITEN}/besluitinformatieobjecten", body)
    assert call("PATCH", made["url"], {}).status_code == 405
    [there] = call.get(f"{DOCUMENTEN}/objectinformatieobjecten?object={of['url']}")
    assert {name: there[name] for name in ("object", "objectType", "informatieobject")} == {
        "object": of["url"],
        "objectType": "besluit",
        "informatieobject": letter["url"],
    }
    assert call.get(f"{BESLUITEN}/besluitinformatieobjecten?besluit={of['url']}") == [made]
    assert call.get(made["url"] + "?expand=besluit,informatieobject")["_expand"]["informatieobject"]["titel"] == "Brief"
    assert faults(call("POST", f"{BESLUITEN}/besluitinformatieobjecten", body)) == [("nonFieldErrors", "unique")]
    assert call("DELETE", made["url"]).status_code == 204
    assert call.get(f"{DOCUMENTEN}/objectinformatieobjecten?informatieobject={letter['url']}") == []


def test_brc_008_a_decision_takes_the_documents_of_its_type(call: Caller, catalogus: Any, written: Any) -> None:
    other = call.make(DOCUMENTS, document(document_type(call, catalogus, "Foto")))
    body = {"besluit": written[0]["url"], "informatieobject": other["url"]}
    assert faults(call("POST", f"{BESLUITEN}/besluitinformatieobjecten", body)) == [
        ("nonFieldErrors", "missing-besluittype-informatieobjecttype-relation")
    ]


def test_brc_009_with_a_decision_its_relations_go_on_both_sides(call: Caller, written: Any) -> None:
    of, letter = written
    body = {"besluit": of["url"], "informatieobject": letter["url"]}
    made = call.make(f"{BESLUITEN}/besluitinformatieobjecten", body)
    assert call("DELETE", of["url"]).status_code == 204
    assert call("GET", made["url"]).status_code == 404
    assert call.get(f"{DOCUMENTEN}/objectinformatieobjecten?informatieobject={letter['url']}") == []
    told = [(one["resource"], one["actie"]) for one in call.get(letter["url"] + "/audittrail")]
    assert told[-1] == ("objectinformatieobject", "destroy")
