"""{% open_reactions step.id %}: how many reactions wait on a step of the process of the page, for who answers them."""

from __future__ import annotations

from uuid import UUID

from django import template
from django.template import Context

from stroomlijn.landscape.panels.reactions import waiting_on

register = template.Library()


@register.simple_tag(takes_context=True)
def open_reactions(context: Context, step_id: UUID | None) -> int:
    """0 for whom it is no concern."""
    request, process = context.get("request"), context.get("process")
    if request is None or process is None or step_id is None:
        return 0
    return waiting_on(request, process.pk).get(step_id, 0)
