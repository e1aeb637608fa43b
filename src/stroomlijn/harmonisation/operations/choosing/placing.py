"""In which cluster processes lie: as people put them, and a proposal from what the sources say themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.matching import place
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, audit_many
from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Arrangement, Cluster, GroupMember, ProcessChoice
from stroomlijn.harmonisation.operations.describing import settle_clusters
from stroomlijn.landscape.queries.inventory import SourceWords, source_words

from .arranging import arranging, choose, groups_of, known_processes, lock_groups, processes_of, wait_for_others
from .snapshot import Touched

MOST = 15
"""More parts than this is no division any more: what the fewest processes name is placed by its words."""


@transaction.atomic
def put_in_cluster(
    actor: Actor,
    traject_id: int,
    cluster_id: int | None,
    *,
    process_ids: Collection[int] = (),
    group_ids: Collection[int] = (),
) -> Arrangement:
    """Puts processes, and all those of groups, in a cluster; None: in none. Remembered whatever groups come next."""
    wait_for_others(traject_id)
    if cluster_id is not None and not Cluster.objects.filter(pk=cluster_id, traject=traject_id).exists():
        raise Problem("cluster-unknown")
    lock_groups(traject_id, group_ids)
    chosen = known_processes(traject_id, {*process_ids, *processes_of(group_ids)})
    with arranging(actor, traject_id, "put-in-cluster", Touched(chosen)) as act:
        _place(actor, traject_id, dict.fromkeys(chosen, cluster_id))
        audit_many(actor, "put-in-cluster", "process", {one: {"cluster": cluster_id} for one in chosen})
    return act


@transaction.atomic
def propose_clusters(actor: Actor, traject_id: int) -> Arrangement:
    """Divides the processes that lie in no cluster yet, by the domain that their source names for them.

    A group goes with most of its processes. Who names none goes where the words of its name are used most. Raises
    Problem "clusters-unnamed" when no source names a domain and there is no cluster yet.
    """
    wait_for_others(traject_id)
    sources = source_words(traject_id)
    settled = ProcessChoice.objects.filter(traject=traject_id).exclude(cluster=None)
    chosen = dict(settled.values_list("process", "cluster__name_key"))
    open_ones = [source for source in sources if source.id not in chosen]
    with arranging(
        actor, traject_id, "clusters-proposed", Touched(tuple(one.id for one in open_ones), clusters_of=traject_id)
    ) as act:
        clusters = _clusters(traject_id, open_ones)
        parts = _parts(open_ones, sources, chosen, clusters)
        _place(actor, traject_id, {one: clusters[key] for one, key in parts.items()})
        audit(actor, "clusters-proposed", "traject", traject_id, clusters=len(clusters), processes=len(parts))
    return act


def _place(actor: Actor, traject_id: int, where: dict[int, int | None]) -> None:
    choose(actor, traject_id, {process: {"cluster_id": cluster} for process, cluster in where.items()})
    settle_clusters(groups_of(where))


def _clusters(traject_id: int, sources: list[SourceWords]) -> dict[str, int | None]:
    """The id of each cluster by its folded name: those there are, and a new one for each domain that is named."""
    named = Counter(fold(source.part)[:200] for source in sources if source.part)
    words = {fold(source.part)[:200]: source.part for source in sources if source.part}
    known: dict[str, int | None] = dict(
        Cluster.objects.filter(traject=traject_id).values_list("name_key", "pk").order_by("name_key")
    )
    new = [key for key, _number in named.most_common() if key not in known][: max(0, MOST - len(known))]
    for made in Cluster.objects.bulk_create(
        Cluster(traject_id=traject_id, name=words[key][:200], name_key=key) for key in new
    ):
        known[made.name_key] = made.pk
    if not known:
        raise Problem("clusters-unnamed")
    return known


def _parts(
    open_ones: list[SourceWords], sources: list[SourceWords], chosen: dict[int, str], clusters: Collection[str]
) -> dict[int, str]:
    """The folded name of the cluster of each process that is still to be placed; nothing when no word helps."""
    says = {one.id: fold(one.part)[:200] for one in sources if fold(one.part)[:200] in clusters} | chosen
    group_of = dict(GroupMember.objects.filter(process__in=[one.id for one in sources]).values_list("process", "group"))
    votes: dict[int, Counter[str]] = {}
    for process, part in says.items():
        if process in group_of:
            votes.setdefault(group_of[process], Counter())[part] += 1
    found = {
        one.id: _most(votes[group_of[one.id]]) if group_of.get(one.id) in votes else says.get(one.id, "")
        for one in open_ones
    }
    texts: dict[str, list[str]] = {key: [key] for key in clusters}
    for one in sources:
        if own := found.get(one.id) or chosen.get(one.id):
            texts[own].append(one.name)
    left = [one for one in open_ones if not found[one.id]]
    placed = place([one.name for one in left], texts)
    found |= {one.id: part for one, part in zip(left, placed, strict=True)}
    return {process: part for process, part in found.items() if part}


def _most(votes: Counter[str]) -> str:
    """What most say; of equals the first by name, so that the order of rows does not matter."""
    return min(votes, key=lambda part: (-votes[part], part))
