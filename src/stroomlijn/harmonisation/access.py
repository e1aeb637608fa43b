"""How one comes at a group. Nobody reaches its rows in another way."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed

from .models import Group


def access_group(account: Any, group_id: int, what: May = May.HARMONISE) -> Group:
    """The group, when the account may work in its traject; else 404."""
    group = Group.objects.select_related("traject", "published").defer(
        "published__bpmn", "published__graph", "published__drawing"
    )
    found = group.filter(pk=group_id).first()
    if found is None or not allowed(account, what, Scope("traject", found.traject_id)):
        raise Http404
    return found
