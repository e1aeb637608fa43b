"""What I do on a day to come."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, allowed_scopes
from stroomlijn.landscape.queries.my_work import my_work
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.organisation.queries.trajecten import trajecten
from stroomlijn.organisation.queries.unknown_work import unknown_work


@require_safe
def work_on(request: HttpRequest) -> HttpResponse:
    """'Mijn werk op 1 januari'."""
    person = reader(request.user.pk)
    asked, dates = request.GET.get("op", ""), _first_days(request)
    try:
        day = datetime.date.fromisoformat(asked) if asked else None
    except ValueError:
        day = None
    context = {
        "work": my_work(person, day or next(iter(dates), clock.today())),
        "dates": dates,
        "misunderstood": bool(asked) and day is None,
        "unknown": unknown_work(request.user),
        "today": clock.today(),
    }
    return render(request, "landscape/my_work.html", context, status=422 if context["misunderstood"] else 200)


def _first_days(request: HttpRequest) -> list[datetime.date]:
    """The days still to come on which a traject begins, the first one first."""
    known = trajecten(allowed_scopes(request.user, May.READ, "traject"))
    return sorted({one.starts_on for one in known if one.starts_on is not None and one.starts_on >= clock.today()})
