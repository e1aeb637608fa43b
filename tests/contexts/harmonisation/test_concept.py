"""The concept of a group: made of the decided draft, edited by people, brought along when the draft changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Foundation, Group, Referral
from stroomlijn.harmonisation.operations import concept, deciding, publishing
from stroomlijn.harmonisation.queries.concept import concept_of, left_over
from stroomlijn.landscape.models import Appearance, Version
from stroomlijn.landscape.operations import editing

Work = Callable[[], None]
VERSLAG = "Verslag sturen"


def steps_of(version: Version) -> list[str]:
    rows = Appearance.objects.filter(version=version).order_by("position")
    return list(rows.values_list("label", flat=True))


def element(version: Version, label: str) -> str:
    return Appearance.objects.get(version=version, label=label).element


def set_cell(actor: Actor, version: Version, label: str, field: str, value: str, was: Any = "") -> None:
    step = element(version, label)
    command = {"do": "set", "step": step, "field": field, "value": value, "was": was}
    editing.give_command(actor, version.pk, command, f"{field}-{label}"[:40])


@stage
def decided(actor: Actor, wmo: Group, work: Work) -> Group:
    while deciding.decide_as_proposed(actor, wmo.pk):
        work()
    wmo.refresh_from_db()
    return wmo


@stage
def made(actor: Actor, decided: Group) -> Version:
    return Version.objects.get(pk=concept.make_concept(actor, decided.pk).id)


def decide_otherwise(actor: Actor, group: Group, work: Work, option: str) -> None:
    """Whether the report is sent, decided anew."""
    decision = Decision.objects.get(group=group, summary=VERSLAG, withdrawn_at=None)
    deciding.withdraw(actor, group.pk, decision.number)
    deciding.decide(actor, group.pk, [deciding.Answer(decision.difference, option)])
    work()


def test_a_concept_is_a_new_process_with_the_steps_of_the_draft(actor: Actor, decided: Group, made: Version) -> None:
    decided.refresh_from_db()
    assert decided.concept == made
    assert made.state == Version.State.CONCEPT
    assert steps_of(made)[0] == "Melding aannemen"
    assert made.graph["nodes"] == decided.draft.graph["nodes"]
    assert concept.make_concept(actor, decided.pk).id == made.pk


def test_no_concept_while_a_difference_is_open_and_one_when_it_is_laid_before_others(actor: Actor, wmo: Group) -> None:
    (difference,) = Difference.objects.filter(draft__group=wmo)
    with pytest.raises(Problem, match="concept-still-open"):
        concept.make_concept(actor, wmo.pk)
    laid = {"to": Referral.To.STEERING, "asked_by_id": actor.person, "asked_on": clock.today()}
    Referral.objects.create(group=wmo, difference=difference.key, **laid)
    assert concept.make_concept(actor, wmo.pk).edited


def test_an_untouched_concept_follows_the_draft(actor: Actor, decided: Group, made: Version, work: Work) -> None:
    decide_otherwise(actor, decided, work, "drop")
    made.refresh_from_db()
    assert VERSLAG not in steps_of(made)
    decide_otherwise(actor, decided, work, "keep")
    made.refresh_from_db()
    assert VERSLAG in steps_of(made)
    assert Foundation.objects.get(group=decided).made == Draft.objects.get(group=decided).made


def test_edits_are_made_again_on_the_new_draft(actor: Actor, decided: Group, made: Version, work: Work) -> None:
    set_cell(actor, made, "Besluit nemen", "system", "Suite")
    decide_otherwise(actor, decided, work, "drop")
    made.refresh_from_db()
    (besluit,) = [node for node in made.graph["nodes"] if node.get("label") == "Besluit nemen"]
    assert besluit["system"] == "Suite"
    assert VERSLAG not in steps_of(made)
    decided.refresh_from_db()
    assert left_over(decided) == []


def test_what_does_not_fit_any_more_is_listed_and_comes_back_with_its_step(
    actor: Actor, decided: Group, made: Version, work: Work
) -> None:
    set_cell(actor, made, VERSLAG, "system", "Suite")
    decide_otherwise(actor, decided, work, "drop")
    decided.refresh_from_db()
    (line,) = left_over(decided)
    assert line.edit is not None
    assert line.edit.value == "Suite"
    assert line.edit.by == "Fatima El Idrissi"
    assert line.why
    decide_otherwise(actor, decided, work, "keep")
    made.refresh_from_db()
    (verslag,) = [node for node in made.graph["nodes"] if node.get("label") == VERSLAG]
    assert verslag["system"] == "Suite"
    decided.refresh_from_db()
    assert left_over(decided) == []


def test_what_somebody_looked_at_is_not_tried_again(actor: Actor, decided: Group, made: Version, work: Work) -> None:
    set_cell(actor, made, VERSLAG, "system", "Suite")
    decide_otherwise(actor, decided, work, "drop")
    (kept,) = Foundation.objects.get(group=decided).left_over
    concept.settle_left_over(actor, decided.pk, kept["order"])
    decide_otherwise(actor, decided, work, "keep")
    made.refresh_from_db()
    (verslag,) = [node for node in made.graph["nodes"] if node.get("label") == VERSLAG]
    assert not verslag.get("system")


def test_what_was_undone_stays_undone(actor: Actor, decided: Group, made: Version, work: Work) -> None:
    set_cell(actor, made, "Besluit nemen", "system", "Suite")
    editing.give_command(actor, made.pk, {"do": "undo"}, "terug")
    decide_otherwise(actor, decided, work, "drop")
    made.refresh_from_db()
    assert all(not node.get("system") for node in made.graph["nodes"])
    assert steps_of(made) == ["Melding aannemen", "Onderzoek doen", "Besluit nemen"]


def test_one_can_still_take_back_ones_own_edit_after_the_concept_followed(
    actor: Actor, decided: Group, made: Version, work: Work
) -> None:
    set_cell(actor, made, "Besluit nemen", "system", "Suite")
    decide_otherwise(actor, decided, work, "drop")
    editing.give_command(actor, made.pk, {"do": "undo"}, "terug")
    made.refresh_from_db()
    assert all(not node.get("system") for node in made.graph["nodes"])


def test_publishing_takes_the_concept_with_its_edits(actor: Actor, decided: Group, made: Version, work: Work) -> None:
    for step in steps_of(made):
        set_cell(actor, made, step, "role", "Consulent")
    ends = {"do": "decide", "step": element(made, "Besluit nemen"), "question": "", "text": "einde", "kind": "none"}
    editing.give_command(actor, made.pk, ends | {"was": {"question": "", "kind": "none", "ways": []}}, "einde")
    published = publishing.publish_group(actor, decided.pk, name="Melding Wmo")
    assert published.id == made.pk
    made.refresh_from_db()
    assert made.state == Version.State.GEPUBLICEERD
    assert all(node["role"] == "Consulent" for node in made.graph["nodes"] if node["kind"] == "step")
    decided.refresh_from_db()
    assert concept_of(decided) is None
    publishing.reopen_group(actor, decided.pk)
    work()
    following = concept.make_concept(actor, decided.pk)
    assert following.process_id == made.process_id
    assert Version.objects.get(pk=following.id).based_on_id == made.pk


def test_a_concept_that_was_put_away_comes_back_as_the_draft_now_is(
    actor: Actor, decided: Group, made: Version, work: Work
) -> None:
    editing.put_away(actor, made.pk)
    decide_otherwise(actor, decided, work, "drop")
    assert concept.make_concept(actor, decided.pk).id == made.pk
    made.refresh_from_db()
    assert made.state == Version.State.CONCEPT
    assert VERSLAG not in steps_of(made)


def test_without_its_concept_the_group_publishes_the_draft_of_the_same_process(
    actor: Actor, decided: Group, made: Version
) -> None:
    editing.put_away(actor, made.pk)
    published = publishing.publish_group(actor, decided.pk, name="Melding Wmo")
    assert published.process_id == made.process_id
    assert published.id != made.pk
