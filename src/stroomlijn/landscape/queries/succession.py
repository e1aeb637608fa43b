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
    """Another process. `begins` is its first day where the process it is told of is at home, else for the reader, else
    for anybody; None when no day is known.
    """

    id: int
    number: str
    name: str
    code: str
    organisation: str
    begins: datetime.date | None

    @property
    def has_begun(self) -> bool:
        return self.begins is None or self.begins <= clock.today()


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
    known = _relatives([*before, *after], readable, (process.landscape.organisation_id, organisation_id))
    later = [known[process_id] for process_id in after if process_id in known]
    return Succession(
        before=[one for one in known.values() if one.id in before],
        now=[one for one in later if one.has_begun],
        coming=[one for one in later if not one.has_begun],
    )


def is_replaced(process_id: int) -> bool:
    """Whether something that applies to anybody today, or to nobody in particular, took the place of this process."""
    _before, after = links_of((MADE_FROM, REPLACES), ("process", process_id), "process")
    published = Process.objects.filter(pk__in=after, versions__published_at__isnull=False)
    return published.filter(Q(validities=None) | Q(validities__period__contains=clock.today())).exists()


Homes = tuple[int | None, int | None]


def _relatives(ids: Iterable[int], readable: Q, homes: Homes) -> dict[int, Relative]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = Process.objects.filter(readable, pk__in=wanted).select_related("landscape__organisation").distinct()
    days = _first_days(wanted, homes)
    return {
        row.pk: Relative(
            id=row.pk,
            number=row.number,
            name=row.name,
            code=row.code,
            organisation=row.landscape.organisation.name if row.landscape.organisation else "",
            begins=days.get(row.pk),
        )
        for row in sorted(rows, key=lambda row: (row.landscape.organisation_id not in homes, row.pk))
    }


def _first_days(ids: list[int], homes: Homes) -> dict[int, datetime.date]:
    found: dict[int, tuple[bool, bool, datetime.date]] = {}
    rows = Validity.objects.filter(process__in=ids).values_list("process", "organisation", "period")
    for process_id, organisation, period in rows:
        day = (organisation != homes[0], organisation != homes[1], period.lower or datetime.date.min)
        found[process_id] = min(found.get(process_id, day), day)
    return {process_id: day for process_id, (*_elsewhere, day) in found.items()}
