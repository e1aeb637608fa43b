"""What arranging touches as values, to see what an act changed and to put it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from stroomlijn.harmonisation.models import Bond, Cluster, Group, GroupMember, ProcessChoice

Row = dict[str, Any]
Kept = dict[str, dict[str, Row]]
"""By kind of row and id the fields: kinds are choices, bonds, members, groups and clusters."""

NO_CHOICE: Row = {"cluster_id": None, "dropped": "", "reason": ""}
OF_A_GROUP = ("name", "name_key", "is_renamed", "likeness", "reasons", "timing", "timing_reason", "working_group_id")


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows an act may change: of processes, of groups (those they lie in are meant too), the bonds between the
    processes, and the clusters of a traject.
    """

    processes: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    bonds: bool = False
    clusters_of: int | None = None


def snapshot(touched: Touched) -> Kept:
    """How these rows are now."""
    members = _members(touched.processes)
    return {
        "choices": choices_of(touched.processes),
        "bonds": _bonds(touched.processes) if touched.bonds else {},
        "members": members,
        "groups": _groups({*touched.groups, *(row["group_id"] for row in members.values())}),
        "clusters": _clusters(touched.clusters_of) if touched.clusters_of else {},
    }


def what_changed(before: Kept, after: Kept) -> tuple[Kept, Kept]:
    """Of both only the fields that differ; a row that is not there has none."""
    old: Kept = {}
    new: Kept = {}
    for kind, rows in before.items():
        for key in rows.keys() | after[kind].keys():
            was, became = rows.get(key, {}), after[kind].get(key, {})
            fields = {name for name in was.keys() | became.keys() if was.get(name) != became.get(name)}
            if fields:
                old.setdefault(kind, {})[key] = {name: was[name] for name in sorted(fields & was.keys())}
                new.setdefault(kind, {})[key] = {name: became[name] for name in sorted(fields & became.keys())}
    return old, new


def touched_by(kept: Kept, traject_id: int) -> Touched:
    """The rows that stand in what was kept of an act."""
    processes = {int(key) for kind in ("choices", "members") for key in kept.get(kind, {})}
    processes |= {int(one) for pair in kept.get("bonds", {}) for one in pair.split("-")}
    groups = {int(key) for key in kept.get("groups", {})}
    groups |= {row["group_id"] for row in kept.get("members", {}).values() if "group_id" in row}
    return Touched(tuple(sorted(processes)), tuple(sorted(groups)), bonds=True, clusters_of=traject_id)


def choices_of(processes: Collection[int]) -> dict[str, Row]:
    rows = ProcessChoice.objects.filter(process__in=processes).values("process_id", *NO_CHOICE)
    found = {row.pop("process_id"): row for row in map(dict, rows)}
    return {str(process): found.get(process, dict(NO_CHOICE)) for process in processes}


def pair(one: int, other: int) -> str:
    """The key of a bond."""
    return f"{min(one, other)}-{max(one, other)}"


def pairs(processes: Iterable[int]) -> list[tuple[int, int]]:
    """All pairs of different processes, the lower first."""
    return list(combinations(sorted(set(processes)), 2))


def _bonds(processes: Collection[int]) -> dict[str, Row]:
    rows = Bond.objects.filter(one__in=processes, other__in=processes)
    return {pair(row.one_id, row.other_id): {"kind": row.kind} for row in rows}


def _members(processes: Collection[int]) -> dict[str, Row]:
    rows = GroupMember.objects.filter(process__in=processes)
    return {str(row.process_id): {"group_id": row.group_id} for row in rows}


def _groups(groups: Collection[int]) -> dict[str, Row]:
    rows = Group.objects.filter(pk__in=groups)
    return {str(row.pk): {name: getattr(row, name) for name in OF_A_GROUP} for row in rows}


def _clusters(traject_id: int) -> dict[str, Row]:
    rows = Cluster.objects.filter(traject=traject_id)
    return {str(row.pk): {"name": row.name, "name_key": row.name_key} for row in rows}
