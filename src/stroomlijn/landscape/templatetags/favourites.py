"""{% favourite process %}: the star with which one keeps a process at hand."""

from __future__ import annotations

from typing import Any

from django import template

from stroomlijn.landscape.models import Process
from stroomlijn.landscape.queries.library import favourites_among

register = template.Library()


@register.inclusion_tag("landscape/parts/favourite.html", takes_context=True)
def favourite(context: template.Context, process: Process) -> dict[str, Any]:
    chosen = getattr(process, "is_favourite", None)
    if chosen is None:
        chosen = bool(favourites_among(context["request"].user.pk, [process.pk]))
    return {
        "process_id": process.pk,
        "name": process.name,
        "is_favourite": chosen,
        "csrf_token": context.get("csrf_token"),
    }
