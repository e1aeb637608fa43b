"""What the same change does to many processes: per process what becomes what, or why it is left out."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.landscape.access import may
from stroomlijn.landscape.models import Process, Validity, Version, large_columns

OF_THE_OWNER = frozenset({"owner_id", "is_public"})
PUBLISHED = Version.State.GEPUBLICEERD


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What is set: columns of the process by name, and the days of what is in force or will be.

    `begins` and `ends` only count when `sets_begin` or `sets_end`; `ends` None takes an end away. `readable` publishes
    imported processes as they are.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    begins: datetime.date | None = None
    ends: datetime.date | None = None
    sets_begin: bool = False
    sets_end: bool = False
    readable: bool = False

    @property
    def sets_validity(self) -> bool:
        return self.sets_begin or self.sets_end

    def __bool__(self) -> bool:
        return bool(self.values or self.sets_validity or self.readable)


@dataclass(slots=True)
class Planned:
    """One process: fields that become other (`after`), periods that get other days, or why it is left out."""

    process: Process
    after: dict[str, Any] = field(default_factory=dict)
    periods: list[tuple[Validity, tuple[datetime.date, datetime.date | None]]] = field(default_factory=list)
    readable: bool = False
    refused: Problem | None = None

    @property
    def changes(self) -> bool:
        return self.refused is None and bool(self.after or self.periods or self.readable)


def plan(account: Any, processes: Iterable[Process], edit: BulkEdit, seen: Mapping[int, int]) -> list[Planned]:
    """The plan per process, in the order given. `seen` are the revisions that were looked at."""
    chosen = list(processes)
    periods = _periods(chosen) if edit.sets_validity or edit.readable else {}
    return [_planned(account, process, edit, seen.get(process.pk), periods.get(process.pk, [])) for process in chosen]


def _planned(account: Any, process: Process, edit: BulkEdit, seen: int | None, periods: list[Validity]) -> Planned:
    planned = Planned(process)
    try:
        _refuse(account, process, edit, seen)
        planned.after = {name: value for name, value in edit.values.items() if getattr(process, name) != value}
        if planned.after.get("is_public") and not getattr(process, "was_published", False):
            raise Problem("public-nothing-published")
        planned.periods = _redated(periods, edit) if edit.sets_validity else []
        planned.readable = edit.readable and _can_be_readable(process)
        if not planned.changes:
            raise Problem("bulk-same")
    except Problem as problem:
        planned.refused = problem
    return planned


def _refuse(account: Any, process: Process, edit: BulkEdit, seen: int | None) -> None:
    if not may(account, May.EDIT, process):
        raise Problem("bulk-not-yours")
    owning = OF_THE_OWNER & set(edit.values) or edit.sets_validity or edit.readable
    if owning and not may(account, May.PUBLISH, process):
        raise Problem("bulk-not-yours-to-give")
    if seen is not None and process.revision != seen:
        raise Problem("bulk-changed-meanwhile")


def _can_be_readable(process: Process) -> bool:
    if process.landscape.organisation_id is None:
        raise Problem("no-organisation-of-process")
    if getattr(process, "was_published", False):
        raise Problem("readable-already")
    return True


def _periods(processes: list[Process]) -> dict[int, list[Validity]]:
    found: dict[int, list[Validity]] = defaultdict(list)
    rows = Validity.objects.filter(process__in=processes).select_related("organisation", "version")
    for row in rows.defer(*large_columns("version__")).order_by("pk"):
        found[row.process_id].append(row)
    return found


def _redated(rows: list[Validity], edit: BulkEdit) -> list[tuple[Validity, tuple[datetime.date, datetime.date | None]]]:
    """The periods of the newest published version that are not over, with their new days."""
    today = clock.today()
    open_ones = [row for row in rows if row.period.upper is None or row.period.upper > today]
    published = [row for row in open_ones if row.version.state == PUBLISHED]
    if not published:
        raise Problem("nothing-in-force")
    newest = max(row.version.order for row in published)
    changed = []
    for row in published:
        if row.version.order == newest:
            days = (edit.begins if edit.sets_begin else None) or row.period.lower, _end(row, edit)
            _refuse_days(row, days, rows)
            if days != (row.period.lower, row.period.upper):
                changed.append((row, days))
    return changed


def _end(row: Validity, edit: BulkEdit) -> datetime.date | None:
    ends: datetime.date | None = edit.ends if edit.sets_end else row.period.upper
    return ends


def _refuse_days(row: Validity, days: tuple[datetime.date, datetime.date | None], rows: list[Validity]) -> None:
    begins, ends = days
    if ends is not None and ends <= begins:
        raise Problem("validity-ends-before-it-begins", row.organisation.name)
    for other in rows:
        if other.pk == row.pk or other.organisation_id != row.organisation_id:
            continue
        if (ends is None or other.period.lower < ends) and (other.period.upper is None or begins < other.period.upper):
            raise Problem("bulk-overlap", row.organisation.name, number=other.version.number)
