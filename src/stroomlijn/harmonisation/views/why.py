"""Why a step is as it is, fetched by the page of its process when somebody asks."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stroomlijn.harmonisation.access import follows
from stroomlijn.harmonisation.queries.why import Asked, why
from stroomlijn.landscape.access import access_process, visible_versions
from stroomlijn.landscape.access.processes import readable_among


@require_safe
def step(request: HttpRequest, process_id: int, step_id: UUID) -> HttpResponse:
    """For who may read the process: as a part of its page, else as a page of its own."""
    process = access_process(request.user, process_id)
    versions = visible_versions(request.user, process).defer("bpmn", "graph", "drawing").order_by("-order")
    asked = request.GET.get("versie", "")
    version = versions.filter(number=asked).first() if asked else versions.filter(appearances__step=step_id).first()
    if version is None:
        raise Http404
    readable = partial(readable_among, request.user)
    found = why(Asked(process.pk, version.pk, version.order, step_id, readable))
    if found is None:
        raise Http404
    context = {
        "process": process,
        "version": version,
        "step_id": step_id,
        "why": found,
        "may_follow": follows(request.user, process.landscape.traject_id),
    }
    part = request.headers.get("HX-Request")
    return render(request, "harmonisation/parts/why_opened.html" if part else "harmonisation/why.html", context)
