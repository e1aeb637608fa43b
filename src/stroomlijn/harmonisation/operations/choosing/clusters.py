"""The parts in which the work of a traject is divided."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import fold, one_line
from stroomlijn.harmonisation.models import Arrangement, Cluster, ProcessChoice

from .arranging import arranging, wait_for_others
from .snapshot import Touched


@transaction.atomic
def make_cluster(actor: Actor, traject_id: int, name: str) -> Cluster:
    """A new cluster without processes. Raises Problem "cluster-exists" for a name that is taken."""
    wait_for_others(traject_id)
    made = Cluster.objects.create(traject_id=traject_id, **_named(traject_id, name))
    audit(actor, "cluster-made", "traject", traject_id, name=made.name)
    return made


@transaction.atomic
def rename_cluster(actor: Actor, cluster_id: int, name: str, seen: int | None = None) -> Cluster:
    """Raises Problem "changed-meanwhile" when somebody else renamed it after the revision that was `seen`."""
    cluster = Cluster.objects.select_for_update().get(pk=cluster_id)
    refuse_stale(cluster, seen)
    named = _named(cluster.traject_id, name, besides=cluster.pk)
    before, cluster.name, cluster.name_key = cluster.name, named["name"], named["name_key"]
    cluster.revision += 1
    cluster.save()
    audit(actor, "cluster-renamed", "traject", cluster.traject_id, before=before, name=cluster.name)
    return cluster


@transaction.atomic
def delete_cluster(actor: Actor, cluster_id: int) -> Arrangement:
    """Takes a cluster away; its processes lie in none then, until it is undone."""
    traject_id = Cluster.objects.values_list("traject", flat=True).get(pk=cluster_id)
    wait_for_others(traject_id)
    cluster = Cluster.objects.select_for_update().get(pk=cluster_id)
    inside = tuple(ProcessChoice.objects.filter(cluster=cluster).values_list("process", flat=True))
    with arranging(actor, traject_id, "cluster-deleted", Touched(inside, clusters_of=traject_id)) as act:
        cluster.delete()
        audit(actor, "cluster-deleted", "traject", traject_id, name=cluster.name, processes=len(inside))
    return act


def _named(traject_id: int, name: str, besides: int | None = None) -> dict[str, str]:
    said = one_line(name)[:200]
    if not said:
        raise Problem("cluster-needs-name")
    key = fold(said)[:200]
    same = Cluster.objects.filter(traject=traject_id, name_key=key)
    if (same.exclude(pk=besides) if besides else same).exists():
        raise Problem("cluster-exists", name=said)
    return {"name": said, "name_key": key}
