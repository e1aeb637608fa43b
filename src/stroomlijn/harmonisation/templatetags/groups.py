"""Where the pages of a group stand: {% group_breadcrumb group %}; what a page lies under follows as labels and
addresses: {% group_breadcrumb group group.name group_url _("Toets") review_url %}. And what was published of it:
{% published_of group %}."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.views.crumbs import above_group
from stroomlijn.landscape.queries.responsible import people_of
from stroomlijn.landscape.queries.validity import first_days_of

register = template.Library()


@register.inclusion_tag("parts/breadcrumb.html", takes_context=True)
def group_breadcrumb(context: Context, group: Group, *below: str) -> dict[str, Any]:
    under = list(zip(below[::2], below[1::2], strict=True))
    return {"crumbs": [*above_group(context["request"].user, group), *under]}


@register.inclusion_tag("harmonisation/parts/published.html")
def published_of(group: Group) -> dict[str, Any]:
    """Its version with the day from which that applies and who looks after the process; nothing before there is one."""
    if group.published is None:
        return {}
    version = group.published
    owner = people_of([version.process]).get(version.process.owner_id or 0)
    begins = first_days_of([version.pk]).get(version.pk)
    return {
        "version": version.number,
        "begins": date_format(begins, "j F Y") if begins else "",
        "owner": owner.name if owner else _("nog niet gekozen"),
    }
