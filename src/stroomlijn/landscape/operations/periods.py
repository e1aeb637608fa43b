"""Periods in which a version applies to an organisation: put in force, ended, told. Operations stand on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.landscape.models import Process, Validity, Version


def put_in_force(
    version: Version, organisation_id: int, begins: datetime.date, ends: datetime.date | None = None
) -> None:
    """The version applies from `begins`: what applied on that day ends there, what would begin later does not."""
    end(version.process, organisation_id, begins)
    Validity.objects.create(
        process=version.process, version=version, organisation_id=organisation_id, period=(begins, ends)
    )


def end(process: Process, organisation_id: int, day: datetime.date) -> bool:
    """Nothing of the process applies to the organisation from that day on; whether anything would have."""
    periods = Validity.objects.filter(process=process, organisation=organisation_id)
    gone, _rows = periods.filter(period__startswith__gte=day).delete()
    lasting = list(periods.filter(period__contains=day))
    for row in lasting:
        row.period = (row.period.lower, day)
        row.save(update_fields=["period"])
    return bool(gone or lasting)


def first_days(process: Process) -> dict[int, datetime.date]:
    """The first day on which anything of the process applies, by organisation."""
    found: dict[int, datetime.date] = {}
    for row in Validity.objects.filter(process=process).order_by("-period"):
        found[row.organisation_id] = bounds(row)[0]
    return found


def refuse_overlap(rows: Iterable[Validity]) -> None:
    """Raises Problem "validity-overlap" for the first two periods of one organisation that lie over each other."""
    by_begin = sorted(rows, key=lambda row: (row.organisation_id, bounds(row)[0]))
    for first, second in pairwise(by_begin):
        ends, begins = bounds(first)[1], bounds(second)[0]
        if first.organisation_id == second.organisation_id and (ends is None or begins < ends):
            raise Problem("validity-overlap", first.organisation.name, first=in_words(first), second=in_words(second))


def refuse_backwards(row: Validity) -> None:
    """Raises Problem "validity-ends-before-it-begins"."""
    begins, ends = bounds(row)
    if ends is not None and ends <= begins:
        raise Problem("validity-ends-before-it-begins", row.organisation.name)


def bounds(row: Validity) -> tuple[datetime.date, datetime.date | None]:
    """First day, and the first day on which it no longer applies. A tuple is a period not read from the database."""
    begins, ends = row.period if isinstance(row.period, tuple) else (row.period.lower, row.period.upper)
    return begins or datetime.date.min, ends


def in_words(row: Validity) -> str:
    """'versie 1.0 vanaf 1 maart 2027 tot 1 april 2027'."""
    begins, ends = bounds(row)
    facts = {
        "number": row.version.number,
        "begin": date_format(begins, "j F Y"),
        "end": date_format(ends, "j F Y") if ends else "",
    }
    said = _("versie %(number)s vanaf %(begin)s tot %(end)s") if ends else _("versie %(number)s vanaf %(begin)s")
    return said % facts


def as_json(row: Validity) -> dict[str, Any]:
    """A period as audit and undo keep it."""
    begins, ends = bounds(row)
    return {
        "version": row.version_id,
        "organisation": row.organisation_id,
        "begins": begins.isoformat(),
        "ends": ends.isoformat() if ends else None,
    }


def from_json(process_id: int, kept: dict[str, Any]) -> Validity:
    """What `as_json` kept, not saved."""
    row = Validity(process_id=process_id, version_id=kept["version"], organisation_id=kept["organisation"])
    ends = kept["ends"]
    row.period = (
        datetime.date.fromisoformat(kept["begins"]),
        datetime.date.fromisoformat(ends) if ends else None,
    )
    return row
