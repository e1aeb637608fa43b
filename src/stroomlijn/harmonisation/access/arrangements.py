"""How one comes at a cluster, and at an act of arranging, to take it back."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.harmonisation.models import Arrangement, Cluster, WordPair

from .groups import access_workbench


def access_arrangement(account: Any, traject_id: int, arrangement_id: int) -> Arrangement:
    """An act of arranging in this traject, for who did it and for who may decide in all of it; else 404."""
    access_workbench(account, traject_id)
    act = Arrangement.objects.filter(pk=arrangement_id, traject=traject_id).first()
    if act is None:
        raise Http404
    if act.made_by_id != account.pk and not allowed(account, May.HARMONISE, Scope("traject", traject_id)):
        raise Http404
    return act


def access_words(account: Any, traject_id: int, pair_id: int) -> WordPair:
    """What was said of two words in this traject, for who may decide in all of it; 404 when there is nothing."""
    access_workbench(account, traject_id, May.HARMONISE)
    found = WordPair.objects.filter(pk=pair_id, traject=traject_id).first()
    if found is None:
        raise Http404
    return found


def access_cluster(account: Any, traject_id: int, cluster_id: int) -> Cluster:
    """A cluster of this traject, for who may decide in all of it; 404 when there is none."""
    access_workbench(account, traject_id, May.HARMONISE)
    found = Cluster.objects.filter(pk=cluster_id, traject=traject_id).first()
    if found is None:
        raise Http404
    return found
