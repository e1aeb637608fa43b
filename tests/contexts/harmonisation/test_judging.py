"""What people say of two steps holds, at once and in every draft that is made after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.harmonisation.conftest import merged_as_one

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Draft, Group, Judgement
from stroomlijn.harmonisation.operations import drafting
from stroomlijn.harmonisation.operations.judging import Step, judge, unjudge

Work = Callable[[], None]


def steps(group: Group, label: str) -> list[Step]:
    """The steps in the rows with this label, one for each organisation that has it."""
    draft = Draft.objects.get(group=group)
    return [
        Step(column["process"], cell["element"])
        for row in draft.rows
        if row["label"] == label
        for column, cell in zip(draft.columns, row["cells"], strict=True)
        if cell
    ]


def rows(group: Group) -> list[list[str]]:
    found = Draft.objects.get(group=group).rows
    return [[cell["label"] if cell else "" for cell in row["cells"]] for row in found if row["kind"] == "step"]


def test_steps_that_are_not_the_same_part_at_once_and_stay_apart(actor: Actor, wmo: Group, work: Work) -> None:
    one, other = steps(wmo, "Onderzoek doen")
    before = rows(wmo)
    judge(actor, wmo.pk, one, other, same=False)
    assert len(rows(wmo)) == len(before) + 1, "the table says so before the draft is made"
    work()
    assert ["Onderzoek doen", "Onderzoek doen"] not in rows(wmo)
    drafting.ask_anew(wmo.pk)
    work()
    assert ["Onderzoek doen", "Onderzoek doen"] not in rows(wmo), "no comparison overrules it"


def test_a_step_that_leaves_its_row_is_a_step_where_the_process_begins_with_an_event(
    actor: Actor, traject_id: int, work: Work
) -> None:
    head, steps_of = "Proces;Gemeente;Nr;Soort;Stap;Wie", ("gebeurtenis;Melding is binnen;", "stap;Onderzoek doen;Team")
    lines = [f"Melding;{town};{n};{step}" for town in ("Uden", "Landerd") for n, step in enumerate(steps_of, 1)]
    group = merged_as_one(actor, traject_id, work, "\n".join([head, *lines]))
    assert Draft.objects.get(group=group).rows[0]["kind"] == "event" and len(rows(group)) == 1
    judge(actor, group.pk, *steps(group, "Onderzoek doen"), same=False)
    assert rows(group) == [["Onderzoek doen", ""], ["", "Onderzoek doen"]]


def test_steps_that_are_the_same_come_in_one_row(actor: Actor, wmo: Group, work: Work) -> None:
    one, other = steps(wmo, "Onderzoek doen")
    judge(actor, wmo.pk, one, other, same=False)
    work()
    judge(actor, wmo.pk, other, one, same=True)
    assert ["Onderzoek doen", "Onderzoek doen"] in rows(wmo)
    work()
    assert ["Onderzoek doen", "Onderzoek doen"] in rows(wmo)
    assert Judgement.objects.get(group=wmo).same, "one judgement of two steps, whichever is named first"


def test_a_judgement_that_is_taken_back_leaves_the_table_as_it_was(actor: Actor, wmo: Group, work: Work) -> None:
    before = rows(wmo), bytes(Draft.objects.get(group=wmo).bpmn or b"")
    judgement = judge(actor, wmo.pk, *steps(wmo, "Onderzoek doen"), same=False)
    work()
    unjudge(actor, wmo.pk, judgement.pk)
    work()
    assert (rows(wmo), bytes(Draft.objects.get(group=wmo).bpmn or b"")) == before


def test_a_step_that_is_not_there_is_not_judged(actor: Actor, wmo: Group) -> None:
    one, _other = steps(wmo, "Onderzoek doen")
    with pytest.raises(Problem, match="judgement-unknown"):
        judge(actor, wmo.pk, one, Step(one.process_id, "weg"), same=True)
    with pytest.raises(Problem, match="judgement-one-step"):
        judge(actor, wmo.pk, one, one, same=True)
    assert not Judgement.objects.exists()


def test_a_step_is_no_event_and_a_begin_no_end(actor: Actor, traject_id: int, work: Work) -> None:
    head = "Proces;Gemeente;Nr;Soort;Stap;Wie"
    of_each = ("gebeurtenis;Melding is binnen;", "stap;Onderzoek doen;Team")
    lines = [f"Melding;{town};{n};{what}" for town in ("Uden", "Landerd") for n, what in enumerate(of_each, 1)]
    group = merged_as_one(actor, traject_id, work, "\n".join([head, *lines]))
    events, works = (steps(group, what.split(";")[1]) for what in of_each)
    begins, ends = steps(group, "")[:2], steps(group, "")[2:]
    for one, other in ((events[0], works[1]), (works[0], ends[1]), (begins[0], ends[1])):
        with pytest.raises(Problem, match="judgement-other-kind"):
            judge(actor, group.pk, one, other, same=True)
        judge(actor, group.pk, one, other, same=False)  # that is so, and changes nothing
    assert not Judgement.objects.filter(same=True).exists()


def test_a_judgement_that_cannot_hold_is_told_on_the_page(
    actor: Actor, wmo: Group, work: Work, analyst: Account
) -> None:
    """It came in when the comparison did not say yet that one of the two is an event."""
    (one, _), (end, _) = steps(wmo, "Onderzoek doen"), steps(wmo, "Klaar")[::-1]
    left, right = sorted((one, end))
    sides = {"left_process_id": left.process_id, "left_element": left.element}
    sides |= {"right_process_id": right.process_id, "right_element": right.element}
    Judgement.objects.create(group=wmo, same=True, judged_by=analyst, **sides)
    drafting.ask_anew(wmo.pk)
    work()
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/groepen/{wmo.number}").content.decode()
    assert "Een stap is nooit hetzelfde als een gebeurtenis" in page
