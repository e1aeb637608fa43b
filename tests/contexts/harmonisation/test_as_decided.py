"""What was decided of a step is told alike everywhere: in the comparison, in the draft, in 'Waarom zo?'."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.contexts.harmonisation.conftest import merged_as_one

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Difference, Draft, Group
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.queries.alignment import AlignedRow, aligned_rows
from stroomlijn.harmonisation.queries.workbench import draft_of, draft_text

Work = Callable[[], None]
TABLE = """Proces;Gemeente;Nr;Stap;Wie;Document;Doorlooptijd
Melding Wmo;Uden;1;Melding aannemen;Consulent;;
Melding Wmo;Uden;2;Onderzoek doen;Consulent;Brief onderzoek;6 weken
Melding Wmo;Uden;3;Besluit nemen;Consulent;;
Melding Wmo;Landerd;1;Melding aannemen;Consulent;;
Melding Wmo;Landerd;2;Onderzoek uitvoeren;Klantmanager;Verslag onderzoek;8 weken
Melding Wmo;Landerd;3;Besluit nemen;Consulent;;
"""
CHOSEN = {"name": "Onderzoek uitvoeren", "role": "Klantmanager", "document": "Verslag onderzoek", "term": "8 weken"}


@pytest.fixture
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """A step that two call otherwise, and that differs in all that a step says."""
    return merged_as_one(actor, traject_id, work, TABLE)


def choose(actor: Actor, group: Group, *types: str) -> None:
    found = {one.type: one for one in Difference.objects.filter(draft__group=group)}
    answers = [
        deciding.Answer(found[type_].key, option["id"])
        for type_ in types
        for option in found[type_].options
        if option["text"] == CHOSEN[type_]
    ]
    deciding.decide(actor, group.pk, answers)


def row_of(group: Group, *names: str) -> AlignedRow:
    (found,) = (row for row in aligned_rows(Draft.objects.get(group=group)) if row.label in names)
    return found


def test_the_comparison_says_what_a_step_becomes_as_it_was_decided(actor: Actor, group: Group, work: Work) -> None:
    choose(actor, group, *CHOSEN)
    assert row_of(group, "Onderzoek doen").renewing, "until the draft was made anew nothing is claimed"
    work()
    row = row_of(group, CHOSEN["name"])
    assert (row.outcome, row.renewing, row.becomes.role) == ("kept", False, CHOSEN["role"])
    assert [words for _icon, words in row.becomes.said] == [CHOSEN["document"], CHOSEN["term"]]
    marks = {cell.label: [str(mark.words) for mark in cell.marks] for cell in row.cells}
    assert marks == {
        "Onderzoek doen": ["Andere naam", "Andere rol", "Ander document", "6 weken"],
        "Onderzoek uitvoeren": [],
    }
    (step,) = (one.node for one in draft_text(draft_of(group, with_graph=True)).steps if one.node.label == row.label)
    assert (step.role, step.documents, step.lead_time) == (row.becomes.role, ("Verslag onderzoek",), "8 weken")


def test_what_is_still_open_goes_by_the_name_that_was_decided(actor: Actor, group: Group, work: Work) -> None:
    choose(actor, group, "name")
    work()
    labels = Difference.objects.filter(draft__group=group).values_list("about__label", flat=True)
    assert set(labels) == {CHOSEN["name"]}
