"""Looking after many processes: the filtered list, and one change on all that were chosen, with preview and undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_bulk_change, edits_something, readable_processes
from stroomlijn.landscape.forms.bulk import BulkForm
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.bulk import Done, change_many, undo_many
from stroomlijn.landscape.operations.making_many_readable import topic
from stroomlijn.landscape.queries import manage as reads
from stroomlijn.landscape.queries.bulk_plan import plan
from stroomlijn.landscape.queries.bulk_words import bulk_progress, told_rows

PAGE = 50
MOST = 5_000
SHOWN = 200


@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """The list, and beside it the change."""
    return _list(request, BulkForm(by=request.user))


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The list as csv."""
    _require(request)
    found = reads.managed(request.user, reads.ManageFilter.of(request.GET))
    return csv_answer("processen", reads.csv_rows(found))


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What the change does per process, before anything changes."""
    _require(request)
    form = BulkForm(request.POST, by=request.user)
    if not form.is_valid():
        return _list(request, form)
    form.take_in(Actor.of(request))
    chosen = list(_chosen(request)[:MOST])
    if not form.edit or not chosen:
        messages.error(request, sentence(Problem("bulk-nothing" if chosen else "bulk-nobody").as_remark()))
        return _list(request, form, status=422)
    planned = plan(request.user, chosen, form.edit, {})
    changing = [row for row in planned if row.changes]
    refused = [row for row in planned if not row.changes]
    context = {
        "form": form,
        "changing": told_rows(changing[:SHOWN]),
        "refused": told_rows(refused[:SHOWN]),
        "numbers": {"changing": len(changing), "refused": len(refused), "shown": SHOWN},
        "seen": " ".join(f"{row.process.pk}:{row.process.revision}" for row in changing),
        "words": _words(request.POST),
    }
    return render(request, "landscape/bulk_preview.html", context)


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Changes what the preview showed; what changed since then is left out and told."""
    _require(request)
    form = BulkForm(request.POST, by=request.user)
    if not form.is_valid():
        return _list(request, form)
    done = change_many(Actor.of(request), request.user, _seen(request.POST.get("gezien", "")), form.edit)
    told = ngettext("%(number)d proces is gewijzigd.", "%(number)d processen zijn gewijzigd.", done.changed)
    if form.edit.readable and done.change_id:
        return redirect("manage-change", done.change_id)
    undo = reverse("manage-undo", args=[done.change_id]) if done.change_id else ""
    messages.success(request, told % {"number": done.changed}, extra_tags=undo)
    return _told(request, done)


@require_safe
def show(request: HttpRequest, change_id: int) -> HttpResponse:
    """How far the job of a change is, and what it did. To htmx only the part that changes."""
    change = access_bulk_change(request.user, change_id)
    context = {"change": change, **bulk_progress(request.user, change, SHOWN)}
    template = "landscape/bulk_change.html#state" if request.headers.get("HX-Request") else "landscape/bulk_change.html"
    return render(request, template, context)


@require_safe
def follow(request: HttpRequest, change_id: int) -> StreamingHttpResponse:
    """Server-sent events: says that the job went on."""
    return live.stream(request, topic(access_bulk_change(request.user, change_id).pk))


@require_POST
def undo(request: HttpRequest, change_id: int) -> HttpResponse:
    change = access_bulk_change(request.user, change_id)
    done = undo_many(Actor.of(request), request.user, change.pk)
    told = ngettext(
        "%(number)d proces is weer zoals het was.", "%(number)d processen zijn weer zoals ze waren.", done.changed
    )
    messages.success(request, told % {"number": done.changed})
    return _told(request, done)


def _list(request: HttpRequest, form: BulkForm, status: int = 200) -> HttpResponse:
    _require(request)
    asked = reads.ManageFilter.of(request.POST if request.method == "POST" else request.GET)
    found = reads.managed(request.user, asked)
    number, total = page_number(request), found.count()
    page = page_of(total, number, PAGE)
    context = {
        "rows": list(reads.rows(found[(page.number - 1) * PAGE : page.number * PAGE])),
        "total": total,
        "page": page,
        "asked": asked,
        "choices": reads.choices(request.user),
        "form": form,
        "ticked": {*request.POST.getlist("proces")},
        "all": request.POST.get("wat") == "alles",
    }
    return render(request, "landscape/bulk.html", context, status=422 if form.errors else status)


def _chosen(request: HttpRequest) -> Any:
    """All that answer to the filter, or of those the ones that were ticked."""
    found = reads.managed(request.user, reads.ManageFilter.of(request.POST))
    if request.POST.get("wat") != "alles":
        ticked = {number for text in request.POST.getlist("proces") if (number := number_in(text)) is not None}
        found = found.filter(pk__in=ticked)
    return reads.to_plan(found)


def _seen(text: str) -> dict[int, int]:
    """'12:3 15:1': which revision of which process was on the preview."""
    pairs = (pair.split(":") for pair in text.split()[:MOST])
    numbers = ([number_in(word) for word in pair] for pair in pairs if len(pair) == 2)
    return {first: second for first, second in numbers if first is not None and second is not None}


def _words(given: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The change as it was filled in, to send along with the preview."""
    skipped = {"csrfmiddlewaretoken", "proces", "wat"}
    return [(name, value) for name, values in given.lists() if name not in skipped for value in values]  # type: ignore[attr-defined]


def _told(request: HttpRequest, done: Done) -> HttpResponse:
    if not done.refused:
        return redirect("manage")
    seen = Process.objects.filter(readable_processes(request.user), pk__in=done.refused).distinct()
    names = dict(seen.values_list("pk", "name")[:SHOWN])
    rows = [
        {"number": f"PROC-{pk}", "name": names[pk], "why": sentence(problem.as_remark())}
        for pk, problem in done.refused.items()
        if pk in names
    ]
    return render(request, "landscape/bulk_done.html", {"done": done, "rows": rows})


def _require(request: HttpRequest) -> None:
    if not edits_something(request.user):
        raise PermissionDenied
