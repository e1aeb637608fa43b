"""What belongs together and what does not: kept to by every next comparison, and at once where no work has begun."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.harmonisation.models import Arrangement, Bond
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
