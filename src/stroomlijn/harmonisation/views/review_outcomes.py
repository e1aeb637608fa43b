"""What the working group does with the reactions of a toets, similar ones together."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.forms import posted
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING
from stroomlijn.harmonisation.access.review import access_review
from stroomlijn.harmonisation.forms.review import OutcomeForm
from stroomlijn.harmonisation.models import Remark, Review
from stroomlijn.harmonisation.operations.review import remarks
from stroomlijn.harmonisation.queries.review_counts import counted
from stroomlijn.harmonisation.queries.review_page import counts_of_review, export_rows, remark_bundles

from .review import of_group

PAGE = 20
SHOWN = {"open": Remark.Outcome.OPEN, "overgenomen": Remark.Outcome.ADOPTED, "niet": Remark.Outcome.DECLINED}


@require_http_methods(["GET", "HEAD", "POST"])
def outcomes(request: HttpRequest, group_id: int) -> HttpResponse:
    """The reactions of a toets, and one outcome for all that are ticked."""
    asked = (May.HARMONISE,) if request.method == "POST" else READING
    found = access_review(request.user, group_id, *asked, review_id=number_in(request.GET.get("toets", "")))
    form = OutcomeForm(posted(request))
    chosen = _chosen(request)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form, chosen):
        return redirect("review-outcomes", group_id)
    wanted = request.GET.get("toon", "open")
    bundles = remark_bundles(found, SHOWN.get(wanted))
    page = page_of(len(bundles), page_number(request), PAGE)
    context = {
        **of_group(request, found.group),
        "review": found,
        "bundles": bundles[page.start_index() - 1 : page.end_index()] if bundles else [],
        "page": page,
        "wanted": wanted,
        "counted": counted(counts_of_review(found)),
        "form": form,
        "chosen": set(chosen),
    }
    return render(request, "harmonisation/review_outcomes.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, group_id: int) -> HttpResponse:
    """Takes an outcome back."""
    found = access_review(request.user, group_id)
    asked = (number_in(one) for one in [*request.POST.getlist("reactie"), *request.GET.getlist("reactie")])
    remarks.reopen(Actor.of(request), found.pk, {one for one in asked if one is not None})
    messages.success(request, _("De uitkomst is teruggenomen."))
    return redirect("review-outcomes", group_id)


@require_safe
def export(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    """All reactions as they can be given to who asks under the Woo: without names."""
    found = access_review(request.user, group_id, *READING, review_id=number_in(request.GET.get("toets", "")))
    return csv_answer(f"toets-{found.group.number}", export_rows(found))


def _chosen(request: HttpRequest) -> dict[int, int]:
    """The revisions of the reactions that are ticked, by id."""
    pairs = (value.partition(":") for value in request.POST.getlist("reactie"))
    numbers = ((number_in(pk), number_in(revision)) for pk, _colon, revision in pairs)
    return {pk: revision for pk, revision in numbers if pk is not None and revision is not None}


def _answered(request: HttpRequest, found: Review, form: OutcomeForm, chosen: dict[int, int]) -> bool:
    """False when it was refused, which the form then says."""
    said = form.cleaned_data
    try:
        done = remarks.answer(Actor.of(request), found.pk, chosen, said["outcome"], said["answer"])
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return False
    query = urlencode({"reactie": [one.pk for one in done]}, doseq=True)
    told = ngettext("Uitkomst bij %(number)d reactie gezet.", "Uitkomst bij %(number)d reacties gezet.", len(done))
    undo_url = f"{reverse('review-outcomes-undo', args=[found.group_id])}?{query}"
    messages.success(request, told % {"number": len(done)}, extra_tags=undo_url)
    return True
