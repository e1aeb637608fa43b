"""What people choose for processes and groups: needed or not, cluster, together or apart, before or after, and undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.contexts.harmonisation.conftest import UDEN, epml

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import AuditLine
from stroomlijn.harmonisation.models import (
    Arrangement,
    Bond,
    Cluster,
    Decision,
    Difference,
    Draft,
    Group,
    GroupMember,
    ProcessChoice,
)
from stroomlijn.harmonisation.operations import choosing, deciding, grouping, regrouping
from stroomlijn.landscape.operations import imports

Work = Callable[[], None]


@pytest.fixture
def processes(landscapes: int) -> dict[str, int]:
    """The ids of the three processes: of Uden and Landerd, and the one that stands alone."""
    members = GroupMember.objects.select_related("process__landscape")
    return {f"{one.process.landscape.name} {one.process.name}": one.process_id for one in members}


@pytest.fixture
def uden(processes: dict[str, int]) -> int:
    return processes["Uden Melding Wmo"]


@pytest.fixture
def landerd(processes: dict[str, int]) -> int:
    return processes["Landerd Melding Wmo"]


@pytest.fixture
def parkeren(processes: dict[str, int]) -> int:
    return processes["Uden Parkeerkaart"]


def group_of(process: int) -> Group:
    return Group.objects.get(members__process=process)


def dropped(process: int) -> str:
    return ProcessChoice.objects.filter(process=process).values_list("dropped", flat=True).first() or ""


def test_who_drops_says_why_and_can_take_it_back(actor: Actor, landscapes: int, uden: int, parkeren: int) -> None:
    act = choosing.drop(actor, landscapes, [uden, parkeren], "obsolete", "Bestaat niet meer sinds 2020")
    assert (dropped(uden), dropped(parkeren)) == ("obsolete", "obsolete")
    assert AuditLine.objects.filter(action="process-dropped", object_kind="process").count() == 2
    choosing.undo(actor, act.pk)
    assert (dropped(uden), dropped(parkeren)) == ("", "")
    choosing.undo(actor, act.pk)
    assert AuditLine.objects.filter(action="arrangement-undone").count() == 1


@pytest.mark.parametrize(("kind", "reason", "code"), [("", "weg", "drop-kind"), ("double", "  ", "drop-reason")])
def test_nothing_is_dropped_without_a_reason(
    actor: Actor, landscapes: int, uden: int, kind: str, reason: str, code: str
) -> None:
    with pytest.raises(Problem, match=code):
        choosing.drop(actor, landscapes, [uden], kind, reason)
    assert dropped(uden) == ""


def test_what_is_no_process_of_the_traject_is_refused_as_a_whole(actor: Actor, landscapes: int, uden: int) -> None:
    with pytest.raises(Problem, match="not-in-traject"):
        choosing.drop(actor, landscapes, [uden, 999_999], "double", "Staat er al")
    assert dropped(uden) == "" and not Arrangement.objects.exists()


def test_a_dropped_process_takes_no_part_in_the_merge(
    actor: Actor, landscapes: int, wmo: Group, landerd: int, work: Work
) -> None:
    assert Difference.objects.filter(draft__group=wmo).exists()
    act = choosing.drop(actor, landscapes, [landerd], "double", "Staat er al")
    work()
    draft = Draft.objects.get(group=wmo)
    assert [column["organisation"] for column in draft.columns] == ["Uden"]
    assert not draft.differences.exists()
    choosing.undo(actor, act.pk)
    work()
    assert len(Draft.objects.get(group=wmo).columns) == 2


def test_a_group_in_work_of_which_all_is_dropped_says_so(
    actor: Actor, landscapes: int, wmo: Group, uden: int, landerd: int, work: Work
) -> None:
    choosing.drop(actor, landscapes, [uden, landerd], "outside", "Doet een ander")
    work()
    draft = Draft.objects.get(group=wmo)
    assert (draft.state, draft.problem) == (Draft.State.FAILED, "nothing-needed")


def test_after_a_decision_dropping_cannot_be_undone(
    actor: Actor, landscapes: int, wmo: Group, parkeren: int, landerd: int, work: Work
) -> None:
    act = choosing.drop(actor, landscapes, [landerd], "double", "Staat er al")
    choosing.need(actor, landscapes, [landerd])
    with pytest.raises(Problem, match="arranged-since"):
        choosing.undo(actor, act.pk)
    act = choosing.need(actor, landscapes, [parkeren])
    assert act.pk is None, "nothing changed"
    again = choosing.drop(actor, landscapes, [parkeren, landerd], "double", "Staat er al")
    choosing.undo(actor, again.pk)
    later = choosing.drop(actor, landscapes, [parkeren], "double", "Staat er al")
    work()
    key = Difference.objects.filter(draft__group=wmo).first()
    assert key is not None
    third = choosing.drop(actor, landscapes, [landerd], "double", "Staat er al")
    choosing.undo(actor, third.pk)
    fourth = Arrangement.objects.create(
        traject_id=landscapes,
        what="process-dropped",
        before={"choices": {str(landerd): {"dropped": "double"}}},
        after={"choices": {str(landerd): {"dropped": ""}}},
    )
    work()
    deciding.decide(actor, wmo.pk, [deciding.Answer(key.key, "drop")])
    with pytest.raises(Problem, match="decided-since"):
        choosing.undo(actor, fourth.pk)
    choosing.undo(actor, later.pk)


def test_a_cluster_is_remembered_whatever_groups_come_next(
    actor: Actor, landscapes: int, uden: int, landerd: int, work: Work
) -> None:
    wmo = choosing.make_cluster(actor, landscapes, "Wmo")
    act = choosing.put_in_cluster(actor, landscapes, wmo.pk, group_ids=[group_of(uden).pk])
    assert group_of(uden).cluster_id == wmo.pk
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(landerd).cluster_id == wmo.pk
    choosing.undo(actor, act.pk)
    assert group_of(uden).cluster_id is None


def test_a_cluster_name_stands_once(actor: Actor, landscapes: int) -> None:
    made = choosing.make_cluster(actor, landscapes, "Wmo")
    with pytest.raises(Problem, match="cluster-exists"):
        choosing.make_cluster(actor, landscapes, " wmo ")
    with pytest.raises(Problem, match="changed-meanwhile"):
        choosing.rename_cluster(actor, made.pk, "Zorg", seen=0)
    assert choosing.rename_cluster(actor, made.pk, "Zorg", seen=1).name == "Zorg"


def test_a_cluster_that_is_deleted_comes_back_with_its_processes(actor: Actor, landscapes: int, uden: int) -> None:
    made = choosing.make_cluster(actor, landscapes, "Wmo")
    choosing.put_in_cluster(actor, landscapes, made.pk, process_ids=[uden])
    act = choosing.delete_cluster(actor, made.pk)
    assert group_of(uden).cluster_id is None
    choosing.undo(actor, act.pk)
    assert Cluster.objects.get().name == "Wmo" and group_of(uden).cluster_id == made.pk


def test_clusters_are_proposed_from_what_the_sources_say(
    actor: Actor, landscapes: int, uden: int, landerd: int, parkeren: int
) -> None:
    from stroomlijn.landscape.models import Process

    with pytest.raises(Problem, match="clusters-unnamed"):
        choosing.propose_clusters(actor, landscapes)
    Process.objects.filter(pk=uden).update(domain="Wmo")
    Process.objects.filter(pk=parkeren).update(domain="Vergunningen")
    act = choosing.propose_clusters(actor, landscapes)
    chosen = dict(ProcessChoice.objects.values_list("process", "cluster__name"))
    assert chosen == {uden: "Wmo", landerd: "Wmo", parkeren: "Vergunningen"}
    choosing.undo(actor, act.pk)
    assert not Cluster.objects.exists() and group_of(uden).cluster_id is None


def test_what_people_chose_is_not_proposed_anew(actor: Actor, landscapes: int, uden: int, landerd: int) -> None:
    mine = choosing.make_cluster(actor, landscapes, "Mijn cluster")
    choosing.put_in_cluster(actor, landscapes, mine.pk, process_ids=[uden])
    choosing.propose_clusters(actor, landscapes)
    assert set(ProcessChoice.objects.filter(process__in=[uden, landerd]).values_list("cluster__name", flat=True)) == {
        "Mijn cluster"
    }


def test_what_belongs_together_stays_together(
    actor: Actor, landscapes: int, uden: int, parkeren: int, work: Work
) -> None:
    act = choosing.bind(actor, parkeren, uden, "together")
    assert group_of(uden) == group_of(parkeren)
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(uden) == group_of(parkeren)
    assert act.pk is not None


def test_what_belongs_apart_stays_apart(actor: Actor, landscapes: int, uden: int, landerd: int, work: Work) -> None:
    choosing.bind(actor, uden, landerd, "apart")
    assert group_of(uden) != group_of(landerd)
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(uden) != group_of(landerd)
    choosing.unbind(actor, landerd, uden)
    assert not Bond.objects.exists()
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(uden) == group_of(landerd)


def test_a_move_is_remembered_and_can_be_undone(
    actor: Actor, landscapes: int, uden: int, landerd: int, parkeren: int, work: Work
) -> None:
    before, alone = group_of(uden), group_of(parkeren)
    act = choosing.move(actor, landscapes, [parkeren], before.pk)
    assert group_of(parkeren) == before and not Group.objects.filter(pk=alone.pk).exists()
    assert Group.objects.get(pk=before.pk).likeness < 1
    choosing.undo(actor, act.pk)
    assert group_of(parkeren).pk == alone.pk and group_of(parkeren).name == alone.name
    assert not Bond.objects.exists()
    choosing.move(actor, landscapes, [landerd], None)
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(uden) != group_of(landerd)


def test_a_group_in_work_keeps_its_members(actor: Actor, landscapes: int, wmo: Group, parkeren: int) -> None:
    with pytest.raises(Problem, match="group-not-in-state"):
        choosing.move(actor, landscapes, [parkeren], wmo.pk)


def test_timing_is_one_numbered_decision_that_undo_withdraws(
    actor: Actor, landscapes: int, uden: int, parkeren: int
) -> None:
    ids = [group_of(uden).pk, group_of(parkeren).pk]
    act = choosing.set_timing(actor, ids, "before", "Loopt door op 1 januari")
    decision = Decision.objects.get()
    assert decision.kind == "timing" and decision.summary == "2 processen: moet vóór de datum"
    assert set(Group.objects.values_list("timing", "timing_reason")) == {("before", "Loopt door op 1 januari")}
    assert choosing.set_timing(actor, ids, "before", "Loopt door op 1 januari").pk is None
    choosing.undo(actor, act.pk)
    decision.refresh_from_db()
    assert decision.withdrawn_at is not None
    assert set(Group.objects.values_list("timing", flat=True)) == {""}


def again(actor: Actor, traject_id: int, work: Work, *steps: str) -> None:
    """The process of Uden is read in once more, with other steps."""
    files = [("u.epml", [epml("Melding Wmo voor Uden", *steps)])]
    run = imports.start_import(actor, traject_id, files, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()


def test_a_source_that_is_read_in_again_asks_only_what_depends_on_it(
    actor: Actor, landscapes: int, wmo: Group, work: Work
) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    again(actor, landscapes, work, *UDEN, "Dossier opbergen")
    differences = {one.about["label"]: one.decided for one in Difference.objects.filter(draft__group=wmo)}
    assert differences["Verslag sturen"] and not differences["Dossier opbergen"]
    wmo.refresh_from_db()
    assert wmo.state == Group.State.MERGING, "there is something to decide again"


def test_a_group_goes_on_as_itself_when_compared_again(actor: Actor, landscapes: int, uden: int, work: Work) -> None:
    before = group_of(uden)
    grouping.rename_group(actor, before, "Van melding tot besluit")
    choosing.set_timing(actor, [before.pk], "after", "Kan wachten")
    again(actor, landscapes, work, *UDEN, "Dossier opbergen")
    grouping.start_grouping(actor, landscapes)
    work()
    after = group_of(uden)
    assert (after.pk, after.name, after.timing) == (before.pk, "Van melding tot besluit", "after")


def test_who_arranges_while_the_comparison_runs_is_heard(
    actor: Actor, landscapes: int, uden: int, parkeren: int, monkeypatch: pytest.MonkeyPatch, work: Work
) -> None:
    compared = grouping.compare
    asked: list[int] = []

    def interrupted(basis: regrouping.Basis) -> list[regrouping.Found]:
        found = compared(basis)
        if not asked:
            choosing.bind(actor, uden, parkeren, "together")
        asked.append(1)
        return found

    monkeypatch.setattr(grouping, "compare", interrupted)
    grouping.start_grouping(actor, landscapes)
    work()
    assert group_of(uden) == group_of(parkeren) and len(asked) == 2
