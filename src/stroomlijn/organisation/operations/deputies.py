"""Who acts for somebody, and when."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.organisation.models import Deputy, Person


@transaction.atomic
def set_deputy(
    actor: Actor, person_id: int, by_id: int, *, begins: datetime.date, ends: datetime.date | None = None
) -> int:
    """`by` acts for the person from `begins` until and including `ends`; returns the id of that agreement.

    Raises Problem for oneself, somebody of another organisation, an end before the beginning, or a period in which
    this deputy acts already.
    """
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
    made = Deputy.objects.create(person=person, by=by, begins=begins, ends=ends)
    period = [begins.isoformat(), ends.isoformat() if ends else None]
    audit(actor, "deputy-set", "person", person_id, by=by_id, period=period)
    return made.pk


@transaction.atomic
def drop_deputy(actor: Actor, person_id: int, deputy_id: int) -> None:
    """Takes a deputy of this person away; one that is gone already changes nothing."""
    found = Deputy.objects.filter(pk=deputy_id, person=person_id).first()
    if found is None:
        return
    found.delete()
    audit(actor, "deputy-dropped", "person", person_id, by=found.by_id)
