"""The processes in groups, with what people chose for them and what belongs together or apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from stroomlijn.harmonisation.models import Bond, GroupMember, ProcessChoice
from stroomlijn.landscape.queries.inventory import InventoryRow, rows_of


@dataclass(frozen=True, slots=True)
class BondRow:
    """What people said of this process and another one."""

    process_id: int
    name: str
    together: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A process in a group; `dropped` says in words why it is not needed, '' when it is."""

    id: int
    row: InventoryRow
    dropped: str
    reason: str
    cluster_id: int | None
    cluster: str
    bonds: list[BondRow]


def members_of(group_ids: Collection[int]) -> dict[int, list[MemberRow]]:
    """By group its processes: what is needed first, then by organisation."""
    lying = dict(GroupMember.objects.filter(group__in=group_ids).values_list("process", "group"))
    found: dict[int, list[MemberRow]] = defaultdict(list)
    for member in processes(list(lying)):
        found[lying[member.id]].append(member)
    for inside in found.values():
        inside.sort(key=lambda member: (bool(member.dropped), member.row.organisation, member.id))
    return dict(found)


def processes(process_ids: Sequence[int]) -> list[MemberRow]:
    """The processes in this order."""
    bonds = list(Bond.objects.filter(Q(one__in=process_ids) | Q(other__in=process_ids)))
    others = {one for bond in bonds for one in (bond.one_id, bond.other_id)}
    rows = rows_of({*process_ids, *others})
    choices = ProcessChoice.objects.filter(process__in=process_ids).select_related("cluster")
    chosen = {choice.process_id: choice for choice in choices}
    said: dict[int, list[BondRow]] = defaultdict(list)
    for bond in bonds:
        for mine, other in ((bond.one_id, bond.other_id), (bond.other_id, bond.one_id)):
            said[mine].append(BondRow(other, _called(rows[other]), bond.kind == Bond.Kind.TOGETHER))
    return [_member(rows[one], chosen.get(one), said.get(one, [])) for one in process_ids if one in rows]


def _member(row: InventoryRow, choice: ProcessChoice | None, bonds: list[BondRow]) -> MemberRow:
    cluster = choice.cluster if choice else None
    return MemberRow(
        id=row.id,
        row=row,
        dropped=choice.get_dropped_display() if choice and choice.dropped else "",
        reason=choice.reason if choice else "",
        cluster_id=cluster.pk if cluster else None,
        cluster=cluster.name if cluster else "",
        bonds=bonds,
    )


def _called(row: InventoryRow) -> str:
    return f"{row.name} ({row.organisation})" if row.organisation else row.name
