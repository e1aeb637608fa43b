"""What a process takes the place of, and what takes its place."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.links import links_of
from stroomlijn.landscape.models import Process

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

    `now` took its place already, `coming` will. `follows_others` is also so when the reader may see none of those.
    """

    follows_others: bool
    before: list[Relative]
    now: list[Relative]
    coming: list[Relative]


def succession(process: Process, readable: Q, organisation_id: int | None) -> Succession:
    """The processes before and after this one that the reader may see."""
    before, after = links_of((MADE_FROM, REPLACES), ("process", process.pk), "process")
    known = _relatives([*before, *after], readable, (process.landscape.organisation_id, organisation_id))
    later = [known[process_id] for process_id in after if process_id in known]
    return Succession(
        follows_others=bool(before),
        before=[one for one in known.values() if one.id in before],
        now=[one for one in later if one.has_begun],
        coming=[one for one in later if not one.has_begun],
    )


def successor_of(process_id: int, readable: Q, organisation_id: int | None) -> int | None:
    """What took the place of a process or will, of what the reader may see; None when there is nothing."""
    process = Process.objects.select_related("landscape").filter(pk=process_id).first()
    if process is None:
        return None
    found = succession(process, readable, organisation_id)
    return next((one.id for one in (*found.now, *found.coming)), None)


def is_replaced(process_id: int) -> bool:
    """Whether something that applies to anybody today, or to nobody in particular, took the place of this process."""
    return replaced_by(process_id).filter(Q(validities=None) | Q(validities__period__contains=clock.today())).exists()


def replaced_by(process_id: int) -> QuerySet[Process]:
    """The published processes that took its place or will."""
    _before, after = links_of((MADE_FROM, REPLACES), ("process", process_id), "process")
    return Process.objects.filter(pk__in=after, versions__published_at__isnull=False).distinct()


Homes = tuple[int | None, int | None]
Period = tuple[int | None, DateRange | None]


def _relatives(ids: Iterable[int], readable: Q, homes: Homes) -> dict[int, Relative]:
    wanted = list(ids)
    if not wanted:
        return {}
    found: dict[tuple[int, str, str, int | None, str | None], list[Period]] = defaultdict(list)
    for *of_process, organisation, period in _with_periods(Process.objects.filter(readable, pk__in=wanted)):
        found[tuple(of_process)].append((organisation, period))
    return {
        pk: Relative(pk, f"PROC-{pk}", name, code, organisation or "", _first_day(periods, homes))
        for (pk, name, code, home, organisation), periods in sorted(
            found.items(), key=lambda one: (one[0][3] not in homes, one[0][0])
        )
    }


def _with_periods(processes: QuerySet[Process]) -> Iterable[tuple[Any, ...]]:
    """A row per period, and one without for what applies nowhere."""
    fields = ("pk", "name", "code", "landscape__organisation", "landscape__organisation__name")
    return processes.order_by().values_list(*fields, "validities__organisation", "validities__period").distinct()


def _first_day(periods: Iterable[Period], homes: Homes) -> datetime.date | None:
    days = [
        (organisation != homes[0], organisation != homes[1], period.lower or datetime.date.min)
        for organisation, period in periods
        if period is not None
    ]
    return min(days)[2] if days else None
