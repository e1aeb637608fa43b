"""Trajecten: the list, a new one, and comparing all that was read in."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.access import access_workbench, visible_trajecten
from stroomlijn.harmonisation.forms import TrajectForm
from stroomlijn.harmonisation.operations.grouping import start_grouping
from stroomlijn.organisation.access import access_traject
from stroomlijn.organisation.operations.trajecten import make_traject


@require_http_methods(["GET", "HEAD", "POST"])
def trajecten(request: HttpRequest) -> HttpResponse:
    """All trajecten of which one follows the work, and the form for a new one."""
    may_begin = allowed(request.user, May.IMPORT)
    form = TrajectForm(request.POST or None)
    if request.method == "POST" and not may_begin:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            traject = make_traject(Actor.of(request), **form.cleaned_data)
        except Problem as problem:
            form.add_error("name", sentence(problem.as_remark()))
        else:
            return redirect("traject", traject.pk)
    found = visible_trajecten(request.user)
    may_import = {one.id for one in found if allowed(request.user, May.IMPORT, Scope("traject", one.id))}
    context = {"trajecten": found, "form": form, "may_begin": may_begin, "may_import": may_import}
    return render(request, "harmonisation/trajecten.html", context, status=422 if form.errors else 200)


@require_POST
def compare(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Has all processes compared; the page follows how far it is."""
    found = access_traject(request.user, traject_id, May.HARMONISE)
    start_grouping(Actor.of(request), found.id)
    messages.success(request, _("De processen worden vergeleken. Dat duurt meestal een paar seconden."))
    return redirect("groups", found.id)


@require_GET
def follow(request: HttpRequest, traject_id: int) -> StreamingHttpResponse:
    found = access_workbench(request.user, traject_id)
    return live.stream(request, f"traject-{found.id}")
