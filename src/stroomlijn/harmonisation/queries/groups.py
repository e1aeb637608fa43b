"""Groups of a traject, and where a process lies."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Decision, Difference, Group, Grouping, GroupMember
from stroomlijn.landscape.queries.inventory import InventoryRow, rows_of

from .funnel import STAGES


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in a list."""

    id: int
    number: str
    name: str
    state: str
    state_label: str
    members: int
    likeness: int


def groups(
    traject_id: int, *, stage: str = "", text: str = "", offset: int = 0, limit: int = 50
) -> tuple[list[GroupRow], int]:
    """Groups, the largest first; `stage` is a key of STAGES."""
    chosen = Group.objects.filter(STAGES.get(stage, Q()), traject_id=traject_id)
    for word in fold(text).split():
        chosen = chosen.filter(name_key__contains=word)
    page = chosen.annotate(size=Count("members")).order_by("-size", "name_key", "pk")[offset : offset + limit]
    rows = [_row(group) for group in page]
    return rows, chosen.count()


def members(group: Group) -> list[InventoryRow]:
    """The processes of a group, by organisation."""
    ids = list(group.members.values_list("process", flat=True))
    return sorted(rows_of(ids).values(), key=lambda row: (row.organisation, row.id))


def group_of(process_ids: list[int]) -> dict[int, tuple[int, str, str]]:
    """(id, name, state label) of the group of each process that has one."""
    rows = GroupMember.objects.filter(process__in=process_ids).select_related("group")
    return {row.process_id: (row.group_id, row.group.name, row.group.get_state_display()) for row in rows}


def processes_in(traject_id: int, stage: str) -> list[int] | None:
    """Ids of the processes whose group has come to a stage; None for no limit; 'los' are those without a group."""
    lying = GroupMember.objects.filter(group__traject_id=traject_id)
    if stage == "groep":
        return list(lying.values_list("process", flat=True))
    if not (reached := STAGES.get(stage)):
        return None
    come_so_far = Group.objects.filter(reached, traject_id=traject_id)
    return list(lying.filter(group__in=come_so_far).values_list("process", flat=True))


def proposed_groups(traject_id: int, besides: int) -> list[tuple[int, str]]:
    """Other groups that a process can be moved to."""
    others = Group.objects.filter(traject_id=traject_id, state=Group.State.PROPOSED).exclude(pk=besides)
    return list(others.values_list("pk", "name"))


def latest_grouping(traject_id: int) -> Grouping | None:
    return Grouping.objects.filter(traject_id=traject_id).order_by("-started_at").first()


def count_open(group: Group) -> tuple[int, int]:
    """(open, all) differences of a group."""
    counted = Difference.objects.filter(draft__group=group).aggregate(
        open=Count("pk", filter=Q(decided=False)), every=Count("pk")
    )
    return counted["open"], counted["every"]


def _row(group: Group) -> GroupRow:
    return GroupRow(
        id=group.pk,
        number=group.number,
        name=group.name,
        state=group.state,
        state_label=group.get_state_display(),
        members=getattr(group, "size", 0),
        likeness=round(100 * group.likeness),
    )


def decisions_behind_process(process_id: int) -> list[Decision]:
    """The decisions that the newest published version of a process rests on, in order of number.

    What was decided or withdrawn since, for a next version, does not count yet.
    """
    published_at = F("group__published__published_at")
    chosen = Decision.objects.filter(group__published__process=process_id, decided_at__lte=published_at)
    chosen = chosen.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=published_at))
    return list(chosen.only("number", "summary", "reason").order_by("pk"))
