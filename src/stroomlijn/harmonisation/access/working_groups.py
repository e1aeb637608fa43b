"""How one comes at a working group and at a premise of a traject."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.harmonisation.models import Premise, WorkingGroup

from .groups import follows
from .part import parts_of


def access_working_group(account: Any, working_group_id: int, *any_of: May) -> WorkingGroup:
    """The working group, when the account may do any of these things with it (look, when none is named).

    PLAN is to change who is in it and what it does, HARMONISE to take part in its work. 404 for who may not look at
    its traject, 403 for who may only look.
    """
    found = WorkingGroup.objects.select_related("traject").filter(pk=working_group_id).first()
    if found is None or not follows(account, found.traject_id):
        raise Http404
    if not any(_may(account, found, what) for what in any_of or (May.FOLLOW,)):
        raise PermissionDenied
    return found


def access_premise(account: Any, premise_id: int, what: May = May.FOLLOW) -> Premise:
    """A premise, for who may look at its traject; who takes part in it or plans may change it. 404 and 403 as above."""
    found = Premise.objects.select_related("traject").filter(pk=premise_id).first()
    if found is None or not follows(account, found.traject_id):
        raise Http404
    if what != May.FOLLOW and not changes_premises(account, found.traject_id):
        raise PermissionDenied
    return found


def leads(account: Any, working_group: WorkingGroup) -> bool:
    """Whether the account may say who is in it and what it does: a planner, its trekker, voorzitter or secretaris."""
    if allowed(account, May.PLAN, Scope("traject", working_group.traject_id)):
        return True
    return any(part.leading for part in parts_of(account) if part.working_group_id == working_group.pk)


def takes_part(account: Any, working_group: WorkingGroup) -> bool:
    """Whether the account may take part in its work: a member, or who harmonises in the traject."""
    if allowed(account, May.HARMONISE, Scope("traject", working_group.traject_id)):
        return True
    return any(part.working_group_id == working_group.pk for part in parts_of(account))


def changes_premises(account: Any, traject_id: int) -> bool:
    """Whether the account may write down what a traject rests on: a planner, or who leads one of its groups."""
    if allowed(account, May.PLAN, Scope("traject", traject_id)):
        return True
    return any(part.leading for part in parts_of(account) if part.traject_id == traject_id)


def visible_working_groups(account: Any, traject_id: int) -> QuerySet[WorkingGroup]:
    """The working groups of a traject, for who may look at it; for others there are none."""
    groups = WorkingGroup.objects.filter(traject=traject_id)
    return groups if follows(account, traject_id) else groups.none()


def _may(account: Any, working_group: WorkingGroup, what: May) -> bool:
    if what == May.FOLLOW:
        return True
    return leads(account, working_group) if what == May.PLAN else takes_part(account, working_group)
