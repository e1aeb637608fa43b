"""The workbench: what is shown of a difference, what stays open after a decision, and where one comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.queries.alignment import aligned_rows, page_of_rows
from stroomlijn.harmonisation.queries.workbench import Wanted, differences, effect

Work = Callable[[], None]


@pytest.mark.parametrize(
    ("steps", "handoffs", "words"),
    [
        (-1, 0, "1 stap minder"),
        (-1, -2, "1 stap minder, 2 overdrachten minder"),
        (0, 1, "1 overdracht meer"),
        (0, 0, "verandert niets aan stappen en overdrachten"),
    ],
)
def test_an_effect_is_said_as_what_changes(steps: int, handoffs: int, words: str) -> None:
    assert effect(steps, handoffs) == words


def test_an_option_tells_who_does_it_and_what_it_changes(wmo: Group) -> None:
    (shown,), total = differences(Draft.objects.get(group=wmo), Wanted("step-missing", decided=False))
    drop = next(option for option in shown.options if option["id"] == "drop")
    condition = next(option for option in shown.options if option["kind"] == "condition")
    assert total == 1
    assert drop["members"] == ["Landerd"] and drop["effect"] == "1 stap minder"
    assert condition["effect"] == "", "nobody counted what a condition changes"


def test_a_decision_counts_at_once_while_the_draft_is_still_being_made(actor: Actor, wmo: Group, work: Work) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    draft = Draft.objects.get(group=wmo)
    assert draft.state == Draft.State.STALE
    assert key not in [one.key for one in differences(draft, Wanted(decided=False))[0]]
    assert key in [one.key for one in differences(draft, Wanted(decided=True))[0]]
    work()
    assert key not in [one.key for one in differences(Draft.objects.get(group=wmo), Wanted(decided=False))[0]]


def test_a_row_says_what_it_becomes_and_leads_to_its_difference(actor: Actor, wmo: Group, work: Work) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    before = {row.label: row for row in aligned_rows(Draft.objects.get(group=wmo))}
    assert (before["Verslag sturen"].outcome, before["Verslag sturen"].difference) == ("open", key)
    assert before["Melding aannemen"].outcome == "kept"
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    after = {row.label: row.outcome for row in aligned_rows(Draft.objects.get(group=wmo))}
    assert after["Verslag sturen"] == "dropped"


def test_the_page_of_the_comparison_is_that_of_the_difference(wmo: Group) -> None:
    rows = aligned_rows(Draft.objects.get(group=wmo))
    assert page_of_rows(rows, [rows[3].id], 2) == 2
    assert page_of_rows(rows, ["bestaat niet"], 2) == 1


def test_after_a_decision_one_comes_back_at_the_next_difference(analyst: Account, wmo: Group) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    client = Client()
    client.force_login(analyst)
    sent = {"verschil": key, "keuze": "drop", "terug": "?toon=open", "volgende": "abc123"}
    answer = client.post(reverse("decide", args=[wmo.pk]), sent)
    assert answer.url == f"{reverse('group', args=[wmo.pk])}?toon=open&verschil=abc123#verschil-abc123"


@pytest.mark.parametrize("following", ["//elders.example", "a b", "x" * 100, "<script>"])
def test_the_way_back_never_leads_elsewhere(analyst: Account, wmo: Group, following: str) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    client = Client()
    client.force_login(analyst)
    sent = {"verschil": key, "keuze": "drop", "terug": "https://elders.example", "volgende": following}
    answer = client.post(reverse("decide", args=[wmo.pk]), sent)
    assert answer.url == reverse("group", args=[wmo.pk])
    assert Decision.objects.filter(group=wmo).count() == 1
