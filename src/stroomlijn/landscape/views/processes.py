"""The library and the page of a process."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.access import May, allowed_scopes
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.landscape.access import access_process, readable_processes, visible_versions
from stroomlijn.landscape.models import Appearance, Process, Version
from stroomlijn.landscape.queries.process_page import Asked, process_page, published_processes
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.validity import validity_of, version_for

PAGE = 50
MEDIA_TYPES = {
    "bpmn": "application/xml",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """All published processes, with the search field above them."""
    number = page_number(request)
    processes, total = published_processes(readable_processes(request.user), offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "processes": processes,
        "total": total,
        "page": page_of(total, number, PAGE),
        "may_import": allowed_scopes(request.user, May.IMPORT, "traject") != set(),
    }
    return render(request, "landscape/library.html", context)


@require_safe
def process(request: HttpRequest, process_id: int) -> HttpResponse:
    """How the work is done: steps as text per werkrol, the drawing beside it."""
    return _page(request, process_id, "landscape/process.html")


@require_safe
def drawing(request: HttpRequest, process_id: int) -> HttpResponse:
    """The drawing alone, to move and enlarge, with the numbered steps under it."""
    return _page(request, process_id, "landscape/drawing.html")


@require_safe
def step(request: HttpRequest, process_id: int, step_id: UUID) -> HttpResponse:
    """The permanent address of a step: leads to where it stands now, or to the page that says it is gone."""
    found = access_process(request.user, process_id)
    address = reverse("process", args=[process_id])
    shown = _version_for(request, found)
    places = Appearance.objects.filter(version=shown, step=step_id).values_list("position", flat=True)
    place = places.first()
    if place is not None:
        chosen = f"?versie={quote(shown.number)}" if shown and "versie" in request.GET else ""
        return redirect(f"{address}{chosen}#stap-{place + 1}")
    if not Appearance.objects.filter(step=step_id, version__in=visible_versions(request.user, found)).exists():
        raise Http404
    return redirect(f"{address}?stap={step_id}")


@require_safe
def export(request: HttpRequest, process_id: int, ending: str) -> HttpResponse:
    """A version as a file: the record itself as BPMN, or made from it."""
    found = access_process(request.user, process_id)
    chosen = _version_for(request, found)
    if chosen is None or ending not in MEDIA_TYPES:
        raise Http404
    version = Version.objects.get(pk=chosen.pk)
    if ending == "svg" and not version.drawing:
        raise Http404  # too large to be drawn when it was read, and too large to be drawn now
    response = HttpResponse(_content(version, ending), content_type=MEDIA_TYPES[ending])
    shown = "inline" if ending == "svg" else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{found.number}-{version.number}.{ending}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


def _version_for(request: HttpRequest, process: Process) -> Version | None:
    """The version that the address asks for, or that applies to who asks."""
    number = request.GET.get("versie", "")
    visible = visible_versions(request.user, process)
    if number:
        return visible.filter(number=number).first()
    return version_for(list(visible), validity_of(process), reader(request.user.pk).organisation_id)


def _page(request: HttpRequest, process_id: int, template: str) -> HttpResponse:
    found = access_process(request.user, process_id)
    page = process_page(
        found,
        visible_versions(request.user, found),
        _asked(request),
        reader(request.user.pk),
        readable_processes(request.user),
    )
    if page is None:
        raise Http404
    context = {
        "page": page,
        "process": found,
        "version": page.version,
        "all_steps": request.GET.get("stappen") == "alles",
        "page_address": request.build_absolute_uri(reverse("process", args=[process_id])),
    }
    return render(request, template, context)


def _asked(request: HttpRequest) -> Asked:
    words = request.GET
    try:
        step_id = UUID(words.get("stap", ""))
    except ValueError:
        step_id = None
    return Asked(words.get("versie", ""), words.get("vergelijk", ""), step_id)


def _content(version: Version, ending: str) -> bytes | str:
    if ending == "bpmn":
        return bytes(version.bpmn)
    graph = process_from_json(version.graph)
    if ending == "svg":
        from stroomlijn.engines.layout import arrange, draw_svg
        from stroomlijn.engines.process_model import step_numbers

        return draw_svg(graph, arrange(graph), numbers=step_numbers(graph), standalone=True)
    if ending == "xlsx":
        from stroomlijn.engines.formats.spreadsheet import write_workbook

        return write_workbook([graph])
    from json import dumps

    return dumps(version.graph, ensure_ascii=False, indent=1)
