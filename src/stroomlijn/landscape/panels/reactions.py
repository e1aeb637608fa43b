"""What the page of a process says about reactions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string

from stroomlijn.landscape.access import access_process, answers_for, versions_on_page
from stroomlijn.landscape.queries.reactions import open_counts
from stroomlijn.landscape.queries.validity import ended


def react(request: HttpRequest, process_id: int) -> str:
    """Reacting on the process as a whole, and for who answers how many reactions wait."""
    waiting = sum(waiting_on(request, process_id).values())
    versions = versions_on_page(request.user, access_process(request.user, process_id))
    has_ended = ended(version.state for version in versions)
    if has_ended and not waiting:
        return ""
    context = {"process_id": process_id, "waiting": waiting, "ended": has_ended}
    return render_to_string("landscape/parts/react_process.html", context)


def waiting_on(request: Any, process_id: int) -> dict[UUID | None, int]:
    """How many reactions wait per step, for who answers them; asked once per page."""
    known: dict[int, dict[UUID | None, int]] = request.__dict__.setdefault("_reactions_waiting", {})
    if process_id not in known:
        answers = answers_for(request.user, access_process(request.user, process_id))
        known[process_id] = open_counts(process_id) if answers else {}
    return known[process_id]
