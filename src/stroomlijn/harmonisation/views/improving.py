"""Low-hanging fruit of a group, and of all groups of a traject; making the concept in which it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST, require_safe

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, access_workbench, may
from stroomlijn.harmonisation.models import Draft, Group, Improvement
from stroomlijn.harmonisation.operations import concept, improving
from stroomlijn.harmonisation.operations.findings import findings_of
from stroomlijn.harmonisation.queries import improving as shown
from stroomlijn.harmonisation.queries.concept import concept_of, left_over, still_open
from stroomlijn.harmonisation.queries.improving_list import FruitRow, fruit_of_traject
from stroomlijn.landscape.access.processes import may_with

STATE = Improvement.State
SAID = {
    STATE.ACCEPTED: gettext_lazy("Overgenomen."),
    STATE.POSTPONED: gettext_lazy("Voor later bewaard."),
    STATE.DECLINED: gettext_lazy("Genoteerd."),
}
PAGE = 25


@require_safe
def page(request: HttpRequest, group_id: int) -> HttpResponse:
    """What can be simpler: place, reason, example, effect, and what was chosen."""
    found = access_group(request.user, group_id, *READING)
    return render(request, "harmonisation/improving.html", _context(request, found))


@require_safe
def panel(request: HttpRequest, group_id: int) -> HttpResponse:
    """The first of what is open, beside the workshop."""
    found = access_group(request.user, group_id, *READING)
    context = _context(request, found) | {"back": reverse("group", args=[found.pk])}
    return render(request, "harmonisation/parts/fruit_panel_filled.html", context)


@require_POST
def choose(request: HttpRequest, group_id: int) -> HttpResponse:
    """Do it, later, or not."""
    found = access_group(request.user, group_id)
    key, state = request.POST.get("verbetering", ""), request.POST.get("keuze", "")
    made = improving.choose(Actor.of(request), found.pk, key, state, request.POST.get("reden", ""))
    told = _("Doorgevoerd in het concept.") if made.applied else SAID[STATE(made.state)]
    undo = reverse("improving-reopen", args=[found.pk, made.pk])
    messages.success(request, told, extra_tags=undo)
    return _back(request, found)


@require_POST
def reopen(request: HttpRequest, group_id: int, improvement_id: int) -> HttpResponse:
    """The choice is open again."""
    found = access_group(request.user, group_id)
    improvement = get_object_or_404(Improvement, group=found, pk=improvement_id)
    improving.reopen(Actor.of(request), found.pk, improvement.pk)
    messages.success(request, _("De keuze is weer open."))
    return _back(request, found)


@require_POST
def propose(request: HttpRequest, group_id: int) -> HttpResponse:
    """Somebody's own idea."""
    found = access_group(request.user, group_id)
    said = {name: request.POST.get(name, "") for name in ("idee", "stap", "verandert")}
    change = said["verandert"] if said["verandert"] in shown.CHANGES else ""
    improving.propose(Actor.of(request), found.pk, said["idee"], said["stap"], change)
    messages.success(request, _("Je idee staat erbij."))
    return _back(request, found)


@require_POST
def make_concept(request: HttpRequest, group_id: int) -> HttpResponse:
    """The draft becomes a concept; who may edit it goes there."""
    found = access_group(request.user, group_id)
    made = concept.make_concept(Actor.of(request), found.pk)
    messages.success(request, _("Het concept staat klaar."))
    if may_with(request.user, May.EDIT, made.process_id):
        step = request.POST.get("stap", "")
        return redirect(f"{reverse('editor', args=[made.process_id])}{f'#nr-{quote(step)}' if step else ''}")
    return redirect("improving", found.pk)


@require_POST
def settle_left_over(request: HttpRequest, group_id: int) -> HttpResponse:
    """An edit that did not fit any more was looked at."""
    found = access_group(request.user, group_id)
    concept.settle_left_over(Actor.of(request), found.pk, number_in(request.POST.get("bewerking", "")) or 0)
    return redirect("improving", found.pk)


@require_safe
def of_traject(request: HttpRequest, traject_id: int) -> HttpResponse:
    """All groups of a traject, what saves most first."""
    found = access_workbench(request.user, traject_id)
    rows = fruit_of_traject(found.id)
    at = page_of(len(rows), page_number(request), PAGE)
    context = {
        "traject": found,
        "rows": rows[at.start_index() - 1 : at.end_index()] if rows else [],
        "page": at,
        "here": "improving",
    }
    return render(request, "harmonisation/improving_list.html", context)


@require_GET
def of_traject_csv(request: HttpRequest, traject_id: int) -> StreamingHttpResponse:
    """The same as a file, with what was chosen."""
    found = access_workbench(request.user, traject_id)
    return csv_answer("verbeteren", _lines(fruit_of_traject(found.id, every=True)))


def _context(request: HttpRequest, found: Group) -> dict[str, Any]:
    concept = concept_of(found)
    return {
        "group": found,
        "traject": found.traject,
        "here": "improving",
        "shown": shown.improving(found, findings_of(found)),
        "changes": shown.CHANGES,
        "concept": concept,
        "left_over": left_over(found),
        "still_open": still_open(found),
        "made": Draft.objects.filter(group=found, made__gt=0).exists(),
        "may_edit": concept is not None and concept.edited and may_with(request.user, May.EDIT, concept.process_id),
        "may_harmonise": may(request.user, found, May.HARMONISE) and found.state in improving.CHOOSING,
        "next_version": found.state in improving.CHOOSING and found.state not in improving.IN_WORK,
        "back": reverse("improving", args=[found.pk]),
    }


def _back(request: HttpRequest, found: Group) -> HttpResponse:
    to = request.POST.get("terug", "")
    here = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/")
    return redirect(to if here else reverse("improving", args=[found.pk]))


def _lines(rows: list[FruitRow]) -> Iterator[tuple[object, ...]]:
    yield (_("Groep"), _("Proces"), _("Cluster"), _("Soort"), _("Plaats"), _("Waarom"), _("Scheelt"), _("Keuze"))
    for row in rows:
        state = STATE(row.state).label
        yield f"GROEP-{row.group_id}", row.group, row.cluster, row.title, row.place, row.reason, row.effect, state
