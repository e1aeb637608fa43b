"""The editor through its addresses: how one comes in, what an answer holds, and how much it asks of the database."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Appearance, Process, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.places import Place, places_to_edit

MOST = 25
TABLE = b"Proces;Nr;Stap;Wie;Vervolg\nBezwaar;1;Ontvangen;Post;\nBezwaar;2;Beslissen;Jurist;einde\n"


@pytest.fixture
def editor(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


@pytest.fixture
def concept(actor: Actor, traject_id: int) -> Version:
    return editing.begin_new(actor, Place(traject_id, None, ""), "Melding aannemen")


def give(
    editor: Client, concept: Version, command: dict[str, Any], seen: int, drawn: int | None = None
) -> HttpResponseBase:
    address = reverse("editor-command", args=[concept.process_id])
    body = {"command": command, "seen": seen, "drawn": drawn, "key": str(uuid4())}
    return editor.post(address, json.dumps(body), content_type="application/json")


def rows_of(number: int) -> dict[str, Any]:
    lines = [{"label": f"Stap {place}", "role": f"Rol {place % 6}"} for place in range(number)]
    return {"do": "paste", "after": None, "id": "s", "rows": lines}


def test_a_process_begins_empty_or_from_a_file(editor: Client, analyst: Account, traject_id: int) -> None:
    (place, *_) = places_to_edit(analyst)
    address = reverse("concept-new")
    assert editor.post(address, {"place": place.key, "language": "nl"}).status_code == 422
    empty = editor.post(address, {"name": "Nieuw", "place": place.key, "language": "nl"})
    file = SimpleUploadedFile("bezwaar.csv", TABLE)
    filled = editor.post(address, {"place": place.key, "language": "nl", "file": file})
    assert (empty.status_code, filled.status_code) == (302, 302)
    assert list(Process.objects.order_by("pk").values_list("name", flat=True)) == ["Nieuw", "Bezwaar"]
    assert set(Appearance.objects.values_list("label", flat=True)) == {"", "Ontvangen", "Beslissen"}
    page = editor.get(filled["Location"]).content.decode()
    assert "Ontvangen" in page
    assert "Bezwaar" in page


def test_a_file_that_cannot_be_read_is_told_at_its_field(editor: Client, analyst: Account, traject_id: int) -> None:
    (place, *_) = places_to_edit(analyst)
    file = SimpleUploadedFile("stuk.bpmn", b"<definitions")
    answer = editor.post(reverse("concept-new"), {"place": place.key, "language": "nl", "file": file})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert Process.objects.count() == 0


def test_the_page_of_a_process_leads_to_its_concept_and_putting_it_away_can_be_undone(
    editor: Client, concept: Version
) -> None:
    process = reverse("process", args=[concept.process_id])
    assert reverse("editor", args=[concept.process_id]) in editor.get(process).content.decode()
    away = editor.post(reverse("concept-put-away", args=[concept.process_id]), follow=True)
    assert reverse("concept-begin", args=[concept.process_id]) in away.content.decode()
    (again,) = [message.extra_tags for message in away.context["messages"]]
    assert editor.post(again)["Location"] == reverse("editor", args=[concept.process_id])


def test_an_answer_holds_what_changed_for_who_was_up_to_date_and_else_all(editor: Client, concept: Version) -> None:
    first = give(editor, concept, rows_of(5), seen=1).json()
    assert len(first["rows"]) == 6, "numbers shift, so that every row is another"
    change = {"do": "set", "step": first["ids"][2], "field": "system", "value": "Zaaksysteem", "was": ""}
    second = give(editor, concept, change, seen=2).json()
    assert [row["system"] for row in second["rows"]] == ["Zaaksysteem"]
    late = give(editor, concept, {**change, "field": "lead_time", "value": "5 dagen"}, seen=1).json()
    assert len(late["rows"]) == 6
    assert editor.get(reverse("editor-state", args=[concept.process_id])).json()["rows"] == late["rows"]


def test_who_has_the_drawing_gets_the_part_of_it_that_changed(editor: Client, concept: Version) -> None:
    first = give(editor, concept, rows_of(20), seen=1).json()
    assert isinstance(first["drawing"], str), "who has none gets all of it"
    row, order = first["rows"][10], first["order"]
    change = {"do": "set", "step": row["id"], "field": "label", "value": "Bellen", "was": row["label"]}
    changed, now = give(editor, concept, change, seen=order, drawn=order).json()["drawing"], first["drawing"]
    assert changed["of"] == order
    for begin, end, put in reversed(changed["parts"]):
        now = now[:begin] + put + now[end:]
    assert now == Version.objects.get(pk=concept.pk).drawing and "Bellen" in now
    assert sum(len(put) for _begin, _end, put in changed["parts"]) < 1_000
    back = give(editor, concept, {"do": "undo"}, seen=order, drawn=order).json()
    assert isinstance(back["drawing"], str), "of another drawing than this one a part would say nothing"


def test_a_text_that_is_too_long_is_refused_and_not_cut_off_by_the_browser(editor: Client, concept: Version) -> None:
    table = editor.get(reverse("editor", args=[concept.process_id])).content.decode().partition("<main")[2]
    assert "maxlength" not in table
    step = Appearance.objects.get(version=concept).element
    for field in ("label", "role"):
        command = {"do": "set", "step": step, "field": field, "value": "x" * 10_000, "was": ""}
        answer = give(editor, concept, command, concept.revision)
        assert answer.status_code == 422
        assert "Deze tekst is te lang: 10000 tekens" in answer.json()["text"]  # type: ignore[attr-defined]


def test_a_refusal_says_why_and_what_stands_there_now(editor: Client, concept: Version) -> None:
    step = Appearance.objects.get(version=concept).element
    change = {"do": "set", "step": step, "field": "label", "was": ""}
    give(editor, concept, {**change, "value": "Lezen"}, seen=1)
    refused = give(editor, concept, {**change, "value": "Bekijken"}, seen=1)
    assert refused.status_code == 422
    assert {"code": "edit-overtaken", "now": "Lezen", "step": step}.items() <= refused.json().items()


@pytest.mark.parametrize("value", ["a\0b", "\ud800", "<script>alert(1)</script>", "&" * 300])
def test_any_sign_can_be_typed(editor: Client, concept: Version, value: str) -> None:
    step = Appearance.objects.get(version=concept).element
    change = {"do": "set", "step": step, "field": "label", "value": value, "was": ""}
    answer = give(editor, concept, change, seen=1)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.json()["drawing"]
    assert editor.get(reverse("editor", args=[concept.process_id])).status_code == 200


def test_a_command_and_the_page_ask_the_database_as_often_however_many_rows_there_are(
    editor: Client, concept: Version
) -> None:
    asked = []
    for number in (5, 60):
        order = give(editor, concept, {**rows_of(number), "id": f"p{number}"}, seen=0).json()["order"]
        insert = {"do": "insert", "after": None, "id": f"nieuw-{number}", "label": "Nieuw"}
        with CaptureQueriesContext(connection) as command:
            assert give(editor, concept, insert, seen=order).status_code == 200
        with CaptureQueriesContext(connection) as page:
            editor.get(reverse("editor", args=[concept.process_id]))
        asked.append((len(command), len(page)))
    assert asked[0] == asked[1]
    assert max(asked[0]) <= MOST


def test_where_nothing_is_yet_a_first_process_is_begun_with_its_organisation(transactional_db: None) -> None:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Verstegen", password="een lang wachtwoord")
    give_role(PRODUCT, account, "beheerder")
    client = Client()
    client.force_login(account)
    assert client.get("/processen/beheer").status_code == 200
    shown = client.get("/processen/nieuw").content.decode()
    assert shown.count("mag leeg blijven</span>") == 1, "only of the file: of the others one is needed"
    assert "mag leeg blijven</span>" in shown.partition('for="id_file"')[2]
    assert client.post("/processen/nieuw", {"name": "Melding", "language": "nl"}).status_code == 422
    for name in ("Melding", "Parkeerkaart"):
        form = {"name": name, "language": "nl", "organisation": "Uden"}
        assert client.post("/processen/nieuw", form).status_code == 302
    (place,) = {version.process.landscape for version in Version.objects.all()}
    assert place.organisation is not None and place.organisation.name == "Uden"
