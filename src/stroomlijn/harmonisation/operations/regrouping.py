"""What a comparison makes of a traject: its proposed groups, arranged anew around what people chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Max
from django.utils import timezone

from stroomlijn.engines.matching import Cluster, Key, Member, Said, Thesaurus, cluster
from stroomlijn.engines.matching.grouping import Weighed, look_at_pairs, weigh
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import fold, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Arrangement, Bond, Group, Grouping, GroupMember, NearProcesses
from stroomlijn.harmonisation.queries.needed import dropped_among
from stroomlijn.harmonisation.queries.said import said_in
from stroomlijn.harmonisation.queries.words import thesaurus_with, words_of
from stroomlijn.landscape.queries.inventory import source_ids
from stroomlijn.landscape.queries.sources import SourceProcess, source_processes

from .choosing.arranging import wait_for_others
from .describing import advice_of, reasons_of, remove_empty, settle_clusters
from .nearness import keep_near_processes


@dataclass(frozen=True, slots=True)
class Basis:
    """What a comparison rests on: the processes that are free, and how far people had arranged."""

    traject_id: int
    free: frozenset[int]
    arranged: tuple[int | None, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A group that was found, with its processes as they were compared; `weighed` is of those that are needed."""

    cluster: Cluster
    sources: tuple[SourceProcess, ...]
    weighed: Weighed

    @property
    def processes(self) -> frozenset[int]:
        return frozenset(source.process_id for source in self.sources)


def basis_of(traject_id: int) -> Basis:
    begun = GroupMember.objects.filter(group__traject_id=traject_id).exclude(group__state=Group.State.PROPOSED)
    free = source_ids(traject_id) - set(begun.values_list("process", flat=True))
    acts = Arrangement.objects.filter(traject=traject_id).aggregate(last=Max("pk"), undone=Count("undone_at"))
    return Basis(traject_id, frozenset(free), (acts["last"], acts["undone"]))


def compare(basis: Basis) -> list[Found]:
    """The groups of the free processes, as the engine finds them within what people put together and apart."""
    sources = {source.number: source for source in source_processes(basis.traject_id, basis.free)}
    members = {source.process_id: Member(number, source.graph) for number, source in sources.items()}
    bonds = Bond.objects.filter(traject=basis.traject_id)
    thesaurus, said = thesaurus_with(words_of(basis.traject_id)), said_in(basis.traject_id)
    clusters = cluster(
        list(members.values()),
        together=_pairs(bonds.filter(kind=Bond.Kind.TOGETHER), members),
        apart=_pairs(bonds.filter(kind=Bond.Kind.APART), members),
        said=said,
        thesaurus=thesaurus,
    )
    dropped = dropped_among(members)
    lying = [tuple(sources[member.file] for member in one.members) for one in clusters]
    return [_found(one, inside, dropped, thesaurus, said) for one, inside in zip(clusters, lying, strict=True)]


@transaction.atomic
def replace_groups(
    grouping: Grouping, found: Sequence[Found], basis: Basis, near: Sequence[NearProcesses] = ()
) -> None:
    """Arranges the proposed groups as found, keeps what is near, and ends the run; nothing when the basis is no longer
    what it was."""
    wait_for_others(grouping.traject_id)
    # Groups before what lies in them, as everybody who arranges or begins to merge.
    old = {
        group.pk: group
        for group in Group.objects.select_for_update()
        .filter(traject_id=grouping.traject_id, state=Group.State.PROPOSED)
        .order_by("pk")
    }
    grouping = Grouping.objects.select_for_update().get(pk=grouping.pk)
    if grouping.state != Grouping.State.RUNNING or basis_of(grouping.traject_id) != basis:
        return
    lying = dict(GroupMember.objects.filter(group__in=old).values_list("process", "group"))
    goes_on = _going_on(found, lying)
    GroupMember.objects.filter(group__in=old).delete()
    groups = [
        _updated(old[goes_on[place]], one) if place in goes_on else _new(grouping, one, old, lying)
        for place, one in enumerate(found)
    ]
    Group.objects.bulk_update(
        [group for group in groups if group.pk],
        ["name", "name_key", "likeness", "reasons", "saves", "advice"],
        batch_size=500,
    )
    Group.objects.filter(pk__in=goes_on.values()).update(revision=F("revision") + 1)
    Group.objects.bulk_create([group for group in groups if not group.pk])
    GroupMember.objects.bulk_create(
        GroupMember(group=group, process_id=source.process_id, version_id=source.version_id)
        for group, one in zip(groups, found, strict=True)
        for source in one.sources
    )
    remove_empty(old)
    settle_clusters([group.pk for group in groups])
    keep_near_processes(grouping.traject_id, near)
    _end(grouping, len(groups))


def _found(
    cluster: Cluster,
    sources: tuple[SourceProcess, ...],
    dropped: Collection[int],
    thesaurus: Thesaurus | None,
    said: Sequence[Said],
) -> Found:
    needed = [source.graph for source in sources if source.process_id not in dropped]
    all_needed = len(needed) == len(sources)
    known = Weighed(cluster.copies, cluster.deciding, cluster.advice)
    weighed = known if all_needed else weigh(needed, thesaurus, said)
    return Found(cluster, sources, look_at_pairs(weighed, needed, thesaurus, said))


def _pairs(bonds: Iterable[Bond], members: dict[int, Member]) -> list[tuple[Key, Key]]:
    """The bonds between processes that are compared, as the engine knows them."""
    return [
        (members[bond.one_id].key, members[bond.other_id].key)
        for bond in bonds
        if bond.one_id in members and bond.other_id in members
    ]


def _going_on(found: Sequence[Found], lying: dict[int, int]) -> dict[int, int]:
    """By place in `found` the group that goes on as it: each once, those that share most processes first."""
    shared = Counter(
        (place, lying[process]) for place, one in enumerate(found) for process in one.processes if process in lying
    )
    chosen: dict[int, int] = {}
    for (place, group), _number in sorted(shared.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
        if place not in chosen and group not in chosen.values():
            chosen[place] = group
    return chosen


def _updated(group: Group, found: Found) -> Group:
    if not group.is_renamed:
        group.name, group.name_key = _name(found)
    group.likeness, group.reasons = round(found.cluster.likeness, 4), reasons_of(found.cluster)
    group.saves, group.advice = advice_of(found.weighed)
    return group


def _new(grouping: Grouping, found: Found, old: dict[int, Group], lying: dict[int, int]) -> Group:
    """A group that splits off stays with the working group of the one that most of its processes come from."""
    came_from = Counter(lying[process] for process in sorted(found.processes) if process in lying).most_common(1)
    name, key = _name(found)
    saves, advice = advice_of(found.weighed)
    return Group(
        traject_id=grouping.traject_id,
        name=name,
        name_key=key,
        likeness=round(found.cluster.likeness, 4),
        reasons=reasons_of(found.cluster),
        saves=saves,
        advice=advice,
        working_group_id=old[came_from[0][0]].working_group_id if came_from else None,
    )


def _name(found: Found) -> tuple[str, str]:
    name = storable(found.cluster.name).strip()[:300]
    return name, fold(name)[:300]


def _end(grouping: Grouping, groups: int) -> None:
    grouping.state = Grouping.State.DONE
    grouping.finished_at = timezone.now()
    grouping.save()
    actor = Actor(grouping.started_by_id, "werker")
    audit(actor, "groups-proposed", "traject", grouping.traject_id, groups=groups)
    tell(actor, events.GROUPS_PROPOSED, "traject", grouping.traject_id, groups=groups)
    live.publish(f"traject-{grouping.traject_id}", state=grouping.state)
