"""How one comes at a meeting of a working group: its papers are for its members, the steering group and planners."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, allowed_scopes
from stroomlijn.harmonisation.models import Meeting

from .part import parts_of
from .working_groups import leads, takes_part


def access_meeting(account: Any, meeting_id: int, what: May = May.FOLLOW) -> Meeting:
    """The meeting; 404 for who may not look at it, 403 for who may only look.

    HARMONISE is to take part (presence, notes), PLAN to lead it: agenda, begin, end, report.
    """
    found = visible_meetings(account).select_related("working_group__traject").filter(pk=meeting_id).first()
    if found is None:
        raise Http404
    may = {May.PLAN: leads, May.HARMONISE: takes_part}.get(what)
    if may is not None and not may(account, found.working_group):
        raise PermissionDenied
    return found


def visible_meetings(account: Any) -> QuerySet[Meeting]:
    """The meetings that the account may look at, of every traject."""
    within = allowed_scopes(account, May.FOLLOW, "traject")
    if within is None:
        return Meeting.objects.all()
    parts = parts_of(account)
    steered = {part.traject_id for part in parts if part.steering}
    mine = {part.working_group_id for part in parts}
    return Meeting.objects.filter(Q(working_group__traject__in=within | steered) | Q(working_group__in=mine))
