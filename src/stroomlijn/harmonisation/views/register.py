"""The register of decisions, and one decision of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_decision, records_for, sees_register_of, visible_decisions
from stroomlijn.harmonisation.models import Decision
from stroomlijn.harmonisation.operations import correcting
from stroomlijn.harmonisation.queries.decision_page import decision_page
from stroomlijn.harmonisation.queries.register import GONE, IN_FORCE, Wanted, choices_of, register, register_rows
from stroomlijn.harmonisation.queries.workbench import options_as_shown

from .answers import answer_in

PAGE = 40
PRINTED = 500


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions that one may read, the newest first, limited to what is asked."""
    visible = visible_decisions(request.user)
    wanted = _wanted(request)
    found = register(visible, wanted)
    page = page_of(found.count(), page_number(request), PAGE)
    context = {
        "decisions": found[page.start_index() - 1 : page.end_index()] if page.paginator.count else [],
        "wanted": wanted,
        "page": page,
        "choices": choices_of(visible),
        "kinds": Decision.Kind.choices,
        "states": ((IN_FORCE, _("Geldt")), (GONE, _("Geldt niet meer"))),
    }
    return render(request, "harmonisation/decisions.html", context)


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """The besluitenregister on paper: everything that each decision says, in order of number."""
    wanted = _wanted(request)
    found = register(visible_decisions(request.user), wanted).order_by("pk")
    page = page_of(found.count(), page_number(request), PRINTED)
    rows = found[page.start_index() - 1 : page.end_index()] if page.paginator.count else []
    return render(request, "harmonisation/decisions_print.html", {"decisions": rows, "page": page, "wanted": wanted})


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    found = register(visible_decisions(request.user), _wanted(request))
    return csv_answer("besluitenregister", register_rows(found))


@require_safe
def of_id(request: HttpRequest, decision_id: int) -> HttpResponse:
    """To the page of a decision that a list of mixed objects names."""
    found = get_object_or_404(visible_decisions(request.user), pk=decision_id)
    return redirect("decision", found.number)


@require_safe
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """One decision: what there was to choose from, why this, who were there, and what followed from it."""
    found = access_decision(request.user, number)
    page = decision_page(found)
    holds = found.withdrawn_at is None
    may_correct = holds and records_for(request.user, found) and correcting.is_correctable(found)
    context = {
        "decision": found,
        "about": page,
        "may_follow": sees_register_of(request.user, found),
        "may_correct": may_correct,
        "options": options_as_shown(page.difference) if may_correct and page.difference else [],
    }
    return render(request, "harmonisation/decision.html", context)


@require_POST
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """A new decision in the place of one that stays as it is."""
    found = access_decision(request.user, number)
    if not records_for(request.user, found):
        raise PermissionDenied
    answer = answer_in(request, found.difference)
    made = correcting.correct(Actor.of(request), found.pk, answer, request.POST.get("reden", ""))
    messages.success(request, _("%(new)s komt in de plaats van %(old)s.") % {"new": made.number, "old": found.number})
    return redirect("decision", made.number)


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    kind, state = asked.get("soort", ""), asked.get("stand", "")
    year = number_in(asked.get("jaar", ""))
    return Wanted(
        text=asked.get("tekst", "").strip()[:200],
        kind=kind if kind in Decision.Kind.values else "",
        working_group=number_in(asked.get("werkgroep", "")),
        meeting=number_in(asked.get("bijeenkomst", "")),
        group=number_in(asked.get("proces", "")),
        year=year if year and year < 10_000 else None,
        traject=number_in(asked.get("traject", "")),
        state=state if state in (IN_FORCE, GONE) else "",
    )
