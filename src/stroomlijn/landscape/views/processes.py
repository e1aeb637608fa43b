"""The page of a process."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stroomlijn.landscape.access import access_process, visible_versions
from stroomlijn.landscape.models import Appearance

from .asked import else_successor, page_asked, version_asked


@require_safe
@else_successor
def process(request: HttpRequest, process_id: int) -> HttpResponse:
    """How the work is done: steps as text per werkrol, the drawing beside it."""
    return _page(request, process_id, "landscape/process.html")


@require_safe
@else_successor
def drawing(request: HttpRequest, process_id: int) -> HttpResponse:
    """The drawing alone, to move and enlarge, with the numbered steps under it."""
    return _page(request, process_id, "landscape/drawing.html")


@require_safe
@else_successor
def step(request: HttpRequest, process_id: int, step_id: UUID) -> HttpResponse:
    """The permanent address of a step: leads to where it stands now, or to the page that says it is gone."""
    found = access_process(request.user, process_id)
    address = reverse("process", args=[process_id])
    shown = version_asked(request, found)
    places = Appearance.objects.filter(version=shown, step=step_id).values_list("position", flat=True)
    place = places.first()
    if place is not None:
        chosen = f"?versie={quote(shown.number)}" if shown and "versie" in request.GET else ""
        return redirect(f"{address}{chosen}#stap-{place + 1}")
    if not Appearance.objects.filter(step=step_id, version__in=visible_versions(request.user, found)).exists():
        raise Http404
    return redirect(f"{address}?stap={step_id}")


def _page(request: HttpRequest, process_id: int, template: str) -> HttpResponse:
    page = page_asked(request, process_id)
    context = {
        "page": page,
        "process": page.process,
        "version": page.version,
        "all_steps": request.GET.get("stappen") == "alles",
        "page_address": request.build_absolute_uri(reverse("process", args=[process_id])),
    }
    return render(request, template, context)
