"""From when until when a version is in force for an organisation, set by hand. What was is kept in the audit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Process, Validity, Version, large_columns

from .periods import as_json, bounds, first_days, refuse_backwards, refuse_overlap
from .replacing import follow_with_ends
from .settling import settle


@dataclass(frozen=True, slots=True)
class Dates:
    """The first day, and the first day on which it no longer applies."""

    begins: datetime.date
    ends: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A version begins to apply to an organisation."""

    version_id: int
    organisation_id: int
    dates: Dates


@transaction.atomic
def set_validity(
    actor: Actor,
    process_id: int,
    changed: Mapping[int, Dates | None],
    added: Iterable[NewPeriod] = (),
    *,
    seen: int | None = None,
) -> None:
    """Changes periods by id (None takes one away that has not begun yet) and adds new ones.

    What this process replaces applies until its new first day. Raises Problem "validity-overlap", naming both periods,
    "validity-ends-before-it-begins", "validity-has-begun" and "changed-meanwhile".
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    before = list(
        Validity.objects.filter(process=process)
        .select_related("version", "organisation")
        .defer(*large_columns("version__"))
    )
    began = first_days(process)
    after = [row for row in before if row.pk not in changed]
    after += [_redated(row, dates) for row in before if (dates := changed.get(row.pk)) is not None]
    _refuse_taking_away(row for row in before if row.pk in changed and changed[row.pk] is None)
    after += [_added(process, period) for period in added]
    refuse_overlap(after)
    _replace(before, after)
    process.revision += 1
    process.save(update_fields=["revision"])
    follow_with_ends(process, began)
    settle(process.pk)
    was, now = [as_json(row) for row in before], [as_json(row) for row in after]
    audit(actor, "validity-set", "process", process.pk, before=was, after=now)
    tell(actor, events.VALIDITY_CHANGED, "process", process.pk)


def _redated(row: Validity, dates: Dates) -> Validity:
    changed = Validity(process=row.process, version=row.version, organisation=row.organisation)
    changed.period = (dates.begins, dates.ends)
    refuse_backwards(changed)
    return changed


def _added(process: Process, period: NewPeriod) -> Validity:
    version = process.versions.defer(*large_columns()).get(pk=period.version_id)
    if version.state not in (Version.State.GEPUBLICEERD, Version.State.VERVALLEN):
        raise Problem("validity-of-unpublished", number=version.number)
    row = Validity(process=process, version=version, organisation_id=period.organisation_id)
    row.period = (period.dates.begins, period.dates.ends)
    refuse_backwards(row)
    return row


def _refuse_taking_away(rows: Iterable[Validity]) -> None:
    for row in rows:
        if bounds(row)[0] <= clock.today():
            raise Problem("validity-has-begun", row.organisation.name, version=row.version.number)


def _replace(before: list[Validity], after: list[Validity]) -> None:
    """Periods that change go and come anew, so that two can change places without meeting in between."""
    Validity.objects.filter(pk__in={row.pk for row in before} - {row.pk for row in after}).delete()
    Validity.objects.bulk_create([row for row in after if row.pk is None])
