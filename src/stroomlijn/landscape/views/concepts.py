"""Concepts come and go: of a new process, as the next version of one, put away and taken up again."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.problems import sentence
from stroomlijn.landscape.access import access_concept, access_process
from stroomlijn.landscape.forms.editor import NewProcessForm
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.operations.landscapes import place_of_organisation
from stroomlijn.landscape.queries.places import Place, may_add_places, places_to_edit
from stroomlijn.organisation.queries.trajecten import organisation_names


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new process: its name and where it belongs, and if wanted a file to begin from."""
    places, may_add = places_to_edit(request.user), may_add_places(request.user)
    if not places and not may_add:
        raise PermissionDenied
    given = [request.POST, request.FILES] if request.method == "POST" else []
    form = NewProcessForm(*given, places=places, may_add=may_add, initial=_proposed(places))
    if form.is_valid():
        concept = _begun(request, form)
        if concept is not None:
            return redirect("editor", concept.process_id)
    return render(request, "landscape/new_process.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def adjust(request: HttpRequest, process_id: int) -> HttpResponse:
    """The editor on the open concept of a process, or on the next one, made from the version that was shown."""
    process = access_process(request.user, process_id, May.EDIT)
    editing.begin_from_version(Actor.of(request), process.pk, request.POST.get("versie", ""))
    return redirect("editor", process.pk)


@require_POST
def put_away(request: HttpRequest, process_id: int) -> HttpResponse:
    """Closes the concept; the toast opens it again."""
    concept = access_concept(request.user, process_id)
    version = editing.put_away(Actor.of(request), concept.pk)
    again = f"{reverse('concept-again', args=[process_id])}?versie={version.number}"
    messages.success(request, _("Het concept is weggelegd."), extra_tags=again)
    return redirect("process", process_id)


@require_POST
def again(request: HttpRequest, process_id: int) -> HttpResponse:
    """Takes a concept up that was put away."""
    process = access_process(request.user, process_id, May.EDIT)
    editing.take_up_again(Actor.of(request), process.pk, request.GET.get("versie", ""))
    return redirect("editor", process.pk)


def _proposed(places: Sequence[Place]) -> dict[str, str]:
    """Of the first process the organisation, when there is only one."""
    names = [] if places else organisation_names()
    return {"organisation": names[0]} if len(names) == 1 else {}


def _begun(request: HttpRequest, form: NewProcessForm) -> Version | None:
    chosen = form.cleaned_data
    actor, file, name, language = Actor.of(request), chosen["file"], chosen["name"], chosen["language"]
    try:
        with transaction.atomic():
            new = chosen.get("organisation")
            place = place_of_organisation(actor, new, language) if new else chosen["place"]
            if file is None:
                return editing.begin_new(actor, place, name, language)
            return editing.begin_from_file(actor, place, file.name, file.chunks(), name=name, language=language)
    except Problem as problem:
        form.add_error("file" if file else None, sentence(problem.as_remark()))
        return None
