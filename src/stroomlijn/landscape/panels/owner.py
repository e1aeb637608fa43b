"""What one can do with a process, and what somebody owns, on the pages of others."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from stroomlijn.foundation.access import May
from stroomlijn.landscape.access import access_process, edits_something, may
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.queries.owner import owner_menu

MOST = 50


def process_menu(request: HttpRequest, process_id: int) -> str:
    """What the one who looks can do with the process besides reading it."""
    process = access_process(request.user, process_id)
    menu = owner_menu(request.user, process)
    if menu is None:
        return ""
    return render_to_string("landscape/parts/owner_menu.html", {"process": process, "menu": menu}, request)


def manage_link(request: HttpRequest, _all: int) -> str:
    """Beside the list of all processes: the list of those one may change."""
    if not edits_something(request.user):
        return ""
    return render_to_string("landscape/parts/manage_link.html", {}, request)


def processes_of_person(request: HttpRequest, person_id: int) -> str:
    """The processes that somebody owns, for who may give them another owner; most needed when they leave."""
    owned = Process.objects.filter(owner=person_id).select_related("landscape", "owner").order_by("name_key", "pk")
    shown = [process for process in owned[:MOST] if may(request.user, May.PUBLISH, process)]
    if not shown:
        return ""
    owner = shown[0].owner
    assert owner is not None
    context = {"processes": shown, "total": owned.count(), "owner": owner, "left": not owner.works_here}
    return render_to_string("landscape/parts/owned.html", context, request)
