"""The ways into the editor, on pages that others make."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.landscape.access import access_process, versions_on_page
from stroomlijn.landscape.queries.concepts import open_concept_among


def adjust(request: HttpRequest, process_id: int) -> str:
    """On the page of a process, for who may edit it: on with the open concept, or begin one from what is shown."""
    try:
        process = access_process(request.user, process_id, May.EDIT)
    except (Http404, PermissionDenied):
        return ""
    versions = versions_on_page(request.user, process)
    context = {"process": process, "concept": open_concept_among(versions), "number": request.GET.get("versie", "")}
    return render_to_string("landscape/parts/adjust.html", context, request)


def begin(request: HttpRequest, _object_id: int) -> str:
    """On the page of all processes, for who may begin one somewhere."""
    if not allowed_somewhere(request.user, May.EDIT, "traject", "organisation"):
        return ""
    return render_to_string("landscape/parts/begin_process.html", {}, request)
