"""Exercises: the owner writes them, a reader does them for themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.contexts.landscape.page_world import PageWorld, page_world

from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Exercise, ExerciseTry

QUESTION = {
    "soort": "self-check",
    "titel": "Weet je wie belt?",
    "vraag-0": "Wie belt de inwoner?",
    "antwoord-0-0": "De backoffice",
    "antwoord-0-1": "",
    "antwoord-0-2": "De consulent",
    "goed-0": "2",
    "waarom-0": "De consulent is het vaste contact.",
}


@pytest.fixture
def world(traject_id: int, employee: Account) -> PageWorld:
    return page_world(traject_id, employee)


def test_an_owner_writes_one_and_a_reader_learns_at_once_why(
    world: PageWorld, analyst: Account, employee: Account
) -> None:
    address = f"/processen/{world.process.number}"
    assert _client(analyst).post(f"{address}/oefeningen/nieuw", QUESTION).status_code == 302
    exercise = Exercise.objects.get()
    assert exercise.questions[0]["answers"] == ["De backoffice", "De consulent"]
    assert exercise.questions[0]["right"] == 1

    bram = _client(employee)
    assert "Weet je wie belt?" in bram.get(address).content.decode()
    refused = bram.post(f"{address}/oefenen/{exercise.pk}", {})
    assert refused.status_code == 422
    page = bram.post(f"{address}/oefenen/{exercise.pk}", {"antwoord-0": "0"}).content.decode()
    assert "Het goede antwoord: De consulent" in page
    assert "De consulent is het vaste contact." in page
    assert ExerciseTry.objects.get(account=employee).right == 0
    assert "Gedaan" in bram.get(address).content.decode()
    assert "Bram" not in _client(analyst).get(f"{address}/oefeningen").content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"titel": " "}, "Geef de oefening een naam"),
        ({"vraag-0": "", "antwoord-0-0": "", "antwoord-0-2": "", "waarom-0": ""}, "Vul minstens één vraag in"),
        ({"antwoord-0-0": ""}, "Vraag 1: vul twee tot vier antwoorden in"),
        ({"goed-0": ""}, "Vraag 1: wijs het goede antwoord aan"),
        ({"goed-0": "1"}, "Vraag 1: wijs het goede antwoord aan"),
        ({"vraag-0": "w" * 10_000}, "Vraag 1: vul de vraag in, in hooguit 500 tekens"),
        ({"waarom-0": "w" * 1_001}, "Vraag 1: schrijf het waarom in hooguit 1000 tekens"),
        ({"soort": "case"}, "Beschrijf bij een oefencasus de situatie"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_kept(
    world: PageWorld, analyst: Account, change: dict[str, str], said: str
) -> None:
    written: dict[str, Any] = QUESTION | {"waarom-0": "Daarom <b>zo</b>"} | change
    answered = _client(analyst).post(f"/processen/{world.process.number}/oefeningen/nieuw", written)
    page = answered.content.decode()
    assert answered.status_code == 422
    assert said in page
    assert written["titel"] in page
    assert "<b>zo</b>" not in page
    assert not Exercise.objects.exists()


def test_it_is_changed_withdrawn_and_put_back(world: PageWorld, analyst: Account, employee: Account) -> None:
    anke, address = _client(analyst), f"/processen/{world.process.number}"
    anke.post(f"{address}/oefeningen/nieuw", QUESTION)
    exercise = Exercise.objects.get()
    own = f"{address}/oefeningen/{exercise.pk}"
    assert anke.post(own, QUESTION | {"titel": "Anders", "gezien": "1"}).status_code == 302
    assert anke.post(own, QUESTION | {"titel": "Ook anders", "gezien": "1"}).status_code == 422
    anke.post(f"{own}/intrekken")
    assert "Ingetrokken" in anke.get(f"{address}/oefeningen").content.decode()
    bram = _client(employee)
    assert bram.get(f"{address}/oefenen/{exercise.pk}").status_code == 404
    assert "Anders" not in bram.get(address).content.decode().partition("<main")[2].partition("weet")[2]
    anke.post(f"{own}/intrekken?terug=1")
    assert bram.get(f"{address}/oefenen/{exercise.pk}").status_code == 200


def test_only_who_keeps_the_process_writes_them(world: PageWorld, employee: Account) -> None:
    bram, address = _client(employee), f"/processen/{world.process.number}/oefeningen"
    assert bram.get(address).status_code == 403
    assert bram.post(f"{address}/nieuw", QUESTION).status_code == 403


def _client(account: Account) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return client
