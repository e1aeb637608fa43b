"""A meeting: planned, begun, ended, reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_meeting, access_working_group, leads, takes_part
from stroomlijn.harmonisation.forms.meetings import GuestForm, MeetingForm
from stroomlijn.harmonisation.models import Meeting
from stroomlijn.harmonisation.operations import meetings
from stroomlijn.harmonisation.queries.meeting_page import agenda_choices, agenda_of, decisions_in, presence_of
from stroomlijn.harmonisation.queries.meetings import runs_today

from .crumbs import in_meeting, in_working_group
from .form_page import FormPage, form_page


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, working_group_id: int) -> HttpResponse:
    found = access_working_group(request.user, working_group_id, May.PLAN)

    def save(given: dict[str, Any]) -> HttpResponse:
        planned = meetings.plan_meeting(Actor.of(request), found.pk, meetings.Plan(**given))
        return redirect("meeting", planned.pk)

    page = FormPage(
        heading=_("Bijeenkomst plannen"),
        crumbs=in_working_group(found),
        button=_("Zet op de agenda"),
        back=reverse("working-group", args=[found.pk]),
    )
    return form_page(request, page, MeetingForm(posted(request)), save)


@require_safe
def page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Agenda, who is there, what was decided, and the report."""
    return show_meeting(request, access_meeting(request.user, meeting_id))


def show_meeting(request: HttpRequest, meeting: Meeting, refused: Mapping[str, Any] | None = None) -> HttpResponse:
    """The page of a meeting. What could not be kept of what somebody wrote stands in its field: in the report, in an
    addition to it, or as `notes` of an `item` of the agenda.
    """
    leading = leads(request.user, meeting.working_group)
    is_open = meeting.state != Meeting.State.DONE and meeting.working_group.closed_at is None
    context = {
        "meeting": meeting,
        "crumbs": in_working_group(meeting.working_group),
        "presence": presence_of(meeting),
        "decisions": decisions_in(meeting),
        "may_lead": leading,
        "may_change": leading and is_open,
        "may_note": leading and meeting.reported_on is None and meeting.working_group.closed_at is None,
        "not_ended": meeting.state == Meeting.State.RUNNING and not runs_today(meeting),
        "may_take_part": takes_part(request.user, meeting.working_group),
    }
    if request.headers.get("HX-Request"):
        return render(request, "harmonisation/meeting.html#stand", context)
    context |= {
        "agenda": agenda_of(meeting),
        "additions": meeting.additions.select_related("added_by"),
        **(refused or {}),
    }
    if leading and is_open:
        context |= {"choices": agenda_choices(meeting), "guest_form": GuestForm()}
    return render(request, "harmonisation/meeting.html", context, status=422 if refused else 200)


@require_GET
def follow(request: HttpRequest, meeting_id: int) -> StreamingHttpResponse:
    return live.stream(request, f"meeting-{access_meeting(request.user, meeting_id).pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Another day, place or title."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)

    def save(given: dict[str, Any]) -> HttpResponse:
        meetings.change_meeting(Actor.of(request), meeting.pk, meetings.Plan(**given), seen_revision(request))
        messages.success(request, _("Bewaard."))
        return redirect("meeting", meeting.pk)

    page = FormPage(
        heading=_("Bijeenkomst wijzigen"),
        crumbs=in_meeting(meeting),
        button=_("Bewaar"),
        back=reverse("meeting", args=[meeting.pk]),
        revision=meeting.revision,
    )
    initial = {key: getattr(meeting, key) for key in ("title", "kind", "day", "begins", "place")}
    return form_page(request, page, MeetingForm(posted(request), initial=initial), save)


@require_POST
def drop(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    meetings.drop_meeting(Actor.of(request), meeting.pk)
    messages.success(request, _("De bijeenkomst vervalt."))
    return redirect("working-group", meeting.working_group_id)


@require_POST
def begin(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """It begins, with who was ticked."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    ticked = {number_in(one) for one in request.POST.getlist("aanwezig")}
    asked = {one.person_id for one in presence_of(meeting)}
    meetings.begin_meeting(Actor.of(request), meeting.pk, sorted(asked & ticked))
    return redirect("meeting", meeting.pk)


@require_POST
def end(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    meetings.end_meeting(Actor.of(request), meeting.pk)
    undo = reverse("meeting-resume", args=[meeting.pk])
    messages.success(request, _("De bijeenkomst is afgerond. Maak nu het verslag af."), extra_tags=undo)
    return redirect("meeting", meeting.pk)


@require_POST
def resume(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    meetings.resume_meeting(Actor.of(request), meeting.pk)
    messages.success(request, _("De bijeenkomst loopt weer."))
    return redirect("meeting", meeting.pk)


@require_POST
def report(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Keeps the report, or finishes it: from then on it only gets additions."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    text = request.POST.get("verslag", "")[:100_000]
    finish = request.POST.get("doe") == "vaststellen"
    seen = request.POST.get("gezien", "")
    try:
        meetings.write_report(Actor.of(request), meeting.pk, text, seen, finish=finish)
    except Problem as problem:
        messages.error(request, sentence(problem.as_remark()))
        meeting.refresh_from_db()
        return show_meeting(request, meeting, {"refused": text})
    messages.success(request, _("Het verslag is vastgesteld en blijft zoals het is.") if finish else _("Bewaard."))
    _warn(request, text)
    return redirect("meeting", meeting.pk)


@require_POST
def add(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Adds to a finished report."""
    meeting = access_meeting(request.user, meeting_id, May.PLAN)
    text = request.POST.get("aanvulling", "")[:20_000]
    meetings.add_to_report(Actor.of(request), meeting.pk, text)
    messages.success(request, _("Toegevoegd aan het verslag."))
    _warn(request, text)
    return redirect("meeting", meeting.pk)


def _warn(request: HttpRequest, text: str) -> None:
    """Says so when a report seems to name an inhabitant: it can be requested under the Woo."""
    for remark in seems_personal(text):
        messages.warning(request, sentence(remark))
