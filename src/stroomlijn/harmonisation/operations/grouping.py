"""Proposing groups of equal processes, and moving a process to another group."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from stroomlijn.engines.matching import Cluster, Member, cluster
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import fold, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Group, Grouping, GroupMember
from stroomlijn.landscape.queries.sources import SourceProcess, source_processes


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
    """Replaces the proposed groups of a traject; groups in which work has begun stay as they are."""
    grouping = Grouping.objects.get(pk=grouping_id)
    if grouping.state != Grouping.State.RUNNING:
        return
    begun = GroupMember.objects.filter(group__traject_id=grouping.traject_id).exclude(group__state=Group.State.PROPOSED)
    taken = set(begun.values_list("process", flat=True))
    sources = {
        source.number: source for source in source_processes(grouping.traject_id) if source.process_id not in taken
    }
    clusters = cluster([Member(number, source.graph) for number, source in sources.items()])
    _replace(grouping, clusters, sources)


@transaction.atomic
def fail_grouping(grouping_id: int) -> None:
    """Ends a comparison that could not be made; the groups stay as they were."""
    grouping = Grouping.objects.get(pk=grouping_id)
    Grouping.objects.filter(pk=grouping_id).update(state=Grouping.State.FAILED, finished_at=timezone.now())
    live.publish(f"traject-{grouping.traject_id}", state=Grouping.State.FAILED)


@transaction.atomic
def move_process(actor: Actor, process_id: int, target_id: int | None) -> Group:
    """Puts a process in another proposed group, or in a new one of its own. Raises Problem once either is in work."""
    member = GroupMember.objects.select_for_update(of=("self",)).select_related("process").get(process_id=process_id)
    if target_id is None:
        target_id = _own_group(member).pk
    groups = Group.objects.select_for_update().filter(pk__in=[member.group_id, target_id]).order_by("pk")
    found = {group.pk: _proposed(group) for group in groups}
    left, target = found[member.group_id], found[target_id]
    member.group = target
    member.save(update_fields=["group"])
    groups.update(revision=F("revision") + 1)
    if not left.members.exists():
        left.delete()
    audit(actor, "process-moved", "group", target.pk, process=process_id)
    return target


def _own_group(member: GroupMember) -> Group:
    name = member.process.name
    traject_id = Group.objects.values_list("traject", flat=True).get(pk=member.group_id)
    return Group.objects.create(traject_id=traject_id, name=name, name_key=fold(name)[:300], likeness=1.0)


def _proposed(group: Group) -> Group:
    if group.state != Group.State.PROPOSED:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    return group


def release_imported(vanishing: list[int], remaining: dict[int, int]) -> None:
    """Prepares groups for an import that is turned back: processes that vanish leave their group, the others lie in it
    with the version that remains (process id -> version id).

    Raises Problem "import-in-use" when one of them is already being merged.
    """
    members = GroupMember.objects.filter(process__in=[*vanishing, *remaining]).select_related("group", "process")
    for member in members:
        if member.group.state != Group.State.PROPOSED:
            raise Problem("import-in-use", name=member.process.name)
        if member.process_id in remaining:
            member.version_id = remaining[member.process_id]
            member.save(update_fields=["version"])
    groups = {member.group_id for member in members}
    members.filter(process__in=vanishing).delete()
    Group.objects.filter(pk__in=groups, members=None).delete()


@transaction.atomic
def rename_group(actor: Actor, group: Group, name: str, seen: int | None = None) -> None:
    """Gives a group a name. Raises Problem "changed-meanwhile" when it changed after the revision that was `seen`."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    refuse_stale(group, seen)
    group.name = storable(name).strip()[:300] or group.name
    group.name_key = fold(group.name)[:300]
    group.revision += 1
    group.save(update_fields=["name", "name_key", "revision"])
    audit(actor, "group-renamed", "group", group.pk, name=group.name)


@transaction.atomic
def _replace(grouping: Grouping, clusters: Sequence[Cluster], sources: dict[str, SourceProcess]) -> None:
    grouping = Grouping.objects.select_for_update().get(pk=grouping.pk)
    if grouping.state != Grouping.State.RUNNING:
        return
    proposed = Group.objects.filter(traject_id=grouping.traject_id, state=Group.State.PROPOSED)
    GroupMember.objects.filter(group__in=proposed).delete()
    proposed.delete()
    groups = Group.objects.bulk_create([_group(grouping, found) for found in clusters])
    GroupMember.objects.bulk_create(
        GroupMember(
            group=group,
            process_id=sources[member.file].process_id,
            version_id=sources[member.file].version_id,
        )
        for group, found in zip(groups, clusters, strict=True)
        for member in found.members
    )
    grouping.state = Grouping.State.DONE
    grouping.finished_at = timezone.now()
    grouping.save()
    actor = Actor(grouping.started_by_id, "werker")
    audit(actor, "groups-proposed", "traject", grouping.traject_id, groups=len(groups))
    tell(actor, events.GROUPS_PROPOSED, "traject", grouping.traject_id, groups=len(groups))
    live.publish(f"traject-{grouping.traject_id}", state=grouping.state)


def _group(grouping: Grouping, found: Cluster) -> Group:
    name = storable(found.name).strip()[:300]
    return Group(
        traject_id=grouping.traject_id, name=name, name_key=fold(name)[:300], likeness=round(found.likeness, 4)
    )
