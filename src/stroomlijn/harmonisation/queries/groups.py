"""Groups of a traject, and where a process lies."""

from __future__ import annotations

from django.db.models import Count, F, Q

from stroomlijn.harmonisation.models import Decision, Difference, Group, Grouping, GroupMember
from stroomlijn.landscape.queries.inventory import source_ids

from .funnel import STAGES, dropped_processes


def group_of(process_ids: list[int]) -> dict[int, tuple[int, str, str]]:
    """(id, name, state label) of the group of each process that has one."""
    rows = GroupMember.objects.filter(process__in=process_ids).select_related("group")
    return {row.process_id: (row.group_id, row.group.name, row.group.get_state_display()) for row in rows}


def processes_in(traject_id: int, stage: str) -> list[int] | None:
    """Ids of the processes whose group has come to a stage; None for no limit.

    Besides the stages of a group: 'nodig' and 'vervalt' are processes that are needed or dropped, 'groep' and 'los'
    those that lie in a group or in none.
    """
    lying = GroupMember.objects.filter(group__traject_id=traject_id)
    if stage in ("nodig", "vervalt"):
        dropped = set(dropped_processes(traject_id).values_list("process", flat=True))
        return sorted(dropped if stage == "vervalt" else source_ids(traject_id) - dropped)
    if stage in ("groep", "los"):
        grouped = set(lying.values_list("process", flat=True))
        return sorted(grouped if stage == "groep" else source_ids(traject_id) - grouped)
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


def decisions_behind_process(process_id: int) -> list[Decision]:
    """The decisions that the newest published version of a process rests on, in order of number.

    What was decided or withdrawn since, for a next version, does not count yet.
    """
    published_at = F("group__published__published_at")
    chosen = Decision.objects.filter(group__published__process=process_id, decided_at__lte=published_at)
    chosen = chosen.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=published_at))
    return list(chosen.defer("advice", "names").order_by("pk"))
