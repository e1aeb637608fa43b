"""What a process takes the place of, and what takes its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.links import links_of
from stroomlijn.landscape.models import Process, Validity

MADE_FROM, REPLACES = "made-from", "replaces"


@dataclass(frozen=True, slots=True)
class Relative:
    """Another process. `begins` is its first day for the reader's organisation, or for any when it has none there."""

    id: int
    number: str
    name: str
    code: str
    organisation: str
    begins: datetime.date | None

    @property
    def has_begun(self) -> bool:
        return self.begins is not None and self.begins <= clock.today()


@dataclass(frozen=True, slots=True)
class Succession:
    """`before` is what the process was made from or replaces, those of the reader's organisation first.

    `now` took its place already, `coming` will.
    """

    before: list[Relative]
    now: list[Relative]
    coming: list[Relative]


def succession(process: Process, readable: Q, organisation_id: int | None) -> Succession:
    """The processes before and after this one that the reader may see."""
    before, after = links_of((MADE_FROM, REPLACES), ("process", process.pk), "process")
    known = _relatives([*before, *after], readable, organisation_id)
    later = [known[process_id] for process_id in after if process_id in known]
    return Succession(
        before=[known[process_id] for process_id in before if process_id in known],
        now=[one for one in later if one.has_begun],
        coming=[one for one in later if one.begins and not one.has_begun],
    )


def _relatives(ids: Iterable[int], readable: Q, organisation_id: int | None) -> dict[int, Relative]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = Process.objects.filter(readable, pk__in=wanted).select_related("landscape__organisation").distinct()
    mine_first = sorted(rows, key=lambda row: (row.landscape.organisation_id != organisation_id, row.pk))
    days = _first_days(wanted, organisation_id)
    return {
        row.pk: Relative(
            id=row.pk,
            number=row.number,
            name=row.name,
            code=row.code,
            organisation=row.landscape.organisation.name if row.landscape.organisation else "",
            begins=days.get(row.pk),
        )
        for row in mine_first
    }


def _first_days(ids: list[int], organisation_id: int | None) -> dict[int, datetime.date]:
    """The first day per process: for the organisation, else the first for any."""
    found: dict[int, tuple[bool, datetime.date]] = {}
    rows = Validity.objects.filter(process__in=ids).values_list("process", "organisation", "period")
    for process_id, organisation, period in rows:
        day = (organisation != organisation_id, period.lower or datetime.date.min)
        found[process_id] = min(found.get(process_id, day), day)
    return {process_id: day for process_id, (_elsewhere, day) in found.items()}
