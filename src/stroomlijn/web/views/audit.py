"""Searching the audit lines, and taking what was found along as a file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.audit_words import ACTIONS, DETAILS, KINDS
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.objects import Described, describe
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries import audit as reads
from stroomlijn.foundation.text import number_in

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An audit line as people read it; `on` is the object, when it is still there."""

    row: reads.AuditRow
    action: str
    kind: str
    on: Described | None
    details: str
    sealed: bool


@require_safe
def audit(request: HttpRequest) -> HttpResponseBase:
    """Who did what, newest first; with `?als=csv` everything that was found, as a file."""
    require(request.user, May.ADMINISTER)
    wanted = _wanted(request)
    if request.GET.get("als") == "csv":
        return csv_answer(_("logboek"), _table(wanted))
    number, sealed = page_number(request), reads.sealed()
    rows, total = reads.audit_page(wanted, offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "lines": _lines(rows, sealed),
        "total": total,
        "many": total > reads.COUNTED,
        "page": page_of(total, number, PAGE),
        "sealed": sealed,
        "wanted": wanted,
        "actions": _sorted(ACTIONS),
        "kinds": _sorted(KINDS),
    }
    return render(request, "audit.html", context)


def _wanted(request: HttpRequest) -> reads.AuditWanted:
    asked = request.GET
    return reads.AuditWanted(
        who=asked.get("wie", "").strip()[:100],
        action=asked.get("wat", "")[:60],
        kind=asked.get("soort", "")[:40],
        object_id=number_in(asked.get("nummer", "")),
        since=_day(asked.get("van", "")),
        until=_day(asked.get("tot", "")),
        text=asked.get("tekst", "").strip()[:100],
    )


def _lines(rows: Iterable[reads.AuditRow], sealed: reads.Sealed | None) -> list[Line]:
    shown = list(rows)
    named = describe((row.kind, row.object_id) for row in shown)
    last = sealed.last if sealed else 0
    return [
        Line(
            row,
            _(ACTIONS.get(row.action, row.action)),
            _(KINDS.get(row.kind, row.kind)),
            named.get((row.kind, row.object_id)),
            _told(row.details),
            row.id <= last,
        )
        for row in shown
    ]


def _told(details: dict[str, Any]) -> str:
    """'naam: waarde' of what was written beside the line."""
    said = ((_(DETAILS.get(name, name)), value) for name, value in details.items() if value not in (None, "", [], {}))
    return "; ".join(f"{name}: {_value(value)}" for name, value in said)


def _value(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str | int | None) for one in value):
        return ", ".join("–" if one is None else str(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(wanted: reads.AuditWanted) -> Iterator[tuple[object, ...]]:
    yield (_("Regel"), _("Tijd"), _("Wie"), _("Vanaf"), _("Wat"), _("Soort"), _("Nummer"), _("Uitkomst"), _("Bij"))
    for row in reads.audit_lines(wanted):
        at = timezone.localtime(row.at).isoformat(" ", "seconds")
        told = json.dumps(row.details, ensure_ascii=False)
        what = _(ACTIONS.get(row.action, row.action))
        yield (row.id, at, row.actor, row.origin, what, row.kind, row.object_id, row.result, told)


def _sorted(words: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(((code, _(text)) for code, text in words.items()), key=lambda pair: pair[1].casefold())


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
