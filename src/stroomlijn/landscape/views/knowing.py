"""Reading, and what I still have to read."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, allowed_scopes
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.landscape.access import access_process, visible_versions
from stroomlijn.landscape.operations import knowing
from stroomlijn.landscape.queries.knowing import to_read, was_read
from stroomlijn.landscape.queries.my_work import my_work
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.organisation.queries.trajecten import trajecten

PAGE = 50


@require_POST
def mark(request: HttpRequest, process_id: int) -> HttpResponse:
    """'Ik heb dit gelezen'."""
    process = access_process(request.user, process_id)
    version = visible_versions(request.user, process).filter(number=request.POST.get("versie", "")).first()
    if version is None:
        raise Http404
    knowing.mark_as_read(Actor.of(request), version)
    undo = reverse("read-mark-undo", args=[process.pk, version.pk])
    told = _("Versie %(number)s staat op gelezen. Dat ziet niemand anders.") % {"number": version.number}
    messages.success(request, told, extra_tags=undo)
    return redirect(f"{reverse('process', args=[process.pk])}?versie={version.number}#gelezen")


@require_POST
def unmark(request: HttpRequest, process_id: int, version_id: int) -> HttpResponse:
    process = access_process(request.user, process_id)
    if not process.versions.filter(pk=version_id).exists():
        raise Http404
    knowing.take_back_mark(Actor.of(request), version_id)
    messages.success(request, _("Het staat weer bij nog te lezen."))
    return redirect("process", process.pk)


@require_safe
def reading_list(request: HttpRequest) -> HttpResponse:
    """Nog te lezen, and what I read."""
    number, actor = page_number(request), Actor.of(request)
    read, total = was_read(actor.person, offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "to_read": to_read(request.user, reader(actor.person)),
        "read": read,
        "page": page_of(total, number, PAGE),
    }
    return render(request, "landscape/reading_list.html", context)


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
        "is_person": person.organisation_id is not None,
        "today": clock.today(),
    }
    return render(request, "landscape/my_work.html", context, status=422 if context["misunderstood"] else 200)


def _first_days(request: HttpRequest) -> list[datetime.date]:
    """The days still to come on which a traject begins, the first one first."""
    known = trajecten(allowed_scopes(request.user, May.READ, "traject"))
    return sorted({one.starts_on for one in known if one.starts_on is not None and one.starts_on >= clock.today()})
