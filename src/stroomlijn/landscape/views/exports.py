"""A process as a file."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.landscape.access import access_process
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.queries.process_workbook import graph_for_workbook

from .asked import page_asked, version_asked

MEDIA_TYPES = {
    "bpmn": "application/xml",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
}
SHOWN = ("svg", "pdf")


@require_safe
def export(request: HttpRequest, process_id: int, ending: str) -> HttpResponse:
    """A version as a file: the record itself as BPMN, or made from it."""
    found = access_process(request.user, process_id)
    chosen = version_asked(request, found)
    if chosen is None or ending not in MEDIA_TYPES:
        raise Http404
    content = _pdf(request, process_id) if ending == "pdf" else _content(_version(chosen.pk), ending)
    response = HttpResponse(content, content_type=MEDIA_TYPES[ending])
    shown = "inline" if ending in SHOWN else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{found.number}-{chosen.number}.{ending}"'
    if ending != "pdf":  # a browser's own reader of PDF does not work in a sandbox
        response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


def _pdf(request: HttpRequest, process_id: int) -> bytes:
    from stroomlijn.engines.formats.pdf import write_pdf
    from stroomlijn.landscape.queries.process_pdf import process_pdf

    address = request.build_absolute_uri(reverse("process", args=[process_id]))
    return write_pdf(process_pdf(page_asked(request, process_id), address))


def _version(version_id: int) -> Version:
    return Version.objects.select_related("process__landscape__organisation", "process__owner").get(pk=version_id)


def _content(version: Version, ending: str) -> bytes | str:
    if ending == "bpmn":
        return bytes(version.bpmn)
    if ending == "json":
        return json.dumps(version.graph, ensure_ascii=False, indent=1)
    if ending == "xlsx":
        from stroomlijn.engines.formats.spreadsheet import write_workbook

        return write_workbook([graph_for_workbook(version)])
    graph = process_from_json(version.graph)
    if not version.drawing:
        raise Http404  # too large to be drawn when it was read, and too large to be drawn now
    from stroomlijn.engines.layout import arrange, draw_svg
    from stroomlijn.engines.process_model import step_numbers

    return draw_svg(graph, arrange(graph), numbers=step_numbers(graph), standalone=True)
