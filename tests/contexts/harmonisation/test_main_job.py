"""The main job: from processes of several organisations to one published process, every decision recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.contexts.harmonisation.conftest import UDEN, epml

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Fact, Message
from stroomlijn.foundation.queries.search import search
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group
from stroomlijn.harmonisation.operations import choosing, deciding, grouping, publishing
from stroomlijn.harmonisation.queries.funnel import funnel
from stroomlijn.landscape.models import Process, Validity, Version
from stroomlijn.landscape.operations import imports

Work = Callable[[], None]


def test_equal_processes_are_grouped_and_others_stand_alone(landscapes: int) -> None:
    sizes = sorted(group.members.count() for group in Group.objects.all())
    assert sizes == [1, 2]
    assert funnel(landscapes).imported == 3
    assert funnel(landscapes).groups == 2


def test_a_draft_holds_the_steps_of_all_and_says_where_each_comes_from(wmo: Group) -> None:
    draft = Draft.objects.get(group=wmo)
    assert draft.state == Draft.State.READY
    labels = {row["label"]: [cell is not None for cell in row["cells"]] for row in draft.rows}
    assert labels["Melding aannemen"] == [True, True]
    assert sorted(labels["Verslag sturen"]) == [False, True]
    missing = Difference.objects.get(draft=draft, type="step-missing")
    assert missing.about["label"] == "Verslag sturen"


def test_the_draft_follows_the_decisions_and_withdrawal_opens_them_again(actor: Actor, wmo: Group, work: Work) -> None:
    missing = Difference.objects.get(draft__group=wmo, type="step-missing")
    (decision,) = deciding.decide(actor, wmo.pk, [deciding.Answer(missing.key, "drop")], "Staat al in het besluit")
    work()
    wmo.refresh_from_db()
    assert decision.number.endswith("-001")
    assert wmo.state == Group.State.DECIDED
    assert Draft.objects.get(group=wmo).step_count == 3

    deciding.withdraw(actor, wmo.pk, decision.number)
    work()
    wmo.refresh_from_db()
    assert wmo.state == Group.State.MERGING
    assert Draft.objects.get(group=wmo).step_count == 4
    assert Decision.objects.get().withdrawn_at is not None, "a decision is archive: withdrawn, never deleted"


def test_of_two_who_decide_the_same_one_wins_and_the_other_is_told(actor: Actor, wmo: Group) -> None:
    missing = Difference.objects.get(draft__group=wmo, type="step-missing")
    deciding.decide(actor, wmo.pk, [deciding.Answer(missing.key, "keep")])
    with pytest.raises(Problem, match="already-decided") as told:
        deciding.decide(actor, wmo.pk, [deciding.Answer(missing.key, "drop")])
    assert told.value.facts["name"] == "Fatima El Idrissi"
    assert Decision.objects.count() == 1


def test_an_open_difference_keeps_a_process_from_being_published(actor: Actor, wmo: Group) -> None:
    with pytest.raises(Problem, match="still-open"):
        publishing.publish_group(actor, wmo.pk, name="Melding Wmo behandelen")
    assert not Version.objects.filter(state=Version.State.GEPUBLICEERD).exists()


def test_a_decided_process_is_published_found_and_told(actor: Actor, wmo: Group, employee: Account, work: Work) -> None:
    deciding.decide_as_proposed(actor, wmo.pk, reason="Zoals de meeste het doen")
    work()
    published = publishing.publish_group(actor, wmo.pk, name="Melding Wmo behandelen")
    work()
    process = Process.objects.get(pk=published.process_id)
    assert process.landscape.kind == "target"
    assert sorted(Validity.objects.filter(process=process).values_list("organisation__name", flat=True)) == [
        "Landerd",
        "Uden",
    ]
    best = search("hoe doe ik een meldnig aannemen", ["process", "process-step"]).found[0]
    assert (best.title, best.url) == ("Melding aannemen", f"/processen/{process.number}#stap-1")
    assert Message.objects.filter(account=employee).count() == 1
    assert Fact.objects.filter(kind="version-published", version=published.id).exists()
    state = funnel(wmo.traject_id)
    assert (state.decided, state.adopted, state.published) == (1, 1, 1)


def test_a_published_process_keeps_its_decisions_and_its_sources(actor: Actor, wmo: Group, work: Work) -> None:
    (decision,) = deciding.decide_as_proposed(actor, wmo.pk)
    work()
    publishing.publish_group(actor, wmo.pk, name="Melding Wmo behandelen")
    with pytest.raises(Problem, match="decision-used"):
        deciding.withdraw(actor, wmo.pk, decision.number)
    run_id = Version.objects.filter(imported__isnull=False).values_list("imported", flat=True)[0]
    with pytest.raises(Problem, match="import-in-use"):
        imports.undo_import(actor, run_id)


def test_a_process_in_the_wrong_group_is_moved(actor: Actor, landscapes: int) -> None:
    parking = Process.objects.get(name="Parkeerkaart")
    target = Group.objects.get(members__process__name="Melding Wmo", members__process__landscape__name="Uden")
    choosing.move(actor, landscapes, [parking.pk], target.pk)
    assert target.members.count() == 3
    assert Group.objects.count() == 1, "an empty group is no group"


def test_comparing_again_leaves_groups_in_work_alone(actor: Actor, wmo: Group, work: Work) -> None:
    grouping.start_grouping(actor, wmo.traject_id)
    work()
    assert Group.objects.filter(pk=wmo.pk, state=Group.State.MERGING).exists()
    assert wmo.members.count() == 2


def test_what_was_just_withdrawn_is_open_even_before_the_draft_is_made_anew(
    actor: Actor, wmo: Group, work: Work
) -> None:
    (decision,) = deciding.decide_as_proposed(actor, wmo.pk)
    work()
    deciding.withdraw(actor, wmo.pk, decision.number)
    assert len(deciding.decide_as_proposed(actor, wmo.pk)) == 1


def test_a_process_cannot_be_moved_into_a_group_that_somebody_began_meanwhile(actor: Actor, wmo: Group) -> None:
    parking = Process.objects.get(name="Parkeerkaart")
    with pytest.raises(Problem, match="group-not-in-state"):
        choosing.move(actor, wmo.traject_id, [parking.pk], wmo.pk)
    assert wmo.members.count() == 2


def test_turning_a_new_version_back_leaves_the_process_in_its_group(actor: Actor, landscapes: int, work: Work) -> None:
    run = imports.start_import(
        actor, landscapes, [("u.epml", [epml("Melding Wmo voor Uden", *UDEN, "Archiveren")])], organisation_in_name=True
    )
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, landscapes)
    work()
    imports.undo_import(actor, run.pk)
    assert funnel(landscapes).grouped == 3
