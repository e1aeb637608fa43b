"""Which version of a process is in force, for whom, from when until when."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, When

from stroomlijn.foundation import clock
from stroomlijn.landscape.models import Process, Validity, Version


@dataclass(frozen=True, slots=True)
class InForce:
    """From when until when a version applies to an organisation."""

    organisation: str
    version: str
    begins: datetime.date | None
    ends: datetime.date | None
    organisation_id: int = 0

    def covers(self, day: datetime.date) -> bool:
        return self.has_begun(day) and (self.ends is None or day < self.ends)

    def has_begun(self, day: datetime.date) -> bool:
        return self.begins is None or self.begins <= day


@dataclass(frozen=True, slots=True)
class Begin:
    """The day on which a version begins to apply; `organisations` is empty when that is one day for all of them."""

    version: str
    day: datetime.date
    organisations: tuple[str, ...]


def validity_of(process: Process) -> list[InForce]:
    """Every period of every version, by organisation and begin."""
    rows = Validity.objects.filter(process=process).select_related("organisation", "version__process")
    rows = rows.only("organisation__name", "version__number", "period", "version__process")
    return [
        InForce(row.organisation.name, row.version.number, row.period.lower, row.period.upper, row.organisation_id)
        for row in rows.order_by("organisation__name", "period")
    ]


def first_days_of(version_ids: Iterable[int]) -> dict[int, datetime.date]:
    """The first day on which each of these versions applies anywhere; what never applies is not in it."""
    rows = Validity.objects.filter(version__in=list(version_ids)).order_by("-period")
    return {row.version_id: row.period.lower for row in rows if row.period.lower is not None}


def current_version(newest_first: Sequence[Version], periods: Iterable[InForce]) -> Version | None:
    """The version to show who asks for none: the newest, but while that applies nowhere yet, the one that does.

    None when there is no version.
    """
    today = clock.today()
    periods = list(periods)
    now = {period.version for period in periods if period.covers(today)}
    later = {period.version for period in periods if not period.has_begun(today)}
    if newest_first and newest_first[0].number in later - now:
        return next((version for version in newest_first if version.number in now), newest_first[0])
    return newest_first[0] if newest_first else None


def version_for(
    newest_first: Sequence[Version], periods: Iterable[InForce], organisation_id: int | None = None
) -> Version | None:
    """The version to show to somebody of an organisation: the one that applies there today.

    For others, and where none applies yet, `current_version` of what was published, or of all when nothing was.
    """
    today, periods = clock.today(), list(periods)
    here = {one.version for one in periods if one.organisation_id == organisation_id and one.covers(today)}
    published = [version for version in newest_first if version.state == Version.State.GEPUBLICEERD]
    applies = next((version for version in published if version.number in here), None)
    return applies or current_version(published or newest_first, periods)


def versions_for_lists(processes: QuerySet[Process], organisation_id: int | None = None) -> QuerySet[Version]:
    """The same rule as `version_for` for a list: of each of these processes that was published, the version to show.

    Only to take values from: a condition on versions would choose another one.
    """
    published, today = Version.objects.filter(state=Version.State.GEPUBLICEERD), clock.today()
    periods = Validity.objects.filter(version=OuterRef("pk"))
    here = Exists(periods.filter(organisation=organisation_id, period__contains=today))
    now, later = Exists(periods.filter(period__contains=today)), Exists(periods.filter(period__startswith__gt=today))
    newer = published.filter(process=OuterRef("process"), order__gt=OuterRef("order"))
    newest = ~Exists(newer) & (now | ~later)
    rank = Case(When(here, then=0), When(newest, then=1), When(now, then=2), default=3, output_field=IntegerField())
    ranked = published.filter(process__in=processes.values("pk")).annotate(rank=rank)
    return ranked.order_by("process_id", "rank", "-order").distinct("process_id")


def versions_worked_with(process_ids: Collection[int]) -> set[int]:
    """The versions of these processes that apply somewhere today, and what is shown of those that apply nowhere."""
    applying = Validity.objects.filter(
        process__in=process_ids, period__contains=clock.today(), version__state=Version.State.GEPUBLICEERD
    )
    shown = versions_for_lists(Process.objects.filter(pk__in=process_ids))
    return {*applying.values_list("version", flat=True), *shown.values_list("pk", flat=True)}


def has_ended(process_id: int) -> bool:
    """Whether the process was published and nothing of it applies any more."""
    states = Version.objects.filter(process=process_id).values_list("state", flat=True)
    return ended(states.order_by().distinct())


def ended(states: Iterable[str]) -> bool:
    """The same, of the states of its versions."""
    states = set(states)
    return Version.State.VERVALLEN in states and Version.State.GEPUBLICEERD not in states


def still_to_begin(periods: Iterable[InForce]) -> list[Begin]:
    """The days after today on which a version begins to apply, the first day first."""
    periods, today = list(periods), clock.today()
    later = sorted(
        (period.begins, period.version, period.organisation)
        for period in periods
        if period.begins is not None and period.begins > today
    )
    return [
        _begin(version, day, tuple(row[2] for row in rows), periods)
        for (day, version), rows in groupby(later, key=lambda row: row[:2])
    ]


def _begin(version: str, day: datetime.date, organisations: tuple[str, ...], periods: list[InForce]) -> Begin:
    all_of_it = {period.organisation for period in periods if period.version == version}
    return Begin(version, day, () if all_of_it == set(organisations) else organisations)
