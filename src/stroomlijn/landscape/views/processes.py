"""The library and the page of a process."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.access import May, allowed_scopes
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.landscape.access import access_process, readable_processes, visible_versions
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.queries.process_page import process_page, published_processes
from stroomlijn.landscape.queries.validity import current_version, validity_of

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
def export(request: HttpRequest, process_id: int, ending: str) -> HttpResponse:
    """A version as a file: the record itself as BPMN, or made from it."""
    found = access_process(request.user, process_id)
    number = request.GET.get("versie", "")
    visible = visible_versions(request.user, found)
    chosen = visible.filter(number=number).first() if number else current_version(list(visible), validity_of(found))
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


def _page(request: HttpRequest, process_id: int, template: str) -> HttpResponse:
    found = access_process(request.user, process_id)
    page = process_page(found, visible_versions(request.user, found), request.GET.get("versie", ""))
    if page is None:
        raise Http404
    return render(request, template, {"page": page, "process": found, "version": page.version})


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
