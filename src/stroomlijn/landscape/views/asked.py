"""Which page or version of a process a request asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stroomlijn.landscape.access import (
    access_process,
    keep_for_page,
    readable_processes,
    versions_on_page,
    visible_versions,
)
from stroomlijn.landscape.access.processes import readable_among
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.queries.process_page import Asked, ProcessPage, process_page
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.succession import successor_of
from stroomlijn.landscape.queries.validity import validity_of, version_for


def page_asked(request: HttpRequest, process_id: int) -> ProcessPage:
    """The page of the version that the address asks for, or of the one that applies to who asks; else 404."""
    found = access_process(request.user, process_id)
    keep_for_page(request.user, found)
    page = process_page(
        found,
        versions_on_page(request.user, found),
        _asked(request),
        reader(request.user.pk),
        readable_processes(request.user),
    )
    if page is None:
        raise Http404
    return page


def else_successor(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Of a process that one may not see, as one that was only compared: leads to what takes its place, if one may see
    that. So an old link on paper leads somewhere.
    """

    @wraps(view)
    def shown(request: HttpRequest, process_id: int, **asked: Any) -> HttpResponse:
        try:
            return view(request, process_id, **asked)
        except Http404:
            if readable_among(request.user, [process_id]):
                raise
            organisation_id = reader(request.user.pk).organisation_id
            successor = successor_of(process_id, readable_processes(request.user), organisation_id)
            if successor is None:
                raise
        messages.info(request, _("Je volgde een oude link. Dit proces is ervoor in de plaats gekomen."))
        return redirect("process", successor)

    return shown


def version_asked(request: HttpRequest, process: Process) -> Version | None:
    """The same of the version alone, without its large columns."""
    number = request.GET.get("versie", "")
    visible = visible_versions(request.user, process)
    if number:
        return visible.filter(number=number).first()
    return version_for(list(visible), validity_of(process), reader(request.user.pk).organisation_id)


def _asked(request: HttpRequest) -> Asked:
    words = request.GET
    try:
        step_id = UUID(words.get("stap", ""))
    except ValueError:
        step_id = None
    return Asked(words.get("versie", ""), words.get("vergelijk", ""), step_id)
