"""Which page or version of a process a request asks for."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from stroomlijn.landscape.access import (
    access_process,
    keep_for_page,
    readable_processes,
    versions_on_page,
    visible_versions,
)
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.queries.process_page import Asked, ProcessPage, process_page
from stroomlijn.landscape.queries.reader import reader
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
