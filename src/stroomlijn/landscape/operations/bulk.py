"""The same change on many processes at once: applied to those it may be, kept so that it can be undone."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit_many, tell
from stroomlijn.landscape import events
from stroomlijn.landscape.access import may
from stroomlijn.landscape.models import BulkChange, Process, Validity, Version
from stroomlijn.landscape.queries.bulk_plan import BulkEdit, Planned, plan
from stroomlijn.organisation.queries.people import accounts_acting_for

from .adopting import end_hand_overs
from .found_items import as_json
from .making_many_readable import take_back, to_take_back

Days = tuple[datetime.date, datetime.date | None]


@dataclass(frozen=True, slots=True)
class Done:
    """How many were changed or will be by a job, why others were not (by id), and what can be undone."""

    changed: int
    refused: dict[int, Problem]
    change_id: int | None = None


@transaction.atomic
def change_many(actor: Actor, account: Any, seen: Mapping[int, int], edit: BulkEdit) -> Done:
    """Changes the processes in `seen` (id to the revision that was looked at) that may be; the others are told.

    A job makes them readable: that takes long for many.
    Raises Problem "bulk-nobody" without processes and "bulk-nothing" without a change.
    """
    if not seen:
        raise Problem("bulk-nobody")
    if not edit:
        raise Problem("bulk-nothing")
    planned = plan(account, _locked(seen), edit, seen)
    changing = [row for row in planned if row.changes]
    refused = {row.process.pk: row.refused for row in planned if row.refused is not None}
    if not changing:
        return Done(0, refused)
    kept = {str(row.process.pk): _kept(row) for row in changing}
    _write(changing)
    waiting = [row.process.pk for row in changing if row.readable]
    change = BulkChange.objects.create(
        change=_told(edit),
        before=kept,
        waiting=waiting,
        to_do=len(waiting),
        refused={pk: as_json([problem.as_remark()]) for pk, problem in refused.items()},
        made_by_id=actor.person,
    )
    _follow(actor, change, changing, edit)
    return Done(len(changing), refused, change.pk)


@transaction.atomic
def undo_many(actor: Actor, account: Any, change_id: int) -> Done:
    """Puts back what each process had. One that was changed later in the same respect stays, and is told.

    What a job still had to do is not done any more.

    Raises Problem "bulk-undone" when it was done already.
    """
    change = BulkChange.objects.select_for_update().get(pk=change_id)
    if change.undone_at is not None:
        raise Problem("bulk-undone")
    kept: dict[int, dict[str, Any]] = {int(pk): row for pk, row in change.before.items()}
    processes = list(_locked(kept))
    periods = {row.pk: row for row in Validity.objects.filter(process__in=kept).select_for_update()}
    readable = to_take_back(kept)
    back: list[Planned] = []
    refused: dict[int, Problem] = {}
    for process in processes:
        row = kept[process.pk]
        if not may(account, May.EDIT, process):
            refused[process.pk] = Problem("bulk-not-yours")
        elif _changed_later(process, row, periods) or ("readable" in row and process.pk not in readable):
            refused[process.pk] = Problem("bulk-changed-later")
        else:
            back.append(_way_back(process, row, periods))
    _write(back)
    take_back((readable[row.process.pk] for row in back if row.process.pk in readable), kept)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    ids = [row.process.pk for row in back]
    audit_many(actor, "processes-changed-back", "process", {one: {"change": change.pk} for one in ids})
    tell(actor, events.PROCESSES_CHANGED, "bulk-change", change.pk)
    _work_later(change.pk, ids)
    return Done(len(back), refused)


def _locked(ids: Mapping[int, Any]) -> QuerySet[Process]:
    ever = Version.objects.filter(process=OuterRef("pk"), published_at__isnull=False)
    processes = Process.objects.select_for_update(of=("self",)).select_related("landscape")
    return processes.filter(pk__in=list(ids)).annotate(was_published=Exists(ever)).order_by("pk")


def _kept(row: Planned) -> dict[str, Any]:
    """What was and what became, as far as it changes."""
    return {
        "before": {name: _plain(getattr(row.process, name)) for name in row.after},
        "after": {name: _plain(value) for name, value in row.after.items()},
        "periods": [
            {"id": period.pk, "before": _days(period.period.lower, period.period.upper), "after": _days(*days)}
            for period, days in row.periods
        ],
    }


def _write(rows: list[Planned]) -> None:
    """One statement for all that become the same: one when something is changed, a few when it is put back."""
    same: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    days: dict[Days, list[int]] = defaultdict(list)
    for row in rows:
        same[tuple(sorted(row.after.items()))].append(row.process.pk)
        for period, new in row.periods:
            days[new].append(period.pk)
    for values, ids in same.items():
        Process.objects.filter(pk__in=ids).update(**dict(values), revision=F("revision") + 1)
    for new, ids in days.items():
        Validity.objects.filter(pk__in=ids).update(period=new)


def _follow(actor: Actor, change: BulkChange, rows: list[Planned], edit: BulkEdit) -> None:
    ids = [row.process.pk for row in rows]
    what = {"change": change.pk, "what": change.change}
    audit_many(actor, "processes-changed", "process", dict.fromkeys(ids, what))
    tell(actor, events.PROCESSES_CHANGED, "bulk-change", change.pk, number=len(ids))
    _work_later(change.pk, [row.process.pk for row in rows if row.after or row.periods], readable=edit.readable)
    if new_owner := edit.values.get("owner_id"):
        end_hand_overs(ids)
        title = _("Je bent nu eigenaar van %(number)d processen") % {"number": len(ids)}
        url = "/processen/beheer"
        send_message(actor, accounts_acting_for(new_owner), title, key=f"bulk-{change.pk}", url=url)


def _work_later(change_id: int, changed: list[int], *, readable: bool = False) -> None:
    from stroomlijn.landscape import jobs

    if changed:
        jobs.settle.defer(process_ids=changed)
    if readable:
        jobs.make_many_readable.defer(change_id=change_id)


def _changed_later(process: Process, row: dict[str, Any], periods: Mapping[int, Validity]) -> bool:
    if any(_plain(getattr(process, name)) != value for name, value in row["after"].items()):
        return True
    now = {pk: _days(one.period.lower, one.period.upper) for pk, one in periods.items()}
    return any(now.get(kept["id"]) != kept["after"] for kept in row["periods"])


def _way_back(process: Process, row: dict[str, Any], periods: Mapping[int, Validity]) -> Planned:
    back = Planned(process)
    back.after = {name: _parsed(name, value) for name, value in row["before"].items()}
    back.periods = [(periods[kept["id"]], _parsed_days(kept["before"])) for kept in row["periods"]]
    return back


def _told(edit: BulkEdit) -> dict[str, Any]:
    told = {name: _plain(value) for name, value in edit.values.items()}
    if edit.sets_begin:
        told["begins"] = _plain(edit.begins)
    if edit.sets_end:
        told["ends"] = _plain(edit.ends)
    return {**told, "readable": True} if edit.readable else told


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _parsed(name: str, value: Any) -> Any:
    return datetime.date.fromisoformat(value) if name == "review_on" and value else value


def _days(begins: datetime.date, ends: datetime.date | None) -> list[str | None]:
    return [_plain(begins), _plain(ends)]


def _parsed_days(kept: list[str | None]) -> Days:
    begins, ends = kept
    assert begins is not None
    return datetime.date.fromisoformat(begins), datetime.date.fromisoformat(ends) if ends else None
