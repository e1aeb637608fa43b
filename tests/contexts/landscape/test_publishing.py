"""Published is not yet in force: what the page of a process says, and which version it shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.landscape.two_sources import published, sources

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Validity
from stroomlijn.landscape.operations.publishing import PublishedVersion
from stroomlijn.landscape.operations.settling import settle_what_began_or_ended

__all__ = ["sources"]

Work = Callable[[], None]
TODAY = datetime.date(2027, 1, 15)
MARCH = datetime.date(2027, 3, 1)


@pytest.fixture(autouse=True)
def peildatum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client


def page(reader: Client, version: PublishedVersion, number: str = "") -> tuple[str, str]:
    answer = reader.get(f"/processen/{version.process_number}", {"versie": number} if number else {})
    return answer.context["version"].number, answer.content.decode()


def test_a_first_version_that_is_not_in_force_yet_says_so_at_the_top(
    actor: Actor, traject_id: int, sources: tuple[int, ...], reader: Client
) -> None:
    shown, text = page(reader, published(actor, traject_id, sources, MARCH))
    assert shown == "1.0"
    assert "Geldt vanaf 1 maart 2027" in text


def test_until_a_next_version_begins_the_one_in_force_is_shown_with_the_way_to_the_new_one(
    actor: Actor, traject_id: int, sources: tuple[int, ...], reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = published(actor, traject_id, sources, TODAY)
    published(actor, traject_id, sources, MARCH, first.process_id)
    shown, text = page(reader, first)
    assert shown == "1.0"
    assert "Nieuw vanaf 1 maart 2027: versie 2.0" in text
    assert "Geldt vanaf" not in text
    shown, text = page(reader, first, "2.0")
    assert shown == "2.0"
    assert "Geldt vanaf 1 maart 2027" in text
    assert "Tot die dag geldt versie 1.0" in text

    monkeypatch.setattr(clock, "today", lambda: MARCH)
    shown, text = page(reader, first)
    assert shown == "2.0"
    assert "Geldt vanaf" not in text


def test_a_version_that_begins_later_for_some_says_for_whom(
    actor: Actor, traject_id: int, sources: tuple[int, ...], reader: Client
) -> None:
    first = published(actor, traject_id, sources, TODAY)
    Validity.objects.filter(process=first.process_id, organisation__name="Uden").update(period=(MARCH, None))
    shown, text = page(reader, first)
    assert shown == "1.0"
    assert "Geldt vanaf 1 maart 2027 voor Uden" in text


def test_a_file_without_a_version_in_its_address_is_the_one_in_force(
    actor: Actor, traject_id: int, sources: tuple[int, ...], reader: Client
) -> None:
    first = published(actor, traject_id, sources, TODAY)
    published(actor, traject_id, sources, MARCH, first.process_id)
    answer = reader.get(f"/processen/{first.process_number}/bestand.bpmn")
    assert f"{first.process_number}-1.0.bpmn" in answer["Content-Disposition"]


def test_publishing_from_an_earlier_day_takes_the_place_of_what_would_begin_later(
    actor: Actor, traject_id: int, sources: tuple[int, ...]
) -> None:
    first = published(actor, traject_id, sources, MARCH)
    second = published(actor, traject_id, sources, TODAY, first.process_id)
    assert set(Validity.objects.values_list("version", flat=True)) == {second.id}


def test_what_is_found_is_what_is_in_force(
    actor: Actor, traject_id: int, sources: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(words: str) -> list[str]:
        return [one.title for one in search(words, ["process-step"]).found]

    first = published(actor, traject_id, sources, TODAY, step="Brief schrijven")
    published(actor, traject_id, sources, MARCH, first.process_id, step="Burger bellen")
    assert (found("brief schrijven"), found("burger bellen")) == (["Brief schrijven"], [])
    monkeypatch.setattr(clock, "today", lambda: MARCH + datetime.timedelta(days=2))
    settle_what_began_or_ended()
    assert (found("brief schrijven"), found("burger bellen")) == ([], ["Burger bellen"])
