"""In which group a process lies, as people put it: remembered as bonds, so that the next comparison leaves it there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Q

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Arrangement, Bond, Group, GroupMember
from stroomlijn.harmonisation.operations.describing import describe_groups, remove_empty, settle_clusters

from .arranging import arranging, count_revision, known_processes, lock_groups, processes_of, wait_for_others
from .snapshot import Touched


@transaction.atomic
def move(actor: Actor, traject_id: int, process_ids: Collection[int], target_id: int | None) -> Arrangement:
    """Puts processes in another proposed group, or in a new one of their own.

    Raises Problem once one of the groups is in work, and "not-grouped" for a process that was never compared.
    """
    wait_for_others(traject_id)
    chosen = known_processes(traject_id, process_ids)
    lying = where(chosen)
    if len(lying) < len(chosen):
        raise Problem("not-grouped")
    groups = lock_groups(traject_id, {*lying.values(), *({target_id} if target_id else ())})
    for group in groups.values():
        if not group.is_free:
            raise Problem("group-not-in-state", state=Group.State(group.state).label)
    with arranging(actor, traject_id, "process-moved", Touched((*chosen, *processes_of(groups)), bonds=True)) as act:
        target = target_id or _new_group(traject_id, chosen[0]).pk
        put(actor, traject_id, lying, target)
        audit_many(actor, "process-moved", "process", {one: {"group": target} for one in chosen})
    return act


def where(processes: Collection[int]) -> dict[int, int]:
    """The group in which each process lies; who was never compared lies in none."""
    lying = GroupMember.objects.filter(process__in=processes).order_by("process")
    return dict(lying.values_list("process", "group"))


def put(actor: Actor, traject_id: int, lying: Mapping[int, int], target: int) -> None:
    """Puts processes (with the group in which they lie) in the target: bonds say so, what is left empty goes."""
    moving = sorted(one for one, group in lying.items() if group != target)
    if not moving:
        return
    left = {lying[one] for one in moving}
    behind = set(processes_of(left)) - set(moving)
    there = sorted(set(processes_of([target])) - set(moving))
    GroupMember.objects.filter(process__in=moving).update(group=target)
    _forget(moving, behind, Bond.Kind.TOGETHER)
    _forget(moving, there, Bond.Kind.APART)
    if not there:
        tie(actor, traject_id, [(one, other) for one in behind for other in moving], Bond.Kind.APART)
    anchor = there[0] if there else moving[0]
    tie(actor, traject_id, [(anchor, one) for one in moving if one != anchor], Bond.Kind.TOGETHER)
    _follow({*left, target})


def put_apart(actor: Actor, traject_id: int, lying: Mapping[int, int]) -> None:
    """Of processes that lie in one group the first stays; each other gets a group of its own."""
    staying: set[int] = set()
    for process, group in sorted(lying.items()):
        if group in staying:
            put(actor, traject_id, {process: group}, _new_group(traject_id, process).pk)
        staying.add(group)


def tie(actor: Actor, traject_id: int, chosen: Collection[tuple[int, int]], kind: str) -> None:
    """Writes the same bond for each pair, in place of what was said of it before."""
    Bond.objects.bulk_create(
        (
            Bond(traject_id=traject_id, kind=kind, one_id=min(pair), other_id=max(pair), made_by_id=actor.account_id)
            for pair in chosen
        ),
        update_conflicts=True,
        unique_fields=["one", "other"],
        update_fields=["kind", "made_by"],
    )


def _new_group(traject_id: int, process_id: int) -> Group:
    name = GroupMember.objects.values_list("process__name", flat=True).get(process=process_id)
    return Group.objects.create(traject_id=traject_id, name=name, name_key=fold(name)[:300], likeness=1.0)


def _forget(moved: Collection[int], others: Collection[int], kind: str) -> None:
    between = Q(one__in=moved, other__in=others) | Q(one__in=others, other__in=moved)
    Bond.objects.filter(between, kind=kind).delete()


def _follow(groups: Collection[int]) -> None:
    """What follows from the members of groups that changed."""
    remove_empty(groups)
    count_revision(groups)
    describe_groups(groups)
    settle_clusters(groups)
