"""What somebody still has to read, what they read, and what the page of a process says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.small_numbers import SafeCount, safe_count
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.landscape.access import readable_processes
from stroomlijn.landscape.models import Exercise, ExerciseTry, Process, ReadMark, Validity, Version, large_columns
from stroomlijn.organisation.queries.groups import colleagues_with

from .changes import changes
from .process_page import ProcessPage
from .reader import Reader, reader
from .release import latest_published

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader has to do with one version. `asked`: their werkrol is touched and they did not read it yet."""

    version: Version
    asked: bool
    read_at: datetime.datetime | None
    exercises: tuple[tuple[Exercise, bool], ...]
    colleagues: SafeCount | None


def reading_of(page: ProcessPage) -> Reading:
    """What its page says of reading. `colleagues` is told from five people up."""
    person, version = page.reader, page.version
    since = {one.pk for one in page.history if one.order >= version.order}
    read_at = min((at for pk, at in page.read.items() if pk in since), default=None)
    touched = not person.werkrol_keys.isdisjoint(version.asks_reading_of)
    return Reading(
        version=version,
        asked=touched and read_at is None and version.state == Version.State.GEPUBLICEERD and _holds_for(page),
        read_at=read_at,
        exercises=tuple(exercises_for(person.account_id, version.process_id)),
        colleagues=_colleagues(page),
    )


def to_read(account: Any, person: Reader) -> list[Version]:
    """The newest published version of each process that asks something of my werkrollen since I last read it."""
    if not person.werkrol_keys:
        return []
    mine = _unread(person).filter(process__in=Process.objects.filter(readable_processes(account)))
    newest = list(mine.order_by("process_id", "-order").distinct("process_id").values_list("pk", flat=True))
    found = (
        Version.objects.filter(pk__in=newest).select_related("process__landscape__organisation").defer(*large_columns())
    )
    return list(found.order_by("-published_at", "-pk"))


def was_read(account_id: int, *, offset: int, limit: int) -> tuple[list[ReadMark], int]:
    """What I read, newest first."""
    marks = ReadMark.objects.filter(account=account_id)
    page = marks.select_related("process", "version").defer(*large_columns("version__"))
    return list(page.order_by("-at", "-pk")[offset : offset + limit]), marks.count()


def changes_for_me(account: Any) -> TodaySection:
    """'Verandert voor jou'."""
    found = to_read(account, reader(account.pk))
    rows = tuple(
        TodayRow(
            title=version.name or version.process.name,
            url=f"/processen/{version.process.number}?versie={version.number}",
            detail=_first_line(version.change_note) or _("Versie %(number)s") % {"number": version.number},
        )
        for version in found[:SHOWN]
    )
    return TodaySection("to-read", _("Verandert voor jou"), "process", rows, total=len(found), more_url="/gelezen")


def change_in_words(version: Version) -> str:
    """What is different, as its publisher says it, else step by step; '' for a first version."""
    if version.change_note:
        return _first_line(version.change_note)
    before = latest_published(version.process, version)
    if before is None:
        return ""
    return changes(before, Version.objects.only("number", "graph").get(pk=version.pk)).sentence


def exercises_for(account_id: int | None, process_id: int) -> Iterable[tuple[Exercise, bool]]:
    """The exercises of a process, each with whether this account tried it."""
    tried = Exists(ExerciseTry.objects.filter(account=account_id, exercise=OuterRef("pk")))
    found = Exercise.objects.filter(process=process_id, withdrawn_at=None).annotate(tried=tried)
    return [(exercise, exercise.tried) for exercise in found]


def _holds_for(page: ProcessPage) -> bool:
    """Whether the version applies or will where the reader works: the rule of `_unread` for one page."""
    here = page.reader.organisation_id
    if here is None or not page.in_force:
        return True
    periods = [one for one in page.in_force if one.organisation_id == here and one.version == page.version.number]
    return any(one.ends is None or one.ends > clock.today() for one in periods)


def _unread(person: Reader) -> QuerySet[Version]:
    marks = ReadMark.objects.filter(
        account=person.account_id, process=OuterRef("process"), version__order__gte=OuterRef("order")
    )
    asking = Version.objects.filter(
        ~Exists(marks), state=Version.State.GEPUBLICEERD, asks_reading_of__overlap=sorted(person.werkrol_keys)
    )
    if person.organisation_id is None:
        return asking
    open_end = Q(period__upper_inf=True) | Q(period__endswith__gt=clock.today())
    here = Validity.objects.filter(open_end, version=OuterRef("pk"), organisation=person.organisation_id)
    anywhere = Validity.objects.filter(process=OuterRef("process"))
    return asking.filter(Exists(here) | ~Exists(anywhere))


def _colleagues(page: ProcessPage) -> SafeCount | None:
    """How many of those whom the version asks to read said that they did."""
    version = page.version
    if not version.asks_reading_of:
        return None
    organisations = {one.organisation_id for one in page.in_force if one.version == version.number}
    group = colleagues_with(version.asks_reading_of, organisations)
    if not group:
        return None
    marks = ReadMark.objects.filter(
        process=version.process_id, version__order__gte=version.order, account__in=[one for one in group if one]
    )
    return safe_count(marks.values("account").distinct().count(), len(group))


def _first_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[0][:160] if lines else ""
