"""Searching the audit lines, and taking what was found along as a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.audit_details import Told, told
from stroomlijn.foundation.audit_words import ACTIONS, KINDS, RESULTS
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.objects import Described, describe
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries import audit as reads
from stroomlijn.foundation.text import number_in

PAGE = 50
TOGETHER = 500  # lines of the file whose names are asked for at once


@dataclass(frozen=True, slots=True)
class Line:
    """An audit line as people read it; `on` is the object, when it is still there."""

    row: reads.AuditRow
    action: str
    kind: str
    on: Described | None
    details: Told
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
    beside = told(row.details for row in shown)
    return [
        Line(
            row,
            _(ACTIONS.get(row.action, row.action)),
            _(KINDS.get(row.kind, row.kind)),
            named.get((row.kind, row.object_id)),
            details,
            row.id <= last,
        )
        for row, details in zip(shown, beside, strict=True)
    ]


def _table(wanted: reads.AuditWanted) -> Iterator[tuple[object, ...]]:
    yield (
        *(_("Regel"), _("Tijd"), _("Wie"), _("Vanaf"), _("Wat"), _("Soort"), _("Nummer"), _("Naam")),
        *(_("Uitkomst"), _("Daarbij")),
    )
    found = reads.audit_lines(wanted)
    while rows := list(islice(found, TOGETHER)):
        for line in _lines(rows, None):
            row, name = line.row, line.on.name if line.on else ""
            at = timezone.localtime(row.at).isoformat(" ", "seconds")
            beside = "; ".join(f"{label}: {words}" for label, words in line.details)
            yield (
                *(row.id, at, row.actor, row.origin, line.action, line.kind, row.object_id, name),
                *(_(RESULTS.get(row.result, row.result)), beside),
            )


def _sorted(words: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(((code, _(text)) for code, text in words.items()), key=lambda pair: pair[1].casefold())


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
