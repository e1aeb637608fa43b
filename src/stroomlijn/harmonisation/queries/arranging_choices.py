"""What one can choose when arranging: clusters, working groups, groups that processes can go to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from stroomlijn.harmonisation.models import Cluster, Group, ProcessChoice, WorkingGroup


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster with how many groups lie in it."""

    id: int
    name: str
    groups: int
    revision: int


def clusters_of(traject_id: int) -> list[ClusterRow]:
    """By name."""
    rows = Cluster.objects.filter(traject=traject_id).annotate(size=Count("groups")).order_by("name_key")
    return [ClusterRow(row.pk, row.name, row.size, row.revision) for row in rows]


def working_groups_of(traject_id: int) -> list[tuple[int, str]]:
    """The working groups that go through groups and are not closed, by name."""
    working = (WorkingGroup.Kind.WERKGROEP, WorkingGroup.Kind.ONDERSTEUNEND)
    chosen = WorkingGroup.objects.filter(traject=traject_id, closed_at=None, kind__in=working)
    return list(chosen.order_by("name").values_list("pk", "name"))


def free_groups(traject_id: int) -> list[tuple[int, str]]:
    """The groups that processes can be moved to, by name."""
    free = Group.objects.filter(traject=traject_id, state=Group.State.PROPOSED)
    return list(free.order_by("name_key", "pk").values_list("pk", "name"))


def processes_without_cluster(traject_id: int, processes: int) -> int:
    """How many of these many source processes lie in no cluster."""
    return processes - ProcessChoice.objects.filter(traject=traject_id).exclude(cluster=None).count()
