"""Organisations that take no part in the one process of a group: of them it is asked whether it applies there."""

from __future__ import annotations

from stroomlijn.harmonisation.models import GroupMember
from stroomlijn.organisation.queries.trajecten import organisations

from .needed import replaced_members


def left_out(group_id: int) -> dict[int, str]:
    """By id the names of organisations of which every member was dropped, and none as a double of what was merged."""
    owner = "process__landscape__organisation"
    members = GroupMember.objects.filter(group=group_id).exclude(**{owner: None})
    taking_part = replaced_members(group_id).exclude(**{owner: None}).values(owner)
    asked = set(members.exclude(**{f"{owner}__in": taking_part}).values_list(owner, flat=True))
    return dict(sorted(organisations(asked).items(), key=lambda one: one[1]))
