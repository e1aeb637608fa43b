"""Every write of working groups: making, changing, closing, and which groups they go through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, audit_many, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Group, Meeting, WorkingGroup


@dataclass(frozen=True, slots=True)
class About:
    """What a working group is: a kind of WorkingGroup.Kind, its name, and what it is for."""

    kind: str
    name: str
    purpose: str = ""


@transaction.atomic
def make_working_group(actor: Actor, traject_id: int, about: About) -> WorkingGroup:
    """A new working group. Raises Problem "working-group-exists" when the traject has one of that name."""
    name = _free_name(traject_id, about.name)
    made = WorkingGroup.objects.create(
        traject_id=traject_id, kind=about.kind, name=name, purpose=storable(about.purpose).strip()
    )
    audit(actor, "working-group-made", "working-group", made.pk, name=name)
    return made


@transaction.atomic
def change_working_group(actor: Actor, working_group_id: int, about: About, seen: int | None = None) -> None:
    """Raises Problem when it changed since `seen`, is closed, or the name is taken."""
    found = open_working_group(working_group_id)
    refuse_stale(found, seen)
    found.name = _free_name(found.traject_id, about.name, found.pk)
    found.kind, found.purpose = about.kind, storable(about.purpose).strip()
    found.revision += 1
    found.save(update_fields=["name", "kind", "purpose", "revision"])
    audit(actor, "working-group-changed", "working-group", found.pk, name=found.name)


@transaction.atomic
def close_working_group(actor: Actor, working_group_id: int) -> None:
    """Ends its work. Its members, meetings, reports and decisions stay; who was in it can still read them."""
    found = open_working_group(working_group_id)
    if found.meetings.filter(state=Meeting.State.RUNNING).exists():
        raise Problem("working-group-meets")
    found.closed_at, found.closed_by_id = clock.now(), actor.account_id
    found.revision += 1
    found.save(update_fields=["closed_at", "closed_by", "revision"])
    audit(actor, "working-group-closed", "working-group", found.pk, name=found.name)
    tell(actor, events.WORKING_GROUP_CLOSED, "working-group", found.pk)


@transaction.atomic
def reopen_working_group(actor: Actor, working_group_id: int) -> None:
    """Undoes the closing; one that is open stays so."""
    found = WorkingGroup.objects.select_for_update().get(pk=working_group_id)
    if found.closed_at is None:
        return
    found.closed_at, found.closed_by = None, None
    found.revision += 1
    found.save(update_fields=["closed_at", "closed_by", "revision"])
    audit(actor, "working-group-reopened", "working-group", found.pk, name=found.name)


@transaction.atomic
def assign_groups(
    actor: Actor, working_group: WorkingGroup | None, group_ids: Collection[int]
) -> dict[int, int | None]:
    """Gives groups to a working group of their traject, or to none. Gives by group which had it before, to undo it.

    Groups of another traject are left out. Raises Problem "working-group-closed".
    """
    if working_group is not None:
        working_group = open_working_group(working_group.pk)
    chosen = Group.objects.select_for_update(of=("self",)).filter(pk__in=list(group_ids)).order_by("pk")
    if working_group is not None:
        chosen = chosen.filter(traject=working_group.traject_id)
    before = dict(chosen.values_list("pk", "working_group"))
    given = working_group.pk if working_group else None
    changed = [pk for pk, had in before.items() if had != given]
    Group.objects.filter(pk__in=changed).update(working_group=given)
    audit_many(actor, "group-assigned", "group", {pk: {"before": before[pk], "after": given} for pk in changed})
    if changed:
        tell(actor, events.GROUPS_ASSIGNED, "working-group", given or 0, groups=changed)
    return {pk: before[pk] for pk in changed}


def open_working_group(working_group_id: int) -> WorkingGroup:
    """The working group, locked. Raises Problem "working-group-closed" when its work has ended."""
    found = WorkingGroup.objects.select_for_update().get(pk=working_group_id)
    if found.closed_at is not None:
        raise Problem("working-group-closed", name=found.name)
    return found


def _free_name(traject_id: int, name: str, but: int = 0) -> str:
    name = one_line(name)[:200]
    if WorkingGroup.objects.filter(traject=traject_id, name__iexact=name).exclude(pk=but).exists():
        raise Problem("working-group-exists", name=name)
    return name
