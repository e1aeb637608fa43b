"""Who acts for somebody, and when."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.undoing import keep_for_undo, take_up_undo
from stroomlijn.organisation.models import Deputy, Person

DROPPED = "deputy-dropped"


@transaction.atomic
def set_deputy(
    actor: Actor, person_id: int, by_id: int, *, begins: datetime.date, ends: datetime.date | None = None
) -> int:
    """`by` acts for the person from `begins` until and including `ends`; returns the id of that agreement.

    Raises Problem for oneself, somebody of another organisation, an end before the beginning, or a period in which
    this deputy acts already.
    """
    made = _set(person_id, by_id, begins, ends)
    audit(actor, "deputy-set", "person", person_id, by=by_id, period=_told(made))
    return made.pk


@transaction.atomic
def drop_deputy(actor: Actor, person_id: int, deputy_id: int) -> int | None:
    """Takes a deputy of this person away; returns what undoes it, None when there was nothing to take away."""
    found = Deputy.objects.select_for_update().filter(pk=deputy_id, person=person_id).first()
    if found is None:
        return None
    period = _told(found)
    found.delete()
    audit(actor, "deputy-dropped", "person", person_id, by=found.by_id, period=period)
    return keep_for_undo(actor, DROPPED, person_id, by=found.by_id, period=period)


@transaction.atomic
def undo_drop_deputy(actor: Actor, undo_id: int) -> None:
    """The deputy acts again, in the same period. Raises Problem as `set_deputy` does, and "undone-already"."""
    kept = take_up_undo(undo_id)
    begins, ends = (day and datetime.date.fromisoformat(day) for day in kept.before["period"])
    made = _set(kept.object_id, kept.before["by"], begins, ends)
    audit(actor, "deputy-restored", "person", kept.object_id, by=made.by_id, period=_told(made))


def _set(person_id: int, by_id: int, begins: datetime.date, ends: datetime.date | None) -> Deputy:
    person = Person.objects.select_for_update().get(pk=person_id)
    by = Person.objects.get(pk=by_id)
    if person_id == by_id:
        raise Problem("deputy-of-oneself")
    if person.organisation_id != by.organisation_id:
        raise Problem("deputy-elsewhere", name=by.name)
    if ends is not None and ends < begins:
        raise Problem("deputy-ends-first")
    overlapping = Q() if ends is None else Q(begins__lte=ends)
    running = Q(ends__isnull=True) | Q(ends__gte=begins)
    if Deputy.objects.filter(overlapping & running, person=person, by=by).exists():
        raise Problem("deputy-already", name=by.name)
    return Deputy.objects.create(person=person, by=by, begins=begins, ends=ends)


def _told(deputy: Deputy) -> list[str | None]:
    return [deputy.begins.isoformat(), deputy.ends.isoformat() if deputy.ends else None]
