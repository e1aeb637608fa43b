"""What published processes say of werkrollen, on the pages of their register."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from stroomlijn.landscape.queries.lanes import lanes_outside_register, processes_with
from stroomlijn.organisation.queries.people import werkrol_keys_of

MOST = 50


def outside_register(request: HttpRequest, _all: int) -> str:
    """Names of lanes that the register does not know yet, each with a button that puts it there."""
    lanes = lanes_outside_register()
    if not lanes:
        return ""
    return render_to_string("landscape/panels/lanes.html", {"lanes": lanes[:MOST], "total": len(lanes)}, request)


def processes_of_werkrol(request: HttpRequest, werkrol_id: int) -> str:
    """The published processes in which a werkrol does something."""
    processes, total = processes_with(werkrol_keys_of(werkrol_id), MOST)
    if not processes:
        return ""
    context = {"processes": processes, "total": total}
    return render_to_string("landscape/panels/processes_of_werkrol.html", context, request)
