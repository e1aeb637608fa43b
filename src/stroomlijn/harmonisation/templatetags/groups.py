"""Where the pages of a group stand: {% group_breadcrumb group %}; what a page lies under follows as labels and
addresses: {% group_breadcrumb group group.name group_url _("Toets") review_url %}."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.views.crumbs import above_group

register = template.Library()


@register.inclusion_tag("parts/breadcrumb.html", takes_context=True)
def group_breadcrumb(context: Context, group: Group, *below: str) -> dict[str, Any]:
    under = list(zip(below[::2], below[1::2], strict=True))
    return {"crumbs": [*above_group(context["request"].user, group), *under]}
