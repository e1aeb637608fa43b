"""Whose audit trails an application reads: those of its types and levels, and no line about what is hidden from it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.contexts.zgw.besluiten import BESLUITEN, besluit, make_type
from tests.contexts.zgw.cases import zaaktype_with

from .cases import ZAKEN, published_type, zaak
from .conftest import Caller, application
from .documents import DOCUMENTS, document, document_type

ABOUT = {"zrc": "zaaktype", "drc": "informatieobjecttype", "brc": "besluittype"}
READ = {"zrc": "zaken.lezen", "drc": "documenten.lezen", "brc": "besluiten.lezen"}


def may(component: str, scope: str, of: Any, level: str = "zeer_geheim") -> dict[str, Any]:
    said = {"component": component, "scopes": [scope], ABOUT[component]: of["url"]}
    return said if component == "brc" else said | {"maxVertrouwelijkheidaanduiding": level}


@pytest.fixture
def made(call: Caller, catalogus: Any, published: Any) -> dict[str, tuple[Any, Any, Any]]:
    """By component a zaak, document or decision, its type and another type."""
    letter, photo = (document_type(call, catalogus, name) for name in ("Brief", "Foto"))
    grant, refusal = (make_type(call, catalogus, name) for name in ("Toekenning", "Afwijzing"))
    return {
        "zrc": (
            call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim")),
            published,
            published_type(call, catalogus, identificatie="ANDER"),
        ),
        "drc": (call.make(DOCUMENTS, document(letter, vertrouwelijkheidaanduiding="geheim")), letter, photo),
        "brc": (call.make(f"{BESLUITEN}/besluiten", besluit(grant)), grant, refusal),
    }


@pytest.mark.parametrize("component", ABOUT)
def test_a_trail_is_for_who_has_its_scope_on_that_type_and_level(call: Caller, made: Any, component: str) -> None:
    found, of, other = made[component]
    trail, audit = found["url"] + "/audittrail", "audittrails.lezen"
    [line] = call.get(trail)
    reading = may(component, READ[component], of)
    elsewhere = "drc" if component == "zrc" else "zrc"
    too_little = {
        "type": may(component, audit, other),
        "api": may(elsewhere, audit, made[elsewhere][1]),
        **({} if component == "brc" else {"level": may(component, audit, of, "openbaar")}),
    }
    for name, given in too_little.items():
        caller = application(call, f"zonder-{name}", reading, given)
        assert caller("GET", found["url"]).status_code == 200
        for address in (trail, f"{trail}/{line['uuid']}"):
            assert caller("GET", address).status_code == 403
    controller = application(call, "controle", reading, may(component, audit, of))
    assert controller.get(trail) == [line]
    unseeing = application(call, "blind", may(component, audit, of))
    assert unseeing("GET", trail).status_code == 404


@pytest.mark.parametrize("component", ABOUT)
def test_its_scope_without_a_type_goes_for_all_that_one_may_read(call: Caller, made: Any, component: str) -> None:
    found, of, _ = made[component]
    trail, any_type = found["url"] + "/audittrail", {"component": component, "scopes": ["audittrails.lezen"]}
    reader = application(call, "lezer", may(component, READ[component], of), any_type)
    assert reader.get(trail) == call.get(trail)
    assert application(call, "blind", any_type)("GET", trail).status_code == 404


def test_the_trail_of_a_document_tells_of_no_zaak_that_is_hidden(call: Caller, catalogus: Any, published: Any) -> None:
    letter = document_type(call, catalogus)
    kinds = [zaaktype_with(call, catalogus, letter, identificatie=name) for name in ("OPEN", "DICHT")]
    found = call.make(DOCUMENTS, document(letter))
    shown, hidden = (call.make(f"{ZAKEN}/zaken", zaak(of)) for of in kinds)
    about = f"{ZAKEN}/zaakinformatieobjecten"
    first, _ = (call.make(about, {"informatieobject": found["url"], "zaak": one["url"]}) for one in (hidden, shown))
    _, of_hidden, of_shown = lines = call.get(found["url"] + "/audittrail")
    on_letters = [may("drc", scope, letter) for scope in ("documenten.lezen", "audittrails.lezen")]
    worker = application(call, "wmo", *on_letters, may("zrc", "zaken.lezen", kinds[0]))
    archive = application(call, "archief", *on_letters)
    assert worker.get(found["url"] + "/audittrail") == [lines[0], of_shown]
    assert worker("GET", f"{found['url']}/audittrail/{of_hidden['uuid']}").status_code == 404
    assert worker.get(f"{found['url']}/audittrail/{of_shown['uuid']}") == of_shown
    assert archive.get(found["url"] + "/audittrail") == lines
    assert call("DELETE", first["url"]).status_code == 204
    assert worker.get(found["url"] + "/audittrail") == [lines[0], of_shown]


def test_the_trail_of_a_zaak_tells_nothing_of_when_it_was_hidden(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="intern"))
    for said in ({"vertrouwelijkheidaanduiding": "geheim"}, {"omschrijving": "Meldt geweld thuis"}):
        assert call("PATCH", made["url"], said).status_code == 200
    shelter = {"objectType": "overige", "objectTypeOverige": "opvang", "objectIdentificatie": {"overigeData": {"a": 1}}}
    call.make(f"{ZAKEN}/zaakobjecten", {"zaak": made["url"], **shelter})
    for said in ({"omschrijving": "Vraag"}, {"vertrouwelijkheidaanduiding": "openbaar"}, {"toelichting": "Gebeld"}):
        assert call("PATCH", made["url"], said).status_code == 200
    lines = call.get(made["url"] + "/audittrail")
    on_it = [may("zrc", scope, published, "intern") for scope in ("zaken.lezen", "audittrails.lezen")]
    desk = application(call, "balie", *on_it)
    assert desk.get(made["url"] + "/audittrail") == [lines[0], lines[-1]]
    for line in lines[1:-1]:
        assert desk("GET", f"{made['url']}/audittrail/{line['uuid']}").status_code == 404
