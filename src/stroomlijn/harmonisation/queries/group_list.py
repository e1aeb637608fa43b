"""The groups of a traject by cluster, what merging saves most first: filtered and paged, with what lies in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Group, GroupMember

from .funnel import STAGES, WITHOUT_TIMING, groups_of_traject
from .group_members import MemberRow, members_of
from .needed import IS_DROPPED
from .reasons import advice_label, reason_words

NONE = -1
"""Of a cluster or working group: groups that have none."""


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Which groups to show; what is empty leaves nothing out. `stage` is a key of STAGES, `timing` may be "geen"."""

    text: str = ""
    stage: str = ""
    cluster: int | None = None
    working_group: int | None = None
    timing: str = ""

    def __bool__(self) -> bool:
        return any((self.text, self.stage, self.cluster, self.working_group, self.timing))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in a list. `saves` is how many steps need no longer be kept once it is one process."""

    id: int
    number: str
    name: str
    state: str
    state_label: str
    members: int
    needed: int
    likeness: int
    saves: int
    reasons: list[str]
    advice: str
    cluster_id: int | None
    cluster: str
    working_group: str
    timing: str
    timing_label: str
    timing_reason: str
    processes: list[MemberRow] = field(default_factory=list)

    @property
    def drops_out(self) -> bool:
        """Whether nothing in it is needed."""
        return not self.needed

    @property
    def is_free(self) -> bool:
        """Whether processes can still come and go."""
        return self.state == Group.State.PROPOSED


def groups(
    traject_id: int,
    chosen: GroupFilter = GroupFilter(),
    *,
    offset: int = 0,
    limit: int = 50,
    with_members: bool = False,
) -> tuple[list[GroupRow], int]:
    """A page of groups, and how many there are."""
    matching = _matching(traject_id, chosen)
    page = list(
        _counted(matching)
        .select_related("cluster", "working_group")
        .order_by(F("cluster__name_key").asc(nulls_last=True), "-saves", "name_key", "pk")[offset : offset + limit]
    )
    inside = members_of([group.pk for group in page]) if with_members else {}
    return [_row(group, inside.get(group.pk, [])) for group in page], matching.count()


def group_ids(traject_id: int, chosen: GroupFilter) -> list[int]:
    """All groups that match."""
    return list(_matching(traject_id, chosen).values_list("pk", flat=True))


def processes_of(traject_id: int, group_ids: Collection[int]) -> list[int]:
    """The processes that lie in these groups of the traject."""
    lying = GroupMember.objects.filter(group__in=group_ids, group__traject=traject_id)
    return list(lying.values_list("process", flat=True))


def _matching(traject_id: int, chosen: GroupFilter) -> QuerySet[Group]:
    found = groups_of_traject(traject_id).filter(STAGES.get(chosen.stage, Q()))
    for word in fold(chosen.text).split():
        inside = GroupMember.objects.filter(Q(process__name_key__contains=word) | Q(process__code__iexact=word))
        found = found.filter(Q(name_key__contains=word) | Q(pk__in=inside.values("group")))
    if chosen.cluster is not None:
        found = found.filter(cluster=None if chosen.cluster == NONE else chosen.cluster)
    if chosen.working_group is not None:
        found = found.filter(working_group=None if chosen.working_group == NONE else chosen.working_group)
    if chosen.timing:
        found = found.filter(WITHOUT_TIMING if chosen.timing == "geen" else Q(timing=chosen.timing))
    return found


def _counted(found: QuerySet[Group]) -> QuerySet[Any]:
    """With the number of members, and how many are needed."""
    inside = GroupMember.objects.filter(group=OuterRef("pk")).order_by().values("group")
    needed = inside.filter(~IS_DROPPED)
    return found.annotate(size=Coalesce(_counted_once(inside), 0), needed=Coalesce(_counted_once(needed), 0))


def _counted_once(rows: QuerySet[Any, Any]) -> Subquery:
    return Subquery(rows.annotate(counted=Count("pk")).values("counted")[:1], output_field=IntegerField())


def _row(group: Group, processes: list[MemberRow]) -> GroupRow:
    return GroupRow(
        id=group.pk,
        number=group.number,
        name=group.name,
        state=group.state,
        state_label=group.get_state_display(),
        members=getattr(group, "size", 0),
        needed=getattr(group, "needed", 0),
        likeness=round(100 * group.likeness),
        saves=group.saves,
        reasons=reason_words(group.reasons),
        advice=advice_label(group.advice),
        cluster_id=group.cluster_id,
        cluster=group.cluster.name if group.cluster else "",
        working_group=group.working_group.name if group.working_group else "",
        timing=group.timing,
        timing_label=group.get_timing_display() if group.timing else "",
        timing_reason=group.timing_reason,
        processes=processes,
    )
