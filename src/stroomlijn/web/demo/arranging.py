"""Steps 3 and 4: groups of equal work, clusters, what is needed of it, and what must be there before the date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.operations import choosing, grouping
from stroomlijn.harmonisation.queries.funnel import groups_of_traject
from stroomlijn.harmonisation.queries.groups import group_of

from .choices import dropped, moved, timings
from .families import content
from .landscapes import landscapes
from .loading import sources

Report = Callable[[str], object]


def arrange(actor: Actor, traject_id: int, report: Report) -> dict[str, int]:
    """The groups of the traject by key of family, once every family is one group under its own name."""
    grouping.propose_groups(grouping.start_grouping(actor, traject_id).pk)
    families = _processes_by_family(traject_id)
    groups = {key: _one_group(actor, traject_id, ids) for key, ids in families.items()}
    known = groups_of_traject(traject_id).in_bulk()
    for family in content().families:
        grouping.rename_group(actor, known[groups[family.key]], family.name)
    report(_("Gegroepeerd: %(groups)d groepen gelijke processen") % {"groups": len(groups)})
    _put_in_clusters(actor, traject_id, groups)
    _drop(actor, traject_id, report)
    return groups


def choose_timing(actor: Actor, groups: dict[str, int], report: Report) -> None:
    """Before or after the date, one decision for each reason."""
    reasons: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, timing in timings().items():
        reasons["before" if timing.before else "after", timing.reason].append(groups[key])
    for (when, reason), chosen in reasons.items():
        choosing.set_timing(actor, chosen, when, reason)
    report(_("Vóór of na de datum: %(number)d processen") % {"number": len(groups)})


def _processes_by_family(traject_id: int) -> dict[str, list[int]]:
    known = sources(traject_id)
    found: dict[str, list[int]] = defaultdict(list)
    for one in landscapes().processes:
        found[one.family].append(known[one.municipality, one.code].id)
    return found


def _one_group(actor: Actor, traject_id: int, ids: list[int]) -> int:
    """The comparison leaves some work in two groups, for who knows it to put together."""
    lying = group_of(ids)
    target = next(iter(lying.values()))[0]
    apart = [process for process, (group, *_rest) in lying.items() if group != target]
    if apart:
        choosing.move(actor, traject_id, apart, target)
    return target


def _put_in_clusters(actor: Actor, traject_id: int, groups: dict[str, int]) -> None:
    choosing.propose_clusters(actor, traject_id)
    for key, (cluster, _why) in moved().items():
        target = groups_in(traject_id, cluster).values_list("cluster", flat=True).first()
        choosing.put_in_cluster(actor, traject_id, target, group_ids=[groups[key]])


def _drop(actor: Actor, traject_id: int, report: Report) -> None:
    known = sources(traject_id)
    reasons: dict[tuple[str, str], list[int]] = defaultdict(list)
    gone = dropped(landscapes().processes)
    for place, why in gone.items():
        reasons[why.kind, why.reason].append(known[place].id)
    for (kind, reason), ids in reasons.items():
        choosing.drop(actor, traject_id, ids, kind, reason)
    report(_("Nodig: %(number)d van %(all)d processen") % {"number": len(known) - len(gone), "all": len(known)})


def groups_in(traject_id: int, cluster: str) -> QuerySet[Any]:
    """The groups that lie in the cluster of this name."""
    return groups_of_traject(traject_id).filter(cluster__name=cluster)
