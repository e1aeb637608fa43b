"""The agenda of a meeting: adding a point, its place, its minutes and what was said."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_meeting
from stroomlijn.harmonisation.forms.meetings import PointForm
from stroomlijn.harmonisation.models import AgendaItem, Meeting
from stroomlijn.harmonisation.operations import agenda

from .meetings import show_meeting

NARROW = 9


@require_POST
def add(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A point: words of one's own, or something to choose ('group:12')."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    kind, _colon, number = request.POST.get("punt", "").partition(":")
    point = agenda.Point(
        kind=kind or AgendaItem.Kind.TEXT,
        title=request.POST.get("titel", ""),
        object_id=number_in(number),
        minutes=number_in(request.POST.get("minuten", "")[:NARROW]),
    )
    agenda.add_point(Actor.of(request), meeting.pk, point)
    return _back(meeting)


@require_POST
def point(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Moves a point (`naar`, counted from 0), takes it off (`doe` = weg), or keeps what was filled in."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    item = meeting.agenda.filter(pk=item_id).first()
    if item is None:
        raise Http404
    actor, place = Actor.of(request), number_in(request.POST.get("naar", ""))
    if place is not None:
        agenda.move_point(actor, item.pk, place)
    elif request.POST.get("doe") == "weg":
        agenda.drop_point(actor, item.pk)
        messages.success(request, _("Van de agenda gehaald."))
    else:
        return _keep(request, meeting, item)
    return _back(meeting)


def _keep(request: HttpRequest, meeting: Meeting, item: AgendaItem) -> HttpResponse:
    """What was filled in; what could not be kept stands in its field again."""
    form = PointForm(request.POST)
    try:
        if not form.is_valid():
            return _refused(request, meeting, item, _("Vul een titel in, en minuten van 0 tot en met 480."))
        agenda.change_point(Actor.of(request), item.pk, **form.cleaned_data, seen=request.POST.get("gezien", ""))
    except Problem as problem:
        return _refused(request, meeting, item, sentence(problem.as_remark()))
    messages.success(request, _("Bewaard."))
    for remark in seems_personal(form.cleaned_data["notes"]):
        messages.warning(request, sentence(remark))
    return _back(meeting)


def _refused(request: HttpRequest, meeting: Meeting, item: AgendaItem, why: str) -> HttpResponse:
    messages.error(request, why)
    meeting.refresh_from_db()
    return show_meeting(request, meeting, {"item_refused": item.pk, "notes_refused": request.POST.get("notes", "")})


def _back(meeting: Meeting) -> HttpResponse:
    return redirect(reverse("meeting", args=[meeting.pk]) + "#agenda")
