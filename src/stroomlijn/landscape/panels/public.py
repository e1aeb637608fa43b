"""Sections of the page of a process that not everybody gets."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from stroomlijn.foundation.access import May
from stroomlijn.landscape.access import access_process


def public_switch(request: HttpRequest, process_id: int) -> str:
    """Who may publish a process says here whether everybody may read it."""
    try:
        process = access_process(request.user, process_id, May.PUBLISH)
    except (Http404, PermissionDenied):
        return ""
    return render_to_string("landscape/parts/public_switch.html", {"process": process}, request)
