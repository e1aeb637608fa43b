"""One act of arranging: who waits for whom, and what is kept of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import F
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Arrangement, Group, GroupMember, ProcessChoice
from stroomlijn.landscape.queries.inventory import source_ids

from .snapshot import Touched, snapshot, what_changed

ARRANGING = 7_311


@contextmanager
def arranging(actor: Actor, traject_id: int, what: str, touched: Touched) -> Iterator[Arrangement]:
    """Keeps what changes in these rows while the block runs. Call it in a transaction, after `wait_for_others`.

    Nothing is kept, and the arrangement has no id, when nothing changed.
    """
    before = snapshot(touched)
    act = Arrangement(traject_id=traject_id, what=what, made_by_id=actor.account_id)
    yield act
    act.before, act.after = what_changed(before, snapshot(touched))
    if act.after or act.before:
        act.save()
        live.publish(f"traject-{traject_id}", state="arranged")


def wait_for_others(traject_id: int) -> None:
    """One act of arranging at a time per traject, before any row is locked: then nobody's members move meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [ARRANGING, traject_id])


def lock_groups(traject_id: int, groups: Collection[int]) -> dict[int, Group]:
    """The groups, locked in order of id: before their members and choices. Raises Problem for what is no group here."""
    chosen = Group.objects.select_for_update().filter(pk__in=groups, traject_id=traject_id).order_by("pk")
    found = {group.pk: group for group in chosen}
    if len(found) < len(set(groups)):
        raise Problem("not-in-traject")
    return found


def groups_of(processes: Collection[int]) -> set[int]:
    """The groups in which these processes lie."""
    return set(GroupMember.objects.filter(process__in=processes).values_list("group", flat=True))


def processes_of(groups: Collection[int]) -> tuple[int, ...]:
    """The processes that lie in these groups."""
    return tuple(GroupMember.objects.filter(group__in=groups).values_list("process", flat=True))


def known_processes(traject_id: int, processes: Collection[int]) -> tuple[int, ...]:
    """The ids, each once and in order. Raises Problem for none, and for what is no source process of this traject."""
    chosen = tuple(sorted(set(processes)))
    if not chosen:
        raise Problem("nothing-chosen")
    if len(source_ids(traject_id, chosen)) < len(chosen):
        raise Problem("not-in-traject")
    return chosen


def choose(actor: Actor, traject_id: int, values: dict[int, dict[str, object]]) -> None:
    """Writes fields of the choices of processes; who has none yet gets one."""
    known = ProcessChoice.objects.filter(process__in=values).values_list("process", flat=True)
    new = values.keys() - set(known)
    ProcessChoice.objects.bulk_create(ProcessChoice(traject_id=traject_id, process_id=one) for one in sorted(new))
    rows = list(ProcessChoice.objects.select_for_update().filter(process__in=values).order_by("process"))
    fields = {name for value in values.values() for name in value}
    for row in rows:
        row.chosen_at, row.chosen_by_id = timezone.now(), actor.account_id
        for name, value in values[row.process_id].items():
            setattr(row, name, value)
    ProcessChoice.objects.bulk_update(rows, [*sorted(fields), "chosen_at", "chosen_by"], batch_size=500)


def count_revision(groups: Collection[int]) -> None:
    """Says of groups that they changed, to whoever has their page open."""
    Group.objects.filter(pk__in=groups).update(revision=F("revision") + 1)
