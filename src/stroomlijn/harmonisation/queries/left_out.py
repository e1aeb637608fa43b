"""Organisations that take no part in the one process of a group: of them it is asked whether it applies there."""

from __future__ import annotations

from stroomlijn.harmonisation.models import GroupMember
from stroomlijn.organisation.queries.people import place_of
from stroomlijn.organisation.queries.trajecten import organisations

from .needed import replaced_members

_OWNER = "process__landscape__organisation"


def left_out(group_id: int) -> dict[int, str]:
    """By id the names of organisations of which every member was dropped, and none as a double of what was merged."""
    members = GroupMember.objects.filter(group=group_id).exclude(**{_OWNER: None})
    taking_part = replaced_members(group_id).exclude(**{_OWNER: None}).values(_OWNER)
    asked = set(members.exclude(**{f"{_OWNER}__in": taking_part}).values_list(_OWNER, flat=True))
    return dict(sorted(organisations(asked).items(), key=lambda one: one[1]))


def without_processes(group_id: int, account_id: int | None) -> dict[int, str]:
    """The organisation of who publishes, by id its name, when no process of the group is its own: most often the new
    municipality, which works as is decided here and had no processes before."""
    organisation_id, name, _werkrollen = place_of(account_id)
    if organisation_id is None or GroupMember.objects.filter(group=group_id, **{_OWNER: organisation_id}).exists():
        return {}
    return {organisation_id: name}
