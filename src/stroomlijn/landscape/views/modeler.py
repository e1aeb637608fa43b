"""The concept as a drawing, for who wants to draw (bpmn-js)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_process
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.concepts import open_concept

from .bodies import body_of
from .refusals import refused


@require_http_methods(["GET", "HEAD", "POST"])
def modeler(request: HttpRequest, process_id: int) -> HttpResponse:
    """The open concept to draw on; a POST brings the file back as it was drawn, on top of revision `gezien`."""
    process = access_process(request.user, process_id, May.EDIT)
    concept = open_concept(process.pk)
    if concept is None:
        return redirect("process", process.pk)
    if request.method == "POST":
        return _take(request, concept)
    return _show(request, process, concept)


def _show(request: HttpRequest, process: Process, concept: Version) -> HttpResponse:
    version = Version.objects.defer("graph").get(pk=concept.pk)
    file = bytes(version.bpmn).decode("utf-8", "replace")
    return render(request, "landscape/modeler.html", {"process": process, "version": version, "file": file})


def _take(request: HttpRequest, concept: Version) -> JsonResponse:
    seen = number_in(request.GET.get("gezien", "")) or 0
    try:
        version = editing.take_drawing(
            Actor.of(request), concept.pk, body_of(request), seen=seen, key=request.GET.get("sleutel", "")[:40]
        )
    except Problem as problem:
        return refused(problem)
    return JsonResponse({"order": version.revision, "bpmn": bytes(version.bpmn).decode("utf-8", "replace")})
