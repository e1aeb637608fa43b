"""The toets of a group: begin, its question, its werkoverleggen, close."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted
from stroomlijn.harmonisation.access import READING, access_group, may
from stroomlijn.harmonisation.access.review import access_review
from stroomlijn.harmonisation.forms.review import QuestionForm
from stroomlijn.harmonisation.models import Group, Referral, Review
from stroomlijn.harmonisation.operations.review import running
from stroomlijn.harmonisation.queries.review_counts import counted
from stroomlijn.harmonisation.queries.review_page import counts_of_review, earlier_reviews, held_meetings, latest_review
from stroomlijn.harmonisation.queries.review_subjects import questions
from stroomlijn.harmonisation.queries.workbench import draft_of


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, group_id: int) -> HttpResponse:
    """The toets that runs, else the last one; a form begins one."""
    found = access_group(request.user, group_id, *((May.HARMONISE,) if request.method == "POST" else READING))
    form = QuestionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        running.begin(Actor.of(request), found.pk, form.cleaned_data["question"])
        messages.success(request, _("De toets is begonnen. Zet de werkoverleggen erbij waar de kaart op tafel komt."))
        return redirect("review", found.pk)
    made = draft_of(found)
    referred = Referral.objects.filter(group=found, to=Referral.To.TOETS, state=Referral.State.OPEN).count()
    context = {**of_group(request, found), "form": form, "has_draft": bool(made and made.made), "referred": referred}
    last = latest_review(found.pk)
    if last is not None:
        last.group = found
        context |= _of_review(last)
    return render(request, "harmonisation/review.html", context, status=422 if form.errors else 200)


@require_POST
def change(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_review(request.user, group_id)
    form = QuestionForm(request.POST)
    if form.is_valid():
        running.change(Actor.of(request), found.pk, form.cleaned_data["question"])
        messages.success(request, _("Bewaard."))
    return redirect("review", group_id)


@require_POST
def close(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_review(request.user, group_id)
    running.close(Actor.of(request), found.pk)
    told = _("De toets is afgesloten. De uitkomst staat bij de vragen, klaar om te besluiten.")
    messages.success(request, told, extra_tags=reverse("review-reopen", args=[group_id]))
    return redirect("review", group_id)


@require_POST
def reopen(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_review(request.user, group_id)
    running.reopen(Actor.of(request), found.pk)
    messages.success(request, _("De toets is weer open."))
    return redirect("review", group_id)


def of_group(request: HttpRequest, found: Group) -> dict[str, Any]:
    """What every page of a toets knows of its group."""
    return {"group": found, "traject": found.traject, "may_run": may(request.user, found, May.HARMONISE)}


def _of_review(found: Review) -> dict[str, Any]:
    counts = counts_of_review(found)
    return {
        "review": found,
        "meetings": held_meetings(found),
        "counts": counts,
        "counted": counted(counts),
        "questions": questions(found),
        "earlier": earlier_reviews(found),
        "question_form": QuestionForm(initial={"question": found.question}),
    }
