"""The card of a toets: on paper, on the screen, and on the phone of a colleague who reacts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, may
from stroomlijn.harmonisation.access.review import access_card, access_remark, access_shown_card, own_meeting
from stroomlijn.harmonisation.forms.review import OwnRemarkForm
from stroomlijn.harmonisation.models import ReviewMeeting
from stroomlijn.harmonisation.operations.review import remarks
from stroomlijn.harmonisation.queries.review_card import card_of, card_then
from stroomlijn.harmonisation.queries.review_page import remarks_by
from stroomlijn.harmonisation.queries.review_subjects import subjects
from stroomlijn.organisation.queries.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, group_id: int) -> HttpResponse:
    """The card; a colleague of a team that has it reacts here."""
    review, own = access_card(request.user, group_id)
    if request.method == "POST" and own is None:
        raise PermissionDenied
    form = OwnRemarkForm(posted(request), subjects=subjects(review)) if own else None
    context: dict[str, Any] = {}
    if own is not None and form is not None and request.method == "POST" and form.is_valid():
        warnings = seems_personal(form.cleaned_data["text"])
        if warnings and request.POST.get("toch") != "1":
            context["remarks"] = [sentence(one) for one in warnings]
        elif _said(request, own, form):
            return redirect(f"{reverse('review-card', args=[group_id])}#reageer")
    of = request.GET.get("organisatie", "") or (own.team.organisation.name if own else "")
    context |= {
        "group": review.group,
        "review": review,
        "card": card_of(review, of),
        "own": own if review.closed_on is None else None,
        "form": form,
        "mine": [one for one in remarks_by(request.user.pk or 0) if one.meeting.review_id == review.pk],
        "follows": any(may(request.user, review.group, what) for what in READING),
    }
    return render(request, "harmonisation/review_card.html", context, status=422 if form and form.errors else 200)


@require_safe
def then(request: HttpRequest, group_id: int, card_id: int) -> HttpResponse:
    """The card as it was on the table when something was said about it."""
    shown = access_shown_card(request.user, group_id, card_id)
    review = shown.review
    own = own_meeting(request.user, review)
    review.question = shown.content["question"]
    context = {
        "group": review.group,
        "review": review,
        "shown": shown,
        "card": card_then(shown, request.GET.get("organisatie", "") or (own.team.organisation.name if own else "")),
        "follows": any(may(request.user, review.group, what) for what in READING),
    }
    return render(request, "harmonisation/review_card.html", context)


@require_POST
def withdraw(request: HttpRequest, group_id: int, remark_id: int) -> HttpResponse:
    """Undo of saying or typing something."""
    found = access_remark(request.user, group_id, remark_id)
    remarks.withdraw(Actor.of(request), found.pk)
    messages.success(request, _("De reactie is ingetrokken."))
    if any(may(request.user, found.meeting.review.group, what) for what in READING):
        return redirect("review-meeting", group_id, found.meeting_id)
    return redirect("review-card", group_id)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Whoever said something read what was done with it."""
    asked = {number_in(one) for one in request.POST.getlist("reactie")}
    remarks.mark_seen(Actor.of(request), {one for one in asked if one is not None})
    return redirect("reactions-own")


def _said(request: HttpRequest, own: ReviewMeeting, form: OwnRemarkForm) -> bool:
    """False when it was refused, which the form then says."""
    me = person_of(request.user.pk)
    try:
        said = form.cleaned_data
        remark = remarks.note(Actor.of(request), own.pk, said["text"], said["subject"], me.id if me else None)
    except Problem as problem:
        form.add_error("text", sentence(problem.as_remark()))
        return False
    undo = reverse("remark-withdraw", args=[own.review.group_id, remark.pk])
    messages.success(request, _("Je reactie staat erbij. Je hoort wat ermee is gedaan."), extra_tags=undo)
    return True
