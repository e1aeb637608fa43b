"""Documents: made, changed in versions, held, destroyed, as the rules drc-001 to drc-009 say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stroomlijn.zgw.models import InformatieObject

from .conftest import Caller, faults
from .documents import DOCUMENTEN, DOCUMENTS, content, document, document_type, kept, lock, unlock


@pytest.fixture
def brief(call: Caller, catalogus: Any) -> Any:
    return document_type(call, catalogus)


@pytest.fixture
def made(call: Caller, brief: Any) -> Any:
    return call.make(DOCUMENTS, document(brief, formaat="text/plain", bestandsnaam="brief.txt"))


def change(call: Caller, made: Any, **more: Any) -> Any:
    """The answer to a change by who holds the document."""
    return call("PATCH", made["url"], {"lock": lock(call, made), **more})


def test_a_document_has_a_number_a_version_and_its_content(call: Caller, made: Any, document_folder: Path) -> None:
    assert made["identificatie"].startswith("DOCUMENT-")
    assert (made["versie"], made["bestandsomvang"], made["locked"], made["lock"]) == (1, 12, False, "")
    assert content(call, made["inhoud"]) == b"Geachte heer"
    assert kept(document_folder) == 1
    assert call.get(made["url"]) == {name: value for name, value in made.items() if name != "lock"}


def test_drc_001_the_type_of_a_document_is_published_and_is_one(call: Caller, brief: Any, catalogus: Any) -> None:
    concept = dict(
        brief,
        url=call.make(
            "/catalogi/api/v1/informatieobjecttypen",
            {
                "catalogus": catalogus["url"],
                "omschrijving": "Nota",
                "vertrouwelijkheidaanduiding": "intern",
                "beginGeldigheid": "2021-01-01",
                "informatieobjectcategorie": "nota",
            },
        )["url"],
    )
    assert faults(call("POST", DOCUMENTS, document(concept))) == [("informatieobjecttype", "not-published")]
    elsewhere = document({"url": "https://nergens.example/typen/1"})
    assert faults(call("POST", DOCUMENTS, elsewhere)) == [("informatieobjecttype", "bad-url")]


def test_drc_005_what_was_received_is_not_being_written(call: Caller, brief: Any, made: Any) -> None:
    received = document(brief, ontvangstdatum="2021-03-09", status="in_bewerking")
    assert faults(call("POST", DOCUMENTS, received)) == [("status", "invalid_for_received")]
    call.make(DOCUMENTS, received | {"status": "definitief"})
    answer = change(call, made, ontvangstdatum="2021-03-09", status="ter_vaststelling")
    assert faults(answer) == [("status", "invalid_for_received")]


def test_drc_006_gebruiksrechten_say_the_indication(call: Caller, brief: Any, made: Any) -> None:
    told = ("indicatieGebruiksrecht", "missing-gebruiksrechten")
    assert faults(call("POST", DOCUMENTS, document(brief, indicatieGebruiksrecht=True))) == [told]
    right = {"informatieobject": made["url"], "startdatum": "2021-03-09T12:00:00Z", "omschrijvingVoorwaarden": "Nee"}
    given = call.make(f"{DOCUMENTEN}/gebruiksrechten", right)
    assert call.get(made["url"])["indicatieGebruiksrecht"] is True
    for said in (False, None):
        held = {"lock": InformatieObject.objects.get().lock or lock(call, made), "indicatieGebruiksrecht": said}
        told = ("indicatieGebruiksrecht", "existing-gebruiksrechten")
        assert faults(call("PATCH", made["url"], held)) == [told]
    assert call("DELETE", given["url"]).status_code == 204
    assert call.get(made["url"])["indicatieGebruiksrecht"] is None


def test_drc_007_a_document_has_the_level_of_its_type_unless_it_says_another(call: Caller, brief: Any) -> None:
    assert call.make(DOCUMENTS, document(brief))["vertrouwelijkheidaanduiding"] == "intern"
    said = document(brief, vertrouwelijkheidaanduiding="geheim")
    assert call.make(DOCUMENTS, said)["vertrouwelijkheidaanduiding"] == "geheim"
    assert (
        call.make(DOCUMENTS, document(brief, vertrouwelijkheidaanduiding=""))["vertrouwelijkheidaanduiding"] == "intern"
    )


def test_drc_008_a_destroyed_document_leaves_nothing(
    call: Caller, made: Any, document_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    assert change(call, made, inhoud="bmlldXc=", bestandsomvang=5).status_code == 200
    right = {"informatieobject": made["url"], "startdatum": "2021-03-09T12:00:00Z", "omschrijvingVoorwaarden": "Nee"}
    given = call.make(f"{DOCUMENTEN}/gebruiksrechten", right)
    assert kept(document_folder) == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert call("DELETE", made["url"]).status_code == 204
    assert kept(document_folder) == 0
    for gone in (made["url"], given["url"], made["url"] + "/audittrail", made["inhoud"]):
        assert call("GET", gone).status_code == 404


def test_drc_009_only_who_holds_the_lock_changes_a_document(call: Caller, brief: Any, made: Any) -> None:
    assert faults(call("PATCH", made["url"], {"titel": "Nieuw"})) == [("nonFieldErrors", "unlocked")]
    held = lock(call, made)
    assert faults(call("POST", made["url"] + "/lock")) == [("nonFieldErrors", "existing-lock")]
    assert call.get(made["url"])["locked"] is True
    assert faults(call("PATCH", made["url"], {"titel": "Nieuw"})) == [("nonFieldErrors", "missing-lock-id")]
    assert faults(call("PUT", made["url"], document(brief))) == [("lock", "required")]
    wrong = {"titel": "Nieuw", "lock": "geraden"}
    assert faults(call("PATCH", made["url"], wrong)) == [("nonFieldErrors", "incorrect-lock-id")]
    assert call("PATCH", made["url"], wrong | {"lock": held}).json()["versie"] == 2
    assert faults(unlock(call, made, "geraden")) == [("nonFieldErrors", "incorrect-lock-id")]
    assert unlock(call, made, held).status_code == 204
    assert call.get(made["url"])["locked"] is False


def test_drc_009_who_may_lets_go_by_force_without_the_lock(call: Caller, made: Any) -> None:
    lock(call, made)
    assert call("POST", made["url"] + "/unlock").status_code == 204
    assert call.get(made["url"])["locked"] is False


def test_every_change_is_a_version_that_stays_readable(call: Caller, made: Any) -> None:
    answer = change(call, made, titel="Brief, verbeterd", inhoud="bmlldXc=")
    assert (answer.status_code, answer.json()["bestandsomvang"]) == (200, 5), answer.content
    now, before = call.get(made["url"]), call.get(made["url"] + "?versie=1")
    assert (now["titel"], before["titel"], before["versie"]) == ("Brief, verbeterd", "Brief", 1)
    assert content(call, now["inhoud"]) == b"nieuw"
    assert content(call, before["inhoud"]) == b"Geachte heer"
    assert call.get(f"{made['url']}?registratieOp={before['beginRegistratie']}") == before
    assert call.get(f"{made['url']}?registratieOp={now['beginRegistratie']}") == now
    for never in ("versie=3", "registratieOp=2001-01-01T00:00:00Z", "versie=1&registratieOp=2001-01-01T00:00:00Z"):
        assert call("GET", f"{made['url']}?{never}").status_code == 404
    assert faults(call("GET", made["url"] + "?versie=nul")) == [("versie", "invalid")]


def test_a_change_that_says_nothing_of_the_content_leaves_it(call: Caller, brief: Any, made: Any) -> None:
    held = lock(call, made)
    assert call("PUT", made["url"], document(brief, None, lock=held)).status_code == 200
    assert content(call, call.get(made["url"])["inhoud"]) == b"Geachte heer"
    renamed = call("PATCH", made["url"], {"lock": held, "titel": "Ander"}).json()
    assert (content(call, renamed["inhoud"]), renamed["bestandsomvang"]) == (b"Geachte heer", 12)
    emptied = {"lock": held, "inhoud": None}
    assert call("PATCH", made["url"], emptied).json()["inhoud"] is None
    assert call("GET", made["url"] + "/download").status_code == 404
    assert content(call, made["url"] + "/download?versie=1") == b"Geachte heer"


def test_documents_are_found_by_their_words_and_numbers(call: Caller, brief: Any, made: Any) -> None:
    other = call.make(DOCUMENTS, document(brief, trefwoorden=["bouw", "aanvraag"], bronorganisatie="111222333"))
    expected = {
        f"identificatie={made['identificatie']}": [made["url"], other["url"]],
        "bronorganisatie=111222333": [other["url"]],
        "trefwoorden=bouw": [other["url"]],
        "trefwoorden=bouw,aanvraag": [other["url"]],
        "trefwoorden=bouw,brug": [],
        "objectinformatieobjecten_object=http://[": [],
    }
    for asked, urls in expected.items():
        found = call.get(f"{DOCUMENTS}?{asked}")
        assert (found["count"], [one["url"] for one in found["results"]]) == (len(urls), urls), asked
    shown = call.get(f"{DOCUMENTS}?expand=informatieobjecttype.catalogus")["results"][0]["_expand"]
    assert shown["informatieobjecttype"]["_expand"]["catalogus"]["domein"] == "SOC"


def test_a_number_is_given_once_in_an_organisation(call: Caller, brief: Any, made: Any) -> None:
    body = document(brief, identificatie=made["identificatie"])
    assert faults(call("POST", DOCUMENTS, body)) == [("identificatie", "identificatie-niet-uniek")]
    call.make(DOCUMENTS, body | {"bronorganisatie": "111222333"})


def test_the_trail_tells_of_versions_and_of_what_belongs_to_a_document(call: Caller, made: Any) -> None:
    change(call, made, titel="Nieuw")
    right = {"informatieobject": made["url"], "startdatum": "2021-03-09T12:00:00Z", "omschrijvingVoorwaarden": "Nee"}
    call.make(f"{DOCUMENTEN}/gebruiksrechten", right)
    lines = call.get(made["url"] + "/audittrail")
    assert [(one["actie"], one["resource"]) for one in lines] == [
        ("create", "enkelvoudiginformatieobject"),
        ("partial_update", "enkelvoudiginformatieobject"),
        ("create", "gebruiksrechten"),
    ]
    assert lines[1]["wijzigingen"]["oud"]["titel"] == "Brief"
    assert "lock" not in lines[1]["wijzigingen"]["nieuw"]


def test_a_verzending_says_where_a_document_went(call: Caller, made: Any) -> None:
    body = {
        "betrokkene": "https://personen.example/1",
        "informatieobject": made["url"],
        "aardRelatie": "geadresseerde",
        "contactPersoon": "https://personen.example/2",
        "binnenlandsCorrespondentieadres": {"huisnummer": 14, "naamOpenbareRuimte": "Markt", "woonplaatsnaam": "Uden"},
    }
    sent = call.make(f"{DOCUMENTEN}/verzendingen", body)
    assert sent["binnenlandsCorrespondentieadres"]["naamOpenbareRuimte"] == "Markt"
    found = call.get(f"{DOCUMENTEN}/verzendingen?betrokkene=https://personen.example/1&expand=informatieobject")
    assert found["results"][0]["_expand"]["informatieobject"]["titel"] == "Brief"
    wrong = body | {"binnenlandsCorrespondentieadres": {"huisnummer": 0}}
    assert faults(call("POST", f"{DOCUMENTEN}/verzendingen", wrong)) == [
        ("binnenlandsCorrespondentieadres.huisnummer", "min_value"),
        ("binnenlandsCorrespondentieadres.naamOpenbareRuimte", "required"),
        ("binnenlandsCorrespondentieadres.woonplaatsnaam", "required"),
    ]


def test_documents_are_searched_by_their_keys(call: Caller, brief: Any, made: Any) -> None:
    others = [call.make(DOCUMENTS, document(brief)) for _ in range(2)]
    keys = [one["url"].rsplit("/", 1)[-1] for one in (made, others[0])]
    answer = call("POST", f"{DOCUMENTS}/_zoek", {"uuid__in": keys, "expand": "informatieobjecttype"})
    found = answer.json()
    assert (found["count"], [one["url"] for one in found["results"]]) == (2, [made["url"], others[0]["url"]])
    assert found["results"][0]["_expand"]["informatieobjecttype"]["omschrijving"] == "Brief"
    assert faults(call("POST", f"{DOCUMENTS}/_zoek", {"uuid__in": ["geen sleutel"]})) == [("uuid__in", "invalid")]
    assert faults(call("POST", f"{DOCUMENTS}/_zoek", {})) == [("uuid__in", "required")]
    assert faults(call("POST", f"{DOCUMENTS}/_zoek", {"uuid__in": keys, "kleur": "rood"})) == [
        ("nonFieldErrors", "unknown-parameters")
    ]
