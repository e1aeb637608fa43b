"""A werkoverleg of a toets: who it was with, and typing what was said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.access import READING
from stroomlijn.harmonisation.access.review import access_review, access_review_meeting
from stroomlijn.harmonisation.forms.review import MeetingForm, RemarkForm
from stroomlijn.harmonisation.models import ReviewMeeting
from stroomlijn.harmonisation.operations.review import meetings as operations
from stroomlijn.harmonisation.operations.review import remarks
from stroomlijn.harmonisation.queries.review_page import remarks_of
from stroomlijn.harmonisation.queries.review_subjects import subjects
from stroomlijn.organisation.queries.directory import team_names
from stroomlijn.organisation.queries.people import person_of

from .review import of_group


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, group_id: int) -> HttpResponse:
    """Another werkoverleg to which the card goes."""
    found = access_review(request.user, group_id)
    me = person_of(request.user.pk)
    initial = {"day": clock.today(), "by": me.name if me else ""}
    form = MeetingForm(posted(request), teams=team_names().items(), initial=initial)
    if request.method == "POST" and form.is_valid() and (kept := _kept(request, found.pk, form)):
        return redirect("review-meeting", group_id, kept.pk)
    context = {**of_group(request, found.group), "form": form}
    return render(request, "harmonisation/review_meeting_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, group_id: int, meeting_id: int) -> HttpResponse:
    """What was said of a werkoverleg, corrected: most often how many colleagues there were."""
    found = access_review_meeting(request.user, group_id, meeting_id)
    known = {"team": found.team_id, "day": found.day, "colleagues": found.colleagues}
    initial = {**known, "by": found.by.name if found.by else ""}
    form = MeetingForm(posted(request), teams=team_names().items(), initial=initial)
    if request.method == "POST" and form.is_valid() and _kept(request, found.review_id, form, found.pk):
        return redirect("review-meeting", group_id, found.pk)
    context = {**of_group(request, found.review.group), "form": form, "meeting": found}
    return render(request, "harmonisation/review_meeting_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, group_id: int, meeting_id: int) -> HttpResponse:
    """What was said in a werkoverleg, one reaction after another."""
    asked = (May.HARMONISE,) if request.method == "POST" else READING
    found = access_review_meeting(request.user, group_id, meeting_id, *asked)
    known = subjects(found.review)
    form = RemarkForm(posted(request), subjects=known)
    context: dict[str, Any] = {**of_group(request, found.review.group), "meeting": found, "review": found.review}
    if request.method == "POST" and form.is_valid():
        warnings = seems_personal(form.cleaned_data["text"])
        if warnings and request.POST.get("toch") != "1":
            context["remarks"] = [sentence(one) for one in warnings]
        elif _noted(request, found, form):
            if not request.headers.get("HX-Request"):
                return redirect("review-meeting", group_id, found.pk)
            form = RemarkForm(subjects=known, initial={"subject": form.cleaned_data["subject"]})
    context |= {"form": form, "said": list(remarks_of(found.review).filter(meeting=found).order_by("-pk"))}
    context["is_part"] = bool(request.headers.get("HX-Request"))
    part = "#typing" if context["is_part"] else ""
    status = 422 if form.errors else 200
    return render(request, f"harmonisation/review_meeting.html{part}", context, status=status)


@require_POST
def remove(request: HttpRequest, group_id: int, meeting_id: int) -> HttpResponse:
    found = access_review_meeting(request.user, group_id, meeting_id)
    operations.remove_meeting(Actor.of(request), found.pk)
    messages.success(request, _("Het werkoverleg van %(team)s is weggehaald.") % {"team": found.team.name})
    return redirect("review", group_id)


def _kept(
    request: HttpRequest, review_id: int, form: MeetingForm, meeting_id: int | None = None
) -> ReviewMeeting | None:
    """None when it was refused, which the form then says."""
    actor = Actor.of(request)
    try:
        with transaction.atomic():
            return operations.keep_meeting(actor, review_id, form.held(actor), meeting_id)
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return None


def _noted(request: HttpRequest, found: ReviewMeeting, form: RemarkForm) -> bool:
    """False when it was refused, which the form then says."""
    said = form.cleaned_data
    try:
        remark = remarks.note(Actor.of(request), found.pk, said["text"], said["subject"], said["person"])
    except Problem as problem:
        form.add_error("text", sentence(problem.as_remark()))
        return False
    undo = reverse("remark-withdraw", args=[found.review.group_id, remark.pk])
    messages.success(request, _("De reactie staat erbij."), extra_tags=undo)
    return True
