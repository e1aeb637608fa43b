"""Comparing the processes of a traject, and what an import that is turned back means for its groups."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import fold, storable
from stroomlijn.harmonisation.models import Group, Grouping, GroupMember

from .choosing.arranging import wait_for_others
from .describing import describe_groups, remove_empty, settle_clusters
from .nearness import near_processes
from .regrouping import basis_of, compare, replace_groups


@transaction.atomic
def start_grouping(actor: Actor, traject_id: int) -> Grouping:
    """Queues a comparison of all source processes; while one runs, that one is returned."""
    from stroomlijn.harmonisation import jobs

    try:
        with transaction.atomic():
            grouping = Grouping.objects.create(traject_id=traject_id, started_by_id=actor.account_id)
    except IntegrityError:
        return Grouping.objects.get(traject_id=traject_id, state=Grouping.State.RUNNING)
    audit(actor, "grouping-started", "traject", traject_id)
    jobs.propose_groups.configure(lock=f"grouping-{traject_id}").defer(grouping_id=grouping.pk)
    return grouping


def propose_groups(grouping_id: int) -> None:
    """Compares the processes of a traject and arranges its proposed groups anew.

    Groups in which work has begun stay as they are. What people chose stays: what they put together or apart, in which
    cluster, what is dropped; a group goes on as the one with which it shares most processes. When people arrange while
    the comparison runs, it is made again.
    """
    grouping = Grouping.objects.get(pk=grouping_id)
    while grouping.state == Grouping.State.RUNNING:
        basis = basis_of(grouping.traject_id)
        found = compare(basis)
        near = near_processes(grouping.traject_id, [one.sources for one in found])
        replace_groups(grouping, found, basis, near)
        grouping.refresh_from_db()


@transaction.atomic
def fail_grouping(grouping_id: int) -> None:
    """Ends a comparison that could not be made; the groups stay as they were."""
    grouping = Grouping.objects.get(pk=grouping_id)
    Grouping.objects.filter(pk=grouping_id).update(state=Grouping.State.FAILED, finished_at=timezone.now())
    live.publish(f"traject-{grouping.traject_id}", state=Grouping.State.FAILED)


def release_imported(vanishing: list[int], remaining: dict[int, int]) -> None:
    """Prepares groups for an import that is turned back: processes that vanish leave their group, the others lie in it
    with the version that remains (process id -> version id).

    Raises Problem "import-in-use" when one of them is already being merged.
    """
    touched = GroupMember.objects.filter(process__in=[*vanishing, *remaining])
    for traject_id in sorted(set(touched.values_list("group__traject", flat=True))):
        wait_for_others(traject_id)
    groups = list(
        Group.objects.select_for_update().filter(members__in=touched).order_by("pk").values_list("pk", flat=True)
    )
    members = touched.select_related("group", "process")
    for member in members:
        if member.group.state != Group.State.PROPOSED:
            raise Problem("import-in-use", name=member.process.name)
        if member.process_id in remaining:
            member.version_id = remaining[member.process_id]
            member.save(update_fields=["version"])
    touched.filter(process__in=vanishing).delete()
    remove_empty(groups)
    describe_groups(groups)
    settle_clusters(groups)


@transaction.atomic
def rename_group(actor: Actor, group: Group, name: str, seen: int | None = None) -> None:
    """Gives a group a name. Raises Problem "changed-meanwhile" when it changed after the revision that was `seen`."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    refuse_stale(group, seen)
    group.name = storable(name).strip()[:300] or group.name
    group.name_key = fold(group.name)[:300]
    group.is_renamed = True
    group.revision += 1
    group.save(update_fields=["name", "name_key", "is_renamed", "revision"])
    audit(actor, "group-renamed", "group", group.pk, name=group.name)
