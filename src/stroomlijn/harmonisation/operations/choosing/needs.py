"""Which processes are needed: what is dropped says why and takes no part in the one process of its group."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation.models import Arrangement, Group, ProcessChoice
from stroomlijn.harmonisation.operations.describing import advise_groups
from stroomlijn.harmonisation.operations.drafting import ask_anew

from .arranging import arranging, choose, count_revision, groups_of, known_processes, lock_groups, wait_for_others
from .snapshot import Touched, choices_of

IN_WORK = (Group.State.MERGING, Group.State.DECIDED)
SETTLED = (Group.State.ADOPTED, Group.State.PUBLISHED)


@transaction.atomic
def drop(actor: Actor, traject_id: int, process_ids: Collection[int], kind: str, reason: str) -> Arrangement:
    """Says that these processes are not needed. Groups in work get a draft without them.

    Raises Problem "drop-kind" or "drop-reason" when it is not said why, and "group-is-settled".
    """
    if kind not in ProcessChoice.Dropped.values:
        raise Problem("drop-kind")
    if not (said := one_line(reason)[:500]):
        raise Problem("drop-reason")
    return _set(actor, traject_id, process_ids, "process-dropped", kind, said)


@transaction.atomic
def need(actor: Actor, traject_id: int, process_ids: Collection[int]) -> Arrangement:
    """Says that these processes are needed after all."""
    return _set(actor, traject_id, process_ids, "process-needed", "", "")


def ask_anew_of(groups: Collection[Group]) -> None:
    """Has the drafts of groups in work follow their members. Raises Problem when one is adopted or published."""
    if settled := next((group for group in groups if group.state in SETTLED), None):
        raise Problem("group-is-settled", name=settled.name)
    for group in groups:
        if group.state in IN_WORK:
            ask_anew(group.pk)


def _set(actor: Actor, traject_id: int, process_ids: Collection[int], what: str, kind: str, reason: str) -> Arrangement:
    wait_for_others(traject_id)
    chosen = known_processes(traject_id, process_ids)
    groups = lock_groups(traject_id, groups_of(chosen))
    before = {int(key): row for key, row in choices_of(chosen).items()}
    changing = [one for one in chosen if (before[one]["dropped"], before[one]["reason"]) != (kind, reason)]
    turning = groups_of([one for one in chosen if bool(before[one]["dropped"]) != bool(kind)])
    with arranging(actor, traject_id, what, Touched(chosen)) as act:
        choose(actor, traject_id, {one: {"dropped": kind, "reason": reason} for one in changing})
        ask_anew_of([groups[one] for one in sorted(turning)])
        advise_groups(turning)
        count_revision(turning)
        told = {"reason": reason} if reason else {}
        audit_many(actor, what, "process", {one: dict(told) for one in changing})
    return act
