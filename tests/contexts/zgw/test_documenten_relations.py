"""What documents belong to, and who sees them because of it: drc-002 to drc-004, zrc-003 to zrc-005 and zrc-017."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from tests.contexts.zgw import selectielijst as lijst
from tests.contexts.zgw.cases import zaaktype_with

from stroomlijn.zgw.models import ObjectInformatieObject

from .cases import ZAKEN, zaak
from .conftest import Caller, application, faults
from .documents import DOCUMENTEN, DOCUMENTS, document, document_type, lock, on_documents, on_zaken

RELATIONS, OF_ZAKEN = f"{DOCUMENTEN}/objectinformatieobjecten", f"{ZAKEN}/zaakinformatieobjecten"


@pytest.fixture
def brief(call: Caller, catalogus: Any) -> Any:
    return document_type(call, catalogus)


@pytest.fixture
def melding(call: Caller, catalogus: Any, brief: Any) -> Any:
    lijst.fill()
    return zaaktype_with(call, catalogus, brief)


@pytest.fixture
def made(call: Caller, melding: Any) -> Any:
    return call.make(f"{ZAKEN}/zaken", zaak(melding))


@pytest.fixture
def letter(call: Caller, brief: Any) -> Any:
    return call.make(DOCUMENTS, document(brief))


def related(letter: Any, made: Any, **more: Any) -> dict[str, Any]:
    return {"informatieobject": letter["url"], "zaak": made["url"], **more}


def test_zrc_004_and_zrc_005_a_relation_has_another_side_while_it_is(call: Caller, letter: Any, made: Any) -> None:
    relation = call.make(OF_ZAKEN, related(letter, made, titel="Aanvraag"))
    assert relation["aardRelatieWeergave"] == "Hoort bij, omgekeerd: kent"
    [other] = call.get(f"{RELATIONS}?informatieobject={letter['url']}&object={made['url']}")
    assert (other["object"], other["objectType"]) == (made["url"], "zaak")
    assert call.get(f"{DOCUMENTS}?objectinformatieobjecten_object={made['url']}")["count"] == 1
    assert call.get(f"{DOCUMENTS}?objectinformatieobjecten_objectType=besluit")["count"] == 0
    found = call.get(made["url"] + "?expand=zaakinformatieobjecten.informatieobject")
    [shown] = found["_expand"]["zaakinformatieobjecten"]
    assert shown["_expand"]["informatieobject"]["titel"] == "Brief"
    assert call("PATCH", relation["url"], {"titel": "Bijlage"}).json()["titel"] == "Bijlage"
    assert call("DELETE", relation["url"]).status_code == 204
    assert call.get(f"{RELATIONS}?object={made['url']}") == []
    of_document = [(one["actie"], one["resource"]) for one in call.get(letter["url"] + "/audittrail")]
    assert of_document[1:] == [("create", "objectinformatieobject"), ("destroy", "objectinformatieobject")]


def test_zrc_004_what_belongs_together_stays_together(call: Caller, brief: Any, letter: Any, made: Any) -> None:
    relation = call.make(OF_ZAKEN, related(letter, made))
    other = call.make(DOCUMENTS, document(brief))
    answer = call("PATCH", relation["url"], {"informatieobject": other["url"]})
    assert faults(answer) == [("informatieobject", "wijzigen-niet-toegelaten")]


def test_zrc_003_a_relation_is_with_a_document_and_once(call: Caller, letter: Any, made: Any) -> None:
    nothing = {"url": letter["url"][:-4] + "0000"}
    assert faults(call("POST", OF_ZAKEN, related(nothing, made))) == [("informatieobject", "bad-url")]
    call.make(OF_ZAKEN, related(letter, made))
    assert faults(call("POST", OF_ZAKEN, related(letter, made))) == [("nonFieldErrors", "unique")]


def test_zrc_017_the_zaaktype_knows_the_kind_of_document(call: Caller, catalogus: Any, letter: Any, made: Any) -> None:
    photo = call.make(DOCUMENTS, document(document_type(call, catalogus, "Foto")))
    told = ("nonFieldErrors", "missing-zaaktype-informatieobjecttype-relation")
    assert faults(call("POST", OF_ZAKEN, related(photo, made))) == [told]
    assert not ObjectInformatieObject.objects.exists()


def test_drc_008_a_document_that_belongs_to_a_zaak_is_not_destroyed(call: Caller, letter: Any, made: Any) -> None:
    relation = call.make(OF_ZAKEN, related(letter, made))
    assert faults(call("DELETE", letter["url"])) == [("nonFieldErrors", "pending-relations")]
    call("DELETE", relation["url"])
    assert call("DELETE", letter["url"]).status_code == 204


def test_a_destroyed_zaak_takes_its_relations_along_and_leaves_the_documents(
    call: Caller, letter: Any, made: Any
) -> None:
    call.make(OF_ZAKEN, related(letter, made))
    assert call("DELETE", made["url"]).status_code == 204
    assert call.get(f"{RELATIONS}?informatieobject={letter['url']}") == []
    assert call.get(letter["url"])["titel"] == "Brief"


def test_drc_002_something_stands_at_the_object(call: Caller, letter: Any, made: Any) -> None:
    for wrong in ("https://nergens.example/1", made["url"][:-4] + "0000"):
        body = {"informatieobject": letter["url"], "object": wrong, "objectType": "zaak"}
        assert faults(call("POST", RELATIONS, body)) == [("object", "bad-url")]
    body = {"informatieobject": letter["url"], "object": made["url"], "objectType": "besluit"}
    assert faults(call("POST", RELATIONS, body)) == [("object", "invalid-resource")]


def test_drc_003_and_drc_004_a_zaak_says_itself_which_documents_it_has(call: Caller, letter: Any, made: Any) -> None:
    body = {"informatieobject": letter["url"], "object": made["url"], "objectType": "zaak"}
    assert faults(call("POST", RELATIONS, body)) == [("nonFieldErrors", "inconsistent-relation")]
    call.make(OF_ZAKEN, related(letter, made))
    assert faults(call("POST", RELATIONS, body)) == [("nonFieldErrors", "unique")]
    [other] = call.get(f"{RELATIONS}?object={made['url']}")
    assert faults(call("DELETE", other["url"])) == [("nonFieldErrors", "remote-relation-exists")]


def test_drc_003_a_relation_with_something_elsewhere_is_made_once(
    call: Caller, letter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stroomlijn.zgw.documenten.relations.answers", lambda address: True)
    body = {"informatieobject": letter["url"], "object": "https://verzoeken.example/1", "objectType": "verzoek"}
    made = call.make(RELATIONS, body)
    assert faults(call("POST", RELATIONS, body)) == [("nonFieldErrors", "unique")]
    assert call.get(f"{RELATIONS}?object=https://verzoeken.example/1") == [made]
    assert faults(call("DELETE", letter["url"])) == [("nonFieldErrors", "pending-relations")]
    assert call("DELETE", made["url"]).status_code == 204


AUDIT_OF_DOCUMENTS = {"component": "drc", "scopes": ["audittrails.lezen"]}

# --- who sees what --------------------------------------------------------------------------------------------------


def test_who_may_one_type_up_to_a_level_sees_no_more(call: Caller, catalogus: Any, brief: Any, letter: Any) -> None:
    secret = call.make(DOCUMENTS, document(brief, vertrouwelijkheidaanduiding="geheim"))
    photo = call.make(DOCUMENTS, document(document_type(call, catalogus, "Foto")))
    balie = application(call, "balie", on_documents(brief, "lezen", "aanmaken", level="intern"))
    listed = balie.get(DOCUMENTS)
    assert (listed["count"], [one["url"] for one in listed["results"]]) == (1, [letter["url"]])
    for hidden in (secret, photo):
        for address in (hidden["url"], hidden["inhoud"], hidden["url"] + "?versie=1"):
            assert balie("GET", address).status_code == 404
        assert balie.get(f"{RELATIONS}?informatieobject={hidden['url']}") == []
    assert balie("POST", DOCUMENTS, document(brief, vertrouwelijkheidaanduiding="geheim")).status_code == 403
    assert balie("POST", letter["url"] + "/lock").status_code == 403
    assert balie("DELETE", letter["url"]).status_code == 403


def test_documents_of_a_zaak_are_for_who_may_see_that_zaak(
    call: Caller, catalogus: Any, brief: Any, melding: Any, made: Any, letter: Any
) -> None:
    bezwaar = zaaktype_with(call, catalogus, brief, identificatie="BEZWAAR")
    other = call.make(f"{ZAKEN}/zaken", zaak(bezwaar))
    shared, theirs, loose = letter, call.make(DOCUMENTS, document(brief)), call.make(DOCUMENTS, document(brief))
    call.make(OF_ZAKEN, related(theirs, other))
    for place in (made, other):
        call.make(OF_ZAKEN, related(shared, place))
    worker = application(
        call, "wmo", on_documents(brief, "lezen", "aanmaken"), on_zaken(melding, "lezen", "bijwerken", "aanmaken")
    )
    listed = worker.get(DOCUMENTS)
    assert (listed["count"], [one["url"] for one in listed["results"]]) == (2, [shared["url"], loose["url"]])
    for address in (theirs["url"], theirs["inhoud"], theirs["url"] + "?versie=1"):
        assert worker("GET", address).status_code == 404
    assert [one["object"] for one in worker.get(RELATIONS)] == [made["url"]]
    assert worker.get(f"{DOCUMENTS}?objectinformatieobjecten_object={other['url']}")["count"] == 0
    assert faults(worker("POST", OF_ZAKEN, related(theirs, made))) == [("informatieobject", "bad-url")]
    scanner = application(call, "scanstraat", on_documents(brief, "lezen"))
    assert scanner.get(DOCUMENTS)["count"] == 3


def test_an_earlier_version_is_for_who_may_see_the_document_now(call: Caller, brief: Any, letter: Any) -> None:
    held = call("POST", letter["url"] + "/lock").json()["lock"]
    body = {"lock": held, "vertrouwelijkheidaanduiding": "geheim"}
    assert call("PATCH", letter["url"], body).status_code == 200
    balie = application(call, "balie", on_documents(brief, "lezen", level="intern"))
    for address in (letter["url"], letter["url"] + "?versie=1", letter["inhoud"]):
        assert balie("GET", address).status_code == 404


def test_an_earlier_version_is_for_who_may_see_that_version_too(call: Caller, brief: Any, letter: Any) -> None:
    held = lock(call, letter)
    for number, level in enumerate(("zeer_geheim", "openbaar"), 1):
        body = {"lock": held, "titel": f"Brief {number}", "vertrouwelijkheidaanduiding": level}
        assert call("PATCH", letter["url"], body).status_code == 200
    when = call.get(f"{letter['url']}?versie=2")["beginRegistratie"]
    balie = application(call, "balie", on_documents(brief, "lezen", level="intern"))
    assert balie.get(letter["url"])["titel"] == "Brief 2"
    assert balie.get(f"{letter['url']}?versie=1")["titel"] == "Brief"
    for version in ("versie=2", f"registratieOp={quote(when)}"):
        assert call.get(f"{letter['url']}?{version}")["versie"] == 2
        for address in (letter["url"], letter["url"] + "/download"):
            assert balie("GET", f"{address}?{version}").status_code == 404


def test_an_earlier_version_of_a_type_that_is_not_ones_own_is_not_there(
    call: Caller, catalogus: Any, brief: Any, letter: Any
) -> None:
    photo = document_type(call, catalogus, "Foto")
    body = {"lock": lock(call, letter), "informatieobjecttype": photo["url"]}
    assert call("PATCH", letter["url"], body).status_code == 200
    balie = application(call, "balie", on_documents(photo, "lezen"))
    assert balie.get(letter["url"])["versie"] == 2
    assert balie("GET", letter["url"] + "?versie=1").status_code == 404


def test_a_document_that_was_hidden_stays_so_once_its_zaak_is_destroyed(
    call: Caller, catalogus: Any, brief: Any, melding: Any, letter: Any
) -> None:
    bezwaar = zaaktype_with(call, catalogus, brief, identificatie="BEZWAAR")
    other = call.make(f"{ZAKEN}/zaken", zaak(bezwaar))
    call.make(OF_ZAKEN, related(letter, other))
    hidden_from = application(call, "wmo", on_documents(brief, "lezen"), on_zaken(melding, "lezen"))
    saw_it = application(call, "bezwaar", on_documents(brief, "lezen"), on_zaken(bezwaar, "lezen"))
    archive = application(call, "archief", on_documents(brief, "lezen"))
    for _ in range(2):
        assert hidden_from("GET", letter["url"]).status_code == 404
        assert [reader("GET", letter["url"]).status_code for reader in (saw_it, archive)] == [200, 200]
        call("DELETE", other["url"])
    assert call("GET", other["url"]).status_code == 404


def test_a_document_that_was_hidden_stays_so_once_it_is_taken_out_of_its_zaak(
    call: Caller, catalogus: Any, brief: Any, melding: Any, made: Any, letter: Any
) -> None:
    bezwaar = zaaktype_with(call, catalogus, brief, identificatie="BEZWAAR")
    other = call.make(f"{ZAKEN}/zaken", zaak(bezwaar))
    relation = call.make(OF_ZAKEN, related(letter, other))
    wmo = application(call, "wmo", on_documents(brief, "lezen"), on_zaken(melding, "lezen"))
    saw_it = application(call, "bezwaar", on_documents(brief, "lezen"), on_zaken(bezwaar, "lezen"))
    call("DELETE", relation["url"])
    assert [reader("GET", letter["url"]).status_code for reader in (wmo, saw_it)] == [404, 200]
    call.make(OF_ZAKEN, related(letter, made))
    assert [reader("GET", letter["url"]).status_code for reader in (wmo, saw_it)] == [200, 404]


def test_drc_002_a_hidden_zaak_is_not_there(
    call: Caller, catalogus: Any, brief: Any, melding: Any, letter: Any
) -> None:
    bezwaar = zaaktype_with(call, catalogus, brief, identificatie="BEZWAAR")
    hidden = call.make(f"{ZAKEN}/zaken", zaak(bezwaar))
    worker = application(
        call, "wmo", on_documents(brief, "lezen", "aanmaken"), on_zaken(melding, "lezen", "bijwerken", "aanmaken")
    )
    told = []
    for address in (hidden["url"], hidden["url"][:-4] + "0000"):
        body = {"informatieobject": letter["url"], "object": address, "objectType": "zaak"}
        told.append(faults(worker("POST", RELATIONS, body)))
    assert told == [[("object", "bad-url")]] * 2


def test_drc_002_who_works_with_documents_alone_knows_the_zaken_that_have_one(
    call: Caller, brief: Any, letter: Any, made: Any
) -> None:
    archive = application(call, "archief", on_documents(brief, "lezen", "aanmaken"))
    body = {"informatieobject": letter["url"], "object": made["url"], "objectType": "zaak"}
    absent = body | {"object": made["url"][:-4] + "0000"}
    for one in (body, absent):
        assert faults(archive("POST", RELATIONS, one)) == [("object", "bad-url")]
    call.make(OF_ZAKEN, related(letter, made))
    assert faults(archive("POST", RELATIONS, body)) == [("nonFieldErrors", "unique")]


def test_the_trail_shows_nothing_of_a_version_that_is_hidden(call: Caller, brief: Any, letter: Any) -> None:
    held = lock(call, letter)
    for level in ("zeer_geheim", "openbaar", "intern"):
        assert call("PATCH", letter["url"], {"lock": held, "vertrouwelijkheidaanduiding": level}).status_code == 200
    trail = letter["url"] + "/audittrail"
    lines = call.get(trail)
    office = application(call, "balie", on_documents(brief, "lezen", level="intern"), AUDIT_OF_DOCUMENTS)
    assert office.get(trail) == [lines[0], lines[-1]]
    assert [office("GET", f"{trail}/{one['uuid']}").status_code for one in lines] == [200, 404, 404, 200]
    scanner = application(call, "alles-van", on_documents(brief, "lezen"), AUDIT_OF_DOCUMENTS)
    assert scanner.get(trail) == lines


def test_expanding_shows_no_document_that_is_hidden(call: Caller, brief: Any, melding: Any, made: Any) -> None:
    secret = call.make(DOCUMENTS, document(brief, vertrouwelijkheidaanduiding="geheim"))
    call.make(OF_ZAKEN, related(secret, made))
    worker = application(call, "wmo", on_documents(brief, "lezen", level="intern"), on_zaken(melding, "lezen"))
    [shown] = worker.get(f"{OF_ZAKEN}?zaak={made['url']}&expand=informatieobject")
    assert shown["_expand"]["informatieobject"] == {}
    assert worker.get(RELATIONS + "?expand=informatieobject") == []
