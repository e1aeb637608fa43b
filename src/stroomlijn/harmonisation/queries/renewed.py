"""Which source processes of a group were read in anew since its decisions: why some are asked again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Min

from stroomlijn.harmonisation.models import GroupMember

from .standing import in_force


@dataclass(frozen=True, slots=True)
class Renewed:
    """A source process of which a newer version was read in, and when."""

    process_id: int
    name: str
    organisation: str
    at: datetime.datetime


def renewed_sources(group_id: int) -> list[Renewed]:
    """The members of a group that are newer than its oldest decision in force, the newest first."""
    oldest = in_force(group_id).aggregate(oldest=Min("decided_at"))["oldest"]
    if oldest is None:
        return []
    newer = GroupMember.objects.filter(group=group_id, version__created_at__gt=oldest).order_by("-version__created_at")
    facts = newer.values_list("process", "process__name", "process__landscape__name", "version__created_at")
    return [Renewed(*one) for one in facts]
