"""Two publish, or replace each other, in the same moment: one wins, the other is told and loses nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import TODAY, concept, organisation
from tests.contexts.landscape.published import STEPS, Processes, periods, state

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.releasing import Release, Seen, release


def test_of_two_who_publish_one_wins_and_the_other_is_told(actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    version = concept(actor, process, *STEPS)
    seen = Seen(version.revision, None)
    what = Release(begins={organisation("Uden"): TODAY})
    release(actor, version.pk, what, seen=seen)
    with pytest.raises(Problem, match="published-meanwhile"):
        release(actor, version.pk, what, seen=seen)
    next_one = concept(actor, process, *STEPS, "Sluiten")
    with pytest.raises(Problem, match="published-since-seen"):
        release(actor, next_one.pk, what, seen=Seen(next_one.revision, None))
    assert state(next_one) == "concept"
    release(actor, next_one.pk, what, seen=Seen(next_one.revision, version.pk))


def test_of_many_who_publish_in_the_same_moment_one_wins(actor: Actor, processes: Processes) -> None:
    version = concept(actor, processes["Uden"], *STEPS)
    what, seen = Release(begins={organisation("Uden"): TODAY}), Seen(version.revision, None)
    ready = threading.Barrier(4)

    def attempt(_number: int) -> str:
        ready.wait()
        try:
            return release(actor, version.pk, what, seen=seen).number
        except Problem as problem:
            return problem.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as crowd:
        outcomes = sorted(crowd.map(attempt, range(4)))
    assert outcomes == ["1.0", *["published-meanwhile"] * 3]
    assert periods(processes["Uden"]) == [("1.0", TODAY, None)]


def test_who_publishes_second_keeps_what_was_filled_in(analyst: Account, actor: Actor, processes: Processes) -> None:
    process = processes["Uden"]
    version = concept(actor, process, *STEPS)
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/processen/{process.number}/publiceren")
    form = {
        "stuk": version.pk,
        "gezien": page.context["version"].revision,
        "laatste": "",
        "begins": "2027-01-15",
        f"for-{organisation('Uden')}": "on",
        "change_note": "Mijn toelichting",
    }
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))
    answer = client.post(f"/processen/{process.number}/publiceren", form)
    assert answer.status_code == 422
    assert "intussen door iemand anders gepubliceerd" in answer.content.decode()
    assert "Mijn toelichting" in answer.content.decode()


def test_of_two_who_replace_each_other_in_the_same_moment_one_is_told_of_the_circle(
    actor: Actor, processes: Processes
) -> None:
    both = (processes["Uden"], processes["Landerd"])
    versions = {process.pk: concept(actor, process, *STEPS) for process in both}
    ready = threading.Barrier(2)

    def attempt(pair: tuple[Process, Process]) -> str:
        mine, other = pair
        what = Release(begins={organisation("Uden"): TODAY}, replaces=(other.pk,))
        ready.wait()
        try:
            return release(actor, versions[mine.pk].pk, what).number
        except Problem as problem:
            return problem.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as crowd:
        assert sorted(crowd.map(attempt, (both, both[::-1]))) == ["1.0", "replaced-in-a-circle"]
