"""How one comes at a group. Nobody reaches its rows in another way."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed

from .models import Group

# Who decides may look, and so may who publishes: what one puts one's name to, one must be able to read.
READING = (May.HARMONISE, May.PUBLISH)


def access_group(account: Any, group_id: int, *any_of: May) -> Group:
    """The group, when the account may do any of these things in its traject (decide, when none is named); else 404."""
    group = Group.objects.select_related("traject", "published__process").defer(
        "published__bpmn", "published__graph", "published__drawing"
    )
    found = group.filter(pk=group_id).first()
    if found is None or not any(may(account, found, what) for what in any_of or (May.HARMONISE,)):
        raise Http404
    return found


def may(account: Any, group: Group, what: May) -> bool:
    """Whether the account may do `what` with this group, to show what it can do."""
    return allowed(account, what, Scope("traject", group.traject_id))
