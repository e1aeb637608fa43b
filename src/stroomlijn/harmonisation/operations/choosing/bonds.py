"""What belongs together and what does not: kept to by every next comparison, and at once where no work has begun."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.harmonisation.models import Arrangement, Bond, Group
from stroomlijn.landscape.queries.inventory import traject_of_source

from .arranging import arranging, known_processes, lock_groups, processes_of, wait_for_others
from .moving import put, put_apart, tie, where
from .snapshot import Touched, pairs


def bind(actor: Actor, one: int, other: int, kind: str) -> Arrangement:
    """Says of two processes that they belong together, or do not."""
    return bind_all(actor, (one, other), kind)


@transaction.atomic
def bind_all(actor: Actor, process_ids: Collection[int], kind: str, *, traject_id: int | None = None) -> Arrangement:
    """The same of each two of several, of this traject when it is given.

    Those in proposed groups are put together, or apart, at once. Processes of groups in work stay where they are; the
    bond counts when they are compared again.
    """
    if kind not in Bond.Kind.values:
        raise Problem("bond-kind")
    if len(set(process_ids)) < 2:
        raise Problem("bond-needs-two")
    traject_id = _begin(process_ids, traject_id)
    chosen = known_processes(traject_id, process_ids)
    lying = where(chosen)
    groups = lock_groups(traject_id, set(lying.values()))
    free = {one: group for one, group in lying.items() if groups[group].is_free}
    action = "bound-together" if kind == Bond.Kind.TOGETHER else "bound-apart"
    with arranging(actor, traject_id, action, Touched((*chosen, *processes_of(groups)), bonds=True)) as act:
        tie(actor, traject_id, pairs(chosen), kind)
        if kind == Bond.Kind.TOGETHER and free:
            put(actor, traject_id, free, max(free.values(), key=list(lying.values()).count))
        elif kind == Bond.Kind.APART:
            put_apart(actor, traject_id, free)
        audit_many(actor, action, "process", {one: {} for one in chosen})
    return act


@transaction.atomic
def bind_groups(actor: Actor, traject_id: int, one: int, other: int, kind: str) -> Arrangement:
    """Says of the processes of two groups that they belong together, or never do.

    Together they become one group: the one that people named or gave to a working group, else the larger. Where work
    has begun nothing moves. Raises Problem "not-in-traject" when one of the groups is no longer there.
    """
    if kind not in Bond.Kind.values:
        raise Problem("bond-kind")
    if one == other:
        raise Problem("bond-needs-two")
    wait_for_others(traject_id)
    groups = lock_groups(traject_id, (one, other))
    chosen = known_processes(traject_id, processes_of(groups))
    lying = where(chosen)
    inside = {group: [process for process in chosen if lying[process] == group] for group in groups}
    action = "bound-together" if kind == Bond.Kind.TOGETHER else "bound-apart"
    with arranging(actor, traject_id, action, Touched(chosen, bonds=True)) as act:
        tie(actor, traject_id, list(product(inside[one], inside[other])), kind)
        if kind == Bond.Kind.TOGETHER and all(group.is_free for group in groups.values()):
            stays = max(groups.values(), key=lambda group: (*_held(group), len(inside[group.pk]), -group.pk))
            put(actor, traject_id, lying, stays.pk)
        audit_many(actor, action, "process", {process: {} for process in chosen})
    return act


def _held(group: Group) -> tuple[bool, bool]:
    """What people did for a group and would have to do again if it went."""
    return group.is_renamed, group.working_group_id is not None


@transaction.atomic
def unbind(actor: Actor, one: int, other: int, *, traject_id: int | None = None) -> Arrangement:
    """Forgets what was said of two processes; they stay where they are."""
    traject_id = _begin((one, other), traject_id)
    chosen = known_processes(traject_id, (one, other))
    with arranging(actor, traject_id, "unbound", Touched(chosen, bonds=True)) as act:
        Bond.objects.filter(one=chosen[0], other=chosen[-1]).delete()
        audit_many(actor, "unbound", "process", {one: {} for one in chosen})
    return act


def _begin(process_ids: Collection[int], traject_id: int | None = None) -> int:
    traject_id = traject_id or traject_of_source(min(process_ids))
    if traject_id is None:
        raise Problem("not-in-traject")
    wait_for_others(traject_id)
    return traject_id
