"""What is sought and not found, for who can do something about it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.misses import dismiss_miss
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries.misses import misses
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.access import edits_something, readable_process_ids
from stroomlijn.web.search_answers import KINDS

PAGE = 6  # each question is asked again to see whether it finds something now


@require_safe
def sought(request: HttpRequest) -> HttpResponse:
    """The questions that found nothing, asked again now."""
    _require_editor(request)
    number = page_number(request)
    rows, total = misses((number - 1) * PAGE, PAGE)
    within = readable_process_ids(request.user)
    again = [(row, search(row.question, list(KINDS), within=within, free=("document",), limit=1)) for row in rows]
    found = [(row, 0 if answer.misses else answer.total) for row, answer in again]
    return render(request, "misses.html", {"rows": found, "page": page_of(total, number, PAGE)})


@require_POST
def dismiss(request: HttpRequest, miss_id: int) -> HttpResponse:
    """Takes a question off the list."""
    _require_editor(request)
    if not dismiss_miss(Actor.of(request), miss_id):
        raise Http404
    return redirect("search-misses")


def tab(request: HttpRequest, _none: int) -> str:
    """The way here, beside the other ways into the processes, for who may see it."""
    if not _may_see(request):
        return ""
    return render_to_string("parts/misses_tab.html", {"here": request.path == reverse("search-misses")}, request)


def _require_editor(request: HttpRequest) -> None:
    if not _may_see(request):
        raise PermissionDenied


def _may_see(request: HttpRequest) -> bool:
    """Who edits somewhere, or owns a process."""
    return allowed_somewhere(request.user, May.EDIT, "traject") or edits_something(request.user)
