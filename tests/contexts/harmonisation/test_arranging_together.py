"""Several people arrange at the same moment: nobody waits for ever, nothing is lost, one of two wins."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Arrangement, Decision, Group, GroupMember, ProcessChoice
from stroomlijn.harmonisation.operations import choosing, drafting, grouping

PATIENCE = 60.0


def together(*acts: Callable[[], object]) -> list[str]:
    """Does all at once; gives what was refused. Fails when one waits for ever or breaks."""
    begin = threading.Barrier(len(acts))
    refused: list[str] = []
    broken: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            begin.wait(PATIENCE)
            act()
        except Problem as problem:
            refused.append(problem.code)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads) and not broken, broken
    return refused


def test_two_who_move_and_one_who_begins_to_merge(actor: Actor, landscapes: int) -> None:
    wmo = Group.objects.get(members__process__name="Melding Wmo", members__process__landscape__name="Uden")
    parking = GroupMember.objects.get(process__name="Parkeerkaart")
    refused = together(
        lambda: choosing.move(actor, landscapes, [parking.process_id], wmo.pk),
        lambda: choosing.move(actor, landscapes, [parking.process_id], None),
        lambda: drafting.begin_merge(actor, wmo.pk),
    )
    assert set(refused) <= {"group-not-in-state"}
    assert GroupMember.objects.count() == 3
    assert not Group.objects.filter(members=None).exists()


def test_dropping_deciding_on_time_and_comparing_at_once_lose_nothing(
    actor: Actor, landscapes: int, work: Callable[[], None]
) -> None:
    processes = list(GroupMember.objects.values_list("process", flat=True))
    groups = list(Group.objects.values_list("pk", flat=True))
    run = grouping.start_grouping(actor, landscapes)
    refused = together(
        lambda: choosing.drop(actor, landscapes, processes, "double", "Staat er al"),
        lambda: choosing.set_timing(actor, groups, "before", "Moet"),
        lambda: choosing.bind_all(actor, processes, "together"),
        lambda: grouping.propose_groups(run.pk),
    )
    # A group that was joined with another meanwhile is no longer there to get a date.
    assert set(refused) <= {"not-in-traject", "nothing-chosen"}
    assert ProcessChoice.objects.exclude(dropped="").count() == 3
    assert GroupMember.objects.count() == 3
    assert Group.objects.filter(members__process__in=processes).distinct().count() == 1


def test_an_act_that_two_undo_at_once_is_undone_once(actor: Actor, landscapes: int) -> None:
    groups = list(Group.objects.values_list("pk", flat=True))
    act = choosing.set_timing(actor, groups, "before", "Moet")
    assert together(lambda: choosing.undo(actor, act.pk), lambda: choosing.undo(actor, act.pk)) == []
    assert Arrangement.objects.exclude(undone_at=None).count() == 1
    assert Decision.objects.filter(withdrawn_at=None).count() == 0
