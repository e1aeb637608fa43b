"""A plan for many processes in words, for the preview."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.foundation.problems import sentence
from stroomlijn.landscape.access import readable_processes
from stroomlijn.landscape.models import BulkChange, Process
from stroomlijn.organisation.queries.people import people

from .bulk_plan import Planned
from .imports import sentences


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A process, what becomes what in it, or why it is left out."""

    id: int
    number: str
    name: str
    changes: tuple[tuple[str, str, str], ...]
    why: str


def told_rows(planned: Iterable[Planned]) -> list[ToldRow]:
    rows = list(planned)
    names = {person.id: person.name for person in people(_people_in(rows)).values()}
    return [_told(row, names) for row in rows]


def bulk_progress(account: Any, change: BulkChange, shown: int) -> dict[str, Any]:
    """How far the job of a change is, and of what it left as it was the first ones that one may see, with why."""
    refused = {int(pk): remarks for pk, remarks in change.refused.items()}
    seen = Process.objects.filter(readable_processes(account), pk__in=refused).order_by("name_key", "pk").distinct()
    names = {process.pk: process.name for process in seen.only("name", "name_key")[:shown]}
    told = [ToldRow(pk, f"PROC-{pk}", name, (), " ".join(sentences(refused[pk]))) for pk, name in names.items()]
    done = change.to_do - len(change.waiting)
    made = sum("readable" in row for row in change.before.values())
    busy = bool(change.waiting) and change.undone_at is None
    return {"busy": busy, "done": done, "made": made, "refused": told, "refused_total": len(refused)}


def _people_in(rows: list[Planned]) -> set[int]:
    values = (value for row in rows for name in _PEOPLE for value in (getattr(row.process, name), row.after.get(name)))
    return {value for value in values if value is not None}


_PEOPLE = ("owner_id", "coordinator_id")


def _told(row: Planned, names: dict[int, str]) -> ToldRow:
    changes = [
        (_labels()[name], _shown(name, getattr(row.process, name), names), _shown(name, value, names))
        for name, value in row.after.items()
    ]
    for period, (begins, ends) in row.periods:
        where = _("Geldt in %(name)s") % {"name": period.organisation.name}
        changes.append((where, _days(period.period.lower, period.period.upper), _days(begins, ends)))
    if row.readable:
        changes.append((_("Voor collega’s"), _("niet te lezen"), _("te lezen zoals het is")))
    why = sentence(row.refused.as_remark()) if row.refused else ""
    return ToldRow(row.process.pk, row.process.number, row.process.name, tuple(changes), why)


def _labels() -> dict[str, str]:
    return {
        "owner_id": _("Eigenaar"),
        "coordinator_id": _("Coördinator"),
        "cluster": _("Groep"),
        "domain": _("Domein"),
        "contact": _("Wie bel je?"),
        "review_on": _("Nakijken vóór"),
        "is_public": _("Openbaar"),
    }


def _shown(name: str, value: Any, names: dict[int, str]) -> str:
    if name in _PEOPLE and value is not None:
        return names.get(value, "")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    return str(value or _("leeg"))


def _days(begins: datetime.date, ends: datetime.date | None) -> str:
    facts = {"begin": date_format(begins, "j F Y"), "end": date_format(ends, "j F Y") if ends else ""}
    return (_("%(begin)s tot %(end)s") if ends else _("vanaf %(begin)s")) % facts
