"""The editor of a concept: the step table in place, for one or for several people at once."""

from __future__ import annotations

import json

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation import live
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.access import access_concept, access_process
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.operations.editing.locking import topic
from stroomlijn.landscape.queries.changed_parts import changed_parts
from stroomlijn.landscape.queries.concepts import open_concept
from stroomlijn.landscape.queries.editor import editor_state, present, roles_known

from .bodies import json_of
from .refusals import refused


@require_safe
def editor(request: HttpRequest, process_id: int) -> HttpResponse:
    """The step table of the open concept; without one, the page of the process."""
    process = access_process(request.user, process_id, May.EDIT)
    concept = open_concept(process.pk)
    if concept is None:
        return redirect("process", process.pk)
    version = Version.objects.defer("bpmn").select_related("based_on").get(pk=concept.pk)
    graph = process_from_json(version.graph)
    person = Actor.of(request).person
    state = editor_state(version, graph, person)
    context = {
        "process": process,
        "version": version,
        "state": state,
        "stand": json.dumps({name: part for name, part in state.items() if name != "drawing"}),
        "roles": roles_known(graph),
    }
    return render(request, "landscape/editor.html", context)


@require_POST
def command(request: HttpRequest, process_id: int) -> JsonResponse:
    """Takes one command, and answers with what it changed; a refusal (422) says why and what stands there now."""
    concept = access_concept(request.user, process_id)
    asked, actor = json_of(request), Actor.of(request)
    if not isinstance(asked.get("command"), dict):
        raise BadRequest("no command")
    try:
        outcome = editing.give_command(actor, concept.pk, asked["command"], str(asked.get("key", "")))
    except Problem as problem:
        return refused(problem)
    seen = outcome.before if asked.get("seen") == outcome.met else None
    state = editor_state(outcome.version, outcome.graph, actor.person, seen=seen, remarks=outcome.remarks)
    if asked.get("drawn") == outcome.met:
        parts = changed_parts(outcome.drawn, outcome.version.drawing)
        state["drawing"] = parts if isinstance(parts, str) else {"of": outcome.met, "parts": parts}
    return JsonResponse(state)


@require_GET
def state(request: HttpRequest, process_id: int) -> JsonResponse:
    """The concept as it is now, for who heard that it changed or was away."""
    concept = access_concept(request.user, process_id)
    version = Version.objects.defer("bpmn").get(pk=concept.pk)
    answer = JsonResponse(editor_state(version, process_from_json(version.graph), Actor.of(request).person))
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_GET
def follow(request: HttpRequest, process_id: int) -> StreamingHttpResponse:
    """Server-sent events: a command was taken, or who is there changed."""
    return live.stream(request, topic(access_concept(request.user, process_id).pk))


@require_POST
def here(request: HttpRequest, process_id: int) -> JsonResponse:
    """A sign of life from who has the editor open, or a goodbye; answers with who is there."""
    concept = access_concept(request.user, process_id)
    asked, actor = json_of(request), Actor.of(request)
    if asked.get("gone"):
        editing.leave(actor, concept.pk)
    else:
        editing.be_present(actor, concept.pk, str(asked.get("step") or ""))
    people = [
        {"name": one.name, "initials": one.initials, "step": one.element, "kind": one.kind, "me": one.me}
        for one in present(concept.pk, actor.person)
    ]
    return JsonResponse({"order": concept.revision, "present": people})
