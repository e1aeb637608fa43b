"""Sections of the page of a process that not everybody gets."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from stroomlijn.foundation.access import May
from stroomlijn.foundation.problems import sentence
from stroomlijn.landscape.access import access_process
from stroomlijn.landscape.queries.public import held_back, public_processes


def public_switch(request: HttpRequest, process_id: int) -> str:
    """Who may publish a process says here whether everybody may read it."""
    try:
        process: Any = access_process(request.user, process_id, May.PUBLISH)
    except (Http404, PermissionDenied):
        return ""
    context: dict[str, Any] = {"process": process, "held": [], "shown": True}
    if process.is_held_back and (process.is_public or process.is_public_by_domain):
        context["held"] = [(one, [sentence(remark) for remark in one.remarks]) for one in held_back(process)]
        context["shown"] = public_processes().filter(pk=process.pk).exists()
    return render_to_string("landscape/parts/public_switch.html", context, request)
