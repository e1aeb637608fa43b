"""Vandaag: what waits for the one who is signed in, and what is good to know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stroomlijn.foundation import clock
from stroomlijn.foundation.today import today_of

NOON, EVENING = 12, 18


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The first page: things to do on one line, beside them what changed and what was answered."""
    sections = today_of(request.user)
    waiting = [section for section in sections if section.to_do and section.total]
    day = clock.today()
    context = {
        "day": day,
        "greeting": _greeting(timezone.localtime().hour),
        "waiting": waiting,
        "number": sum(section.total for section in waiting),
        "late": sum(row.due is not None and row.due < day for section in waiting for row in section.rows),
        "known": [section for section in sections if not section.to_do and section.total],
    }
    return render(request, "today.html", context)


def _greeting(hour: int) -> str:
    if hour < NOON:
        return _("Goedemorgen")
    return _("Goedemiddag") if hour < EVENING else _("Goedenavond")
