"""Working groups of a traject: the list, the page of one, and how many colleagues take part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from stroomlijn.foundation import clock
from stroomlijn.foundation.small_numbers import FEWEST
from stroomlijn.harmonisation.access.part import member_today
from stroomlijn.harmonisation.models import Group, GroupMember, Meeting, Membership, Theme, WorkingGroup
from stroomlijn.landscape.queries.inventory import inventory
from stroomlijn.organisation.queries.groups import how_many_work

from .needed import IS_DROPPED


@dataclass(frozen=True, slots=True)
class WorkingGroupRow:
    """A working group in a list. `kind` is empty for an ordinary one."""

    id: int
    name: str
    kind: str
    traject: str
    leaders: tuple[str, ...]
    members: int
    groups: int
    themes: int
    next_day: datetime.date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Participation:
    """How many colleagues of the organisations of a traject are in its working groups today; percent of all."""

    taking_part: int
    of: int

    @property
    def percent(self) -> int | None:
        """None where the number would tell of one of them."""
        return round(100 * self.taking_part / self.of) if self.of >= FEWEST else None


def working_group_rows(chosen: QuerySet[WorkingGroup]) -> list[WorkingGroupRow]:
    """The working groups with what there is of each; the open ones first."""
    ahead = Meeting.objects.filter(
        working_group=OuterRef("pk"), day__gte=clock.today(), state__in=(Meeting.State.PLANNED, Meeting.State.RUNNING)
    )
    found = chosen.select_related("traject").annotate(
        next_day=Subquery(ahead.order_by("day").values("day")[:1]),
        how_many_groups=_count(Group.objects.all()),
        how_many_themes=_count(Theme.objects.filter(settled_on=None)),
    )
    rows = list(found)
    members = _members([row.pk for row in rows])
    rows.sort(key=lambda row: (row.closed_at is not None, KIND_ORDER.index(row.kind), row.name))
    return [_row(row, members.get(row.pk, [])) for row in rows]


def members_of(working_group_id: int) -> list[Membership]:
    """Who is in it today, trekker and voorzitter first."""
    current = Membership.objects.filter(member_today(), working_group=working_group_id)
    members = list(current.select_related("person__organisation", "succeeds__person"))
    return sorted(members, key=lambda one: (PART_ORDER.index(one.part), one.discipline, one.person.name_key))


def to_come(working_group_id: int) -> list[Membership]:
    """Who joins on a later day."""
    later = Membership.objects.filter(working_group=working_group_id, begins__gt=clock.today())
    return list(later.select_related("person", "succeeds__person"))


def former_members(working_group_id: int) -> list[Membership]:
    """Who was in it, the last one first, with who took their place."""
    gone = Membership.objects.filter(working_group=working_group_id, ends__lte=clock.today())
    return list(gone.select_related("person").prefetch_related("succeeded_by__person").order_by("-ends", "-pk"))


def participation(traject_id: int) -> Participation:
    """Of the organisations whose processes are in the traject; a member of two groups counts once."""
    organisations = [pk for pk, _name, _number in inventory(traject_id, limit=0).organisations if pk is not None]
    current = Membership.objects.filter(
        member_today(),
        working_group__traject=traject_id,
        working_group__closed_at=None,
        person__organisation__in=organisations,
    )
    taking_part = current.aggregate(number=Count("person", distinct=True))["number"]
    return Participation(taking_part, how_many_work(organisations))


def groups_of(working_group_id: int, *, offset: int, limit: int) -> tuple[list[Group], int]:
    """The groups of equal processes it goes through; `size` is how many processes of a group are needed."""
    chosen = Group.objects.filter(working_group=working_group_id)
    needed = GroupMember.objects.filter(~IS_DROPPED, group=OuterRef("pk")).order_by()
    size = Subquery(needed.values("group").annotate(number=Count("pk")).values("number"))
    page = chosen.annotate(size=Coalesce(size, 0)).order_by("name_key", "pk")
    return list(page[offset : offset + limit]), chosen.count()


def how_many_processes(working_group_id: int) -> int:
    """How many needed processes are in the groups that it goes through."""
    return GroupMember.objects.filter(~IS_DROPPED, group__working_group=working_group_id).count()


def themes_of(working_group_id: int) -> list[Theme]:
    """What is still discussed first."""
    themes = Theme.objects.filter(working_group=working_group_id).select_related("leader", "group")
    return sorted(themes, key=lambda theme: (theme.settled_on is not None, theme.pk))


def meetings_of(working_group_id: int, *, limit: int = 50) -> tuple[list[Meeting], list[Meeting]]:
    """Those to come (and running), the first one first; and those that were, the last one first."""
    meetings = Meeting.objects.filter(working_group=working_group_id)
    ahead = meetings.exclude(state=Meeting.State.DONE).order_by("day", "begins", "pk")
    was = meetings.filter(state=Meeting.State.DONE).order_by("-day", "-pk")
    return list(ahead[:limit]), list(was[:limit])


def working_group_names(ids: Iterable[int]) -> dict[int, str]:
    return dict(WorkingGroup.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def working_group_choices(traject_id: int) -> list[tuple[int, str]]:
    """The open working groups of a traject, to assign groups to."""
    chosen = WorkingGroup.objects.filter(traject=traject_id, closed_at=None)
    return list(chosen.order_by("kind", "name").values_list("pk", "name"))


KIND_ORDER: list[str] = [
    WorkingGroup.Kind.STUURGROEP,
    WorkingGroup.Kind.WERKGROEP,
    WorkingGroup.Kind.ONDERSTEUNEND,
    WorkingGroup.Kind.KLANKBORD,
]
PART_ORDER: list[str] = [
    Membership.Part.CHAIR,
    Membership.Part.LEADER,
    Membership.Part.SECRETARY,
    Membership.Part.MEMBER,
]


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many of these there are of the working group that a row is."""
    mine = rows.filter(working_group=OuterRef("pk")).order_by()
    return Subquery(mine.values("working_group").annotate(number=Count("pk")).values("number"))


def _members(ids: list[int]) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {}
    current = Membership.objects.filter(member_today(), working_group__in=ids).select_related("person")
    for membership in current:
        found.setdefault(membership.working_group_id, []).append(membership)
    return found


def _row(row: WorkingGroup, members: list[Membership]) -> WorkingGroupRow:
    leading = (Membership.Part.LEADER, Membership.Part.CHAIR)
    return WorkingGroupRow(
        id=row.pk,
        name=row.name,
        kind="" if row.kind == WorkingGroup.Kind.WERKGROEP else row.get_kind_display(),
        traject=row.traject.name,
        leaders=tuple(one.person.name for one in members if one.part in leading),
        members=len(members),
        groups=row.how_many_groups or 0,  # type: ignore[attr-defined]
        themes=row.how_many_themes or 0,  # type: ignore[attr-defined]
        next_day=row.next_day,  # type: ignore[attr-defined]
        closed=row.closed_at is not None,
    )
