"""What harmonisation shows on the pages of other contexts."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from .queries.groups import decisions_behind_process


def decisions_behind(request: HttpRequest, process_id: int) -> str:
    """On the page of a published process: the decisions it rests on."""
    decisions = decisions_behind_process(process_id)
    return (
        render_to_string("harmonisation/panels/decisions.html", {"decisions": decisions}, request) if decisions else ""
    )
