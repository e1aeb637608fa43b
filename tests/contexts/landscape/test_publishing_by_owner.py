"""The owner publishes: checks block only there, and the old process leads until the new one."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import APRIL, MARCH, TODAY, concept, organisation
from tests.contexts.landscape.published import STEPS, Processes, found, periods, published, reads, state

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Landscape, Validity
from stroomlijn.landscape.operations.approving import set_state
from stroomlijn.landscape.operations.releasing import Release, release
from stroomlijn.landscape.operations.settling import settle_what_began_or_ended
from stroomlijn.landscape.operations.validity import Dates, set_validity
from stroomlijn.landscape.queries.release import release_page
from stroomlijn.organisation.models import Organisation


def test_a_concept_goes_to_review_is_adopted_and_is_published(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], *STEPS)
    set_state(actor, version.pk, "in-toetsing")
    set_state(actor, version.pk, "vastgesteld")
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}, change_note="Eerst bellen"))
    version.refresh_from_db()
    assert (version.state, version.number, version.change_note) == ("gepubliceerd", "1.0", "Eerst bellen")
    with pytest.raises(Problem, match="version-not-in-state"):
        set_state(actor, version.pk, "concept")


def test_a_concept_that_was_overtaken_no_longer_waits(actor: Actor, processes: Processes) -> None:
    waiting = concept(actor, processes["Uden"], *STEPS)
    set_state(actor, waiting.pk, "in-toetsing")
    published(actor, processes["Uden"], TODAY, "Bellen")
    assert state(waiting) == "weggelegd"


def test_a_small_change_counts_behind_the_point(actor: Actor, processes: Processes) -> None:
    numbers = [
        published(actor, processes["Uden"], TODAY, "Bellen", small=small).number for small in (True, True, False)
    ]
    assert numbers == ["1.0", "1.1", "2.0"]


def test_what_blocks_is_told_and_only_stops_publication(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], "Bellen", role="")
    set_state(actor, version.pk, "in-toetsing")
    with pytest.raises(Problem, match="blocks-publication") as refused:
        release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))
    assert "stap 1: Er staat nog niet wie dit doet." in refused.value.facts["first"]
    assert state(version) == "in-toetsing"


def test_until_the_new_process_applies_the_old_one_can_be_read_and_found(
    actor: Actor, processes: Processes, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    assert reads(reader, old) == 404
    published(actor, new, MARCH, replaces=(old.pk,))
    assert reads(reader, old) == 200
    assert periods(old) == [("1.0", TODAY, MARCH)]
    assert "Melding Wmo" in found("melding wmo")

    monkeypatch.setattr(clock, "today", lambda: MARCH)
    settle_what_began_or_ended()
    assert set(old.versions.values_list("state", flat=True)) == {"vervallen"}
    assert new.versions.filter(state="gepubliceerd").exists()


def test_a_new_first_day_moves_the_last_day_of_the_old_process(actor: Actor, processes: Processes) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    published(actor, new, MARCH, replaces=(old.pk,))
    begun = Validity.objects.get(process=new)
    set_validity(actor, new.pk, {begun.pk: Dates(APRIL)})
    assert periods(old) == [("1.0", TODAY, APRIL)]


def test_a_process_that_is_named_otherwise_is_called_so_from_the_day_that_begins(
    actor: Actor, processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = processes["Uden"]
    published(actor, process)
    version = concept(actor, process, *STEPS, name="Vraag om hulp")
    release(actor, version.pk, Release(begins={organisation("Uden"): MARCH}))
    process.refresh_from_db()
    assert process.name == "Melding Wmo"
    monkeypatch.setattr(clock, "today", lambda: MARCH)
    settle_what_began_or_ended()
    process.refresh_from_db()
    assert (process.name, process.name_key) == ("Vraag om hulp", "vraag om hulp")


def test_the_first_submit_publishes_for_whom_it_must_be(analyst: Account, actor: Actor, processes: Processes) -> None:
    client = Client()
    client.force_login(analyst)
    own = concept(actor, processes["Uden"], *STEPS)
    ticked = {one.name for one in release_page(own.process, own).organisations if one.chosen}
    assert ticked == {"Uden"}

    process = processes["Parkeren"]
    Landscape.objects.filter(pk=process.landscape_id).update(organisation=None)
    Landscape.objects.exclude(pk=process.landscape_id).update(organisation=None)
    version = concept(actor, process, *STEPS)
    address = f"/processen/{process.number}/publiceren"
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    answer = client.post(address, {**sent, "stuk": version.pk, "gezien": version.revision})
    assert answer.status_code == 302, "nothing says for whom it is: then it is for all"
    names = Validity.objects.filter(version=version).values_list("organisation__name", flat=True)
    assert set(names) == set(Organisation.objects.values_list("name", flat=True))
