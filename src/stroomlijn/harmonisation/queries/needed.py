"""Which processes of a group take part in its one process: all that people did not drop."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from stroomlijn.harmonisation.models import GroupMember, ProcessChoice

DOUBLE = ProcessChoice.Dropped.DOUBLE

IS_DROPPED = Exists(ProcessChoice.objects.filter(process=OuterRef("process")).exclude(dropped=""))
"""The condition on GroupMember that its process was dropped."""

NEEDED_IN_GROUP = Exists(GroupMember.objects.filter(~IS_DROPPED, group=OuterRef("pk")))
"""The condition on Group that it has a needed process; a group without one is dropped as a whole."""


def dropped_among(processes: Iterable[int]) -> set[int]:
    """Those of these processes that people dropped."""
    return set(
        ProcessChoice.objects.filter(process__in=list(processes)).exclude(dropped="").values_list("process", flat=True)
    )


def published_versions(group_id: int) -> list[int]:
    """The versions that the one process takes the place of, in order of process."""
    return list(replaced_members(group_id).order_by("process").values_list("version", flat=True))


def replaced_members(group_id: int) -> QuerySet[GroupMember]:
    """Those that the one process takes the place of: what was merged, and what was dropped as double of it."""
    elsewhere = ProcessChoice.objects.filter(process=OuterRef("process")).exclude(dropped__in=("", DOUBLE))
    return GroupMember.objects.filter(~Exists(elsewhere), group=group_id)


def needed_versions(group_id: int) -> QuerySet[GroupMember, int]:
    """The ids of the versions that are merged, in order of process; part of the query that asks for those versions."""
    members = GroupMember.objects.filter(~IS_DROPPED, group=group_id).order_by("process")
    return members.values_list("version", flat=True)
