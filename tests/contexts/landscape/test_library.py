"""The library: what applies to me, at hand and mine; and what was sought and not found."""

from __future__ import annotations

import datetime

import pytest
from django.db.models import Q
from django.test import Client
from tests.contexts.landscape.two_sources import published, sources

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, SearchMiss
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Landscape, Process
from stroomlijn.landscape.queries.library import Chosen, Library
from stroomlijn.organisation.models import Organisation, Person

__all__ = ["sources"]


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client


@pytest.fixture
def asker(actor: Actor, analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def test_the_list_shows_the_version_in_force_not_the_newest(
    actor: Actor,
    traject_id: int,
    sources: tuple[int, ...],
    reader: Client,
) -> None:
    first = published(actor, traject_id, sources, clock.today())
    published(actor, traject_id, sources, clock.today() + datetime.timedelta(days=60), first.process_id)
    page = reader.get("/processen").content.decode()
    assert "versie 1.0" in page
    assert "versie 2.0" not in page


def test_what_changed_last_stands_first(
    actor: Actor,
    traject_id: int,
    sources: tuple[int, ...],
    analyst: Account,
) -> None:
    made = [published(actor, traject_id, sources, clock.today()).process_id for _time in range(3)]
    changed = Library(Q(), analyst.pk).page(Chosen(), front=True).changed
    assert [change.row.id for change in changed][:3] == made[::-1]


def test_a_process_is_kept_at_hand_and_let_go(
    actor: Actor,
    traject_id: int,
    sources: tuple[int, ...],
    reader: Client,
) -> None:
    made = published(actor, traject_id, sources, clock.today())
    reader.post(f"/processen/{made.process_number}/favoriet", {"aan": "1"})
    assert "Bij de hand" in reader.get("/zoeken/snel").content.decode()
    assert "Bij de hand" in reader.get("/processen/mijn").content.decode()
    reader.post(f"/processen/{made.process_number}/favoriet", {"aan": "0"})
    assert "Bij de hand" not in reader.get("/zoeken/snel").content.decode()


def test_a_code_leads_to_its_process_first(
    actor: Actor,
    traject_id: int,
    sources: tuple[int, ...],
) -> None:
    made = published(actor, traject_id, sources, clock.today())
    assert search(made.process_number.lower(), ["process", "process-step"]).found[0].object_id == made.process_id


def test_what_is_not_found_is_counted_once_and_shown_to_editors(reader: Client, asker: Client) -> None:
    for _time in range(2):
        reader.get("/zoeken", {"q": "Vliegvergunning drone"})
    reader.get("/zoeken/snel", {"q": "vliegv"})
    assert list(SearchMiss.objects.values_list("question", "times")) == [("vliegvergunning drone", 1)]
    assert "vliegvergunning drone" not in asker.get("/processen/gezocht").content.decode(), "once says who asked"
    SearchMiss.objects.update(times=3)
    assert "vliegvergunning drone" in asker.get("/processen/gezocht").content.decode()
    assert reader.get("/processen/gezocht").status_code == 403
    asker.post(f"/processen/gezocht/{SearchMiss.objects.get().pk}/klaar")
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize("question", ["jan@gmail.com zoekt", "123456782 dossier", "06 12345678", "mevrouw Jansen"])
def test_what_may_be_of_a_person_is_not_kept(reader: Client, question: str) -> None:
    reader.get("/zoeken", {"q": question})
    assert not SearchMiss.objects.exists()


def test_without_a_choice_nothing_found_says_what_happens_with_the_question(reader: Client) -> None:
    page = reader.get("/zoeken", {"q": "vliegvergunning drone"}).content.decode()
    assert "We tellen wat niet gevonden werd" in page
    assert "Haal een vinkje weg" not in page


@pytest.mark.parametrize("address", ["/zoeken?q=melding", "/processen", "/processen/mijn", "/processen/gezocht"])
def test_who_may_see_what_was_not_found_gets_there_from_every_tab(
    reader: Client, asker: Client, employee: Account, traject_id: int, address: str
) -> None:
    assert 'href="/processen/gezocht"' in asker.get(address).content.decode()
    page = reader.get(address)
    assert 'href="/processen/gezocht"' not in page.content.decode()

    uden = Organisation.objects.create(name="Uden")
    person = Person.objects.create(organisation=uden, name="Bram", name_key="bram", account=employee)
    landscape = Landscape.objects.create(traject_id=traject_id, name="Uden")
    Process.objects.create(landscape=landscape, name="Melding", name_key="melding", owner=person)
    assert 'href="/processen/gezocht"' in reader.get(address).content.decode(), "an owner may see it too"
