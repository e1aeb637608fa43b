"""How one comes at a group, and which groups one may look at."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes
from stroomlijn.harmonisation.models import Group, Referral
from stroomlijn.organisation.access import access_traject
from stroomlijn.organisation.queries.trajecten import TrajectValue, traject, trajecten

from .part import parts_of

READING = (May.FOLLOW,)
"""What one must be allowed to look at a group: members, the steering group, and whoever decides or publishes are."""


def access_group(account: Any, group_id: int, *any_of: May) -> Group:
    """The group, when the account may do any of these things with it (decide, when none is named); else 404.

    Who takes part in its working group looks and decides; its steering group, and a working group to which one of its
    differences was referred, look.
    """
    group = Group.objects.select_related("traject", "published__process", "working_group", "cluster").defer(
        "published__bpmn", "published__graph", "published__drawing"
    )
    found = group.filter(pk=group_id).first()
    if found is None or not any(may(account, found, what) for what in any_of or (May.HARMONISE,)):
        raise Http404
    return found


def may(account: Any, group: Group, what: May) -> bool:
    """Whether the account may do `what` with this group, to show what it can do."""
    if allowed(account, what, Scope("traject", group.traject_id)):
        return True
    if what == May.HARMONISE:
        return any(part.working_group_id == group.working_group_id and not part.closed for part in parts_of(account))
    return what == May.FOLLOW and _looks_as_member(account, group)


def leads_workshop(account: Any, group: Group, working_group_id: int) -> bool:
    """Whether others may follow the account through the group in a meeting of this working group.

    That is who harmonises in the traject, and whoever leads the working group.
    """
    if allowed(account, May.HARMONISE, Scope("traject", group.traject_id)):
        return True
    return any(part.leading and part.working_group_id == working_group_id for part in parts_of(account))


def visible_groups(account: Any, traject_id: int) -> QuerySet[Group]:
    """The groups of a traject that the account may look at, to be limited further."""
    groups = Group.objects.filter(traject=traject_id)
    if allowed(account, May.FOLLOW, Scope("traject", traject_id)):
        return groups
    parts = [part for part in parts_of(account) if part.traject_id == traject_id]
    if any(part.steering for part in parts):
        return groups
    mine = [part.working_group_id for part in parts]
    asked = Referral.objects.filter(working_group__in=mine).values("group")
    return groups.filter(Q(working_group__in=mine) | Q(pk__in=asked))


def follows(account: Any, traject_id: int) -> bool:
    """Whether the account may look at the work of a traject: by a toegangsrol, or as a member of any of its groups."""
    if allowed(account, May.FOLLOW, Scope("traject", traject_id)):
        return True
    return any(part.traject_id == traject_id for part in parts_of(account))


def visible_trajecten(account: Any) -> list[TrajectValue]:
    """The trajecten of which the account may look at the work."""
    within = allowed_scopes(account, May.FOLLOW, "traject")
    return trajecten(within if within is None else within | {part.traject_id for part in parts_of(account)})


def access_workbench(account: Any, traject_id: int, what: May = May.FOLLOW) -> TrajectValue:
    """The traject, for who works in it or takes part in it; 403 for who only knows that it is there, else 404.

    Anything else than to follow needs a toegangsrol.
    """
    if not follows(account, traject_id) or allowed(account, what, Scope("traject", traject_id)):
        return access_traject(account, traject_id, what)
    found = traject(traject_id)
    if found is None:
        raise Http404
    if what != May.FOLLOW:
        raise PermissionDenied
    return found


def _looks_as_member(account: Any, group: Group) -> bool:
    parts = [part for part in parts_of(account) if part.traject_id == group.traject_id]
    mine = {part.working_group_id for part in parts}
    if group.working_group_id in mine or any(part.steering for part in parts):
        return True
    return bool(mine) and Referral.objects.filter(group=group, working_group__in=mine).exists()
