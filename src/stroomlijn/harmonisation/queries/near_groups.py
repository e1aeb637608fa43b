"""Groups that may be one all the same, for a person to say: what the last comparison saw, less what was said since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stroomlijn.harmonisation.models import Bond, Group, GroupMember, NearProcesses
from stroomlijn.landscape.queries.inventory import InventoryRow, rows_of

from .group_list import GroupFilter, group_ids
from .needed import IS_DROPPED
from .reasons import reason_words


@dataclass(frozen=True, slots=True)
class NearSide:
    """A group of a pair, by the process in it that is most like the other; `besides` counts the others in it."""

    group: int
    process: InventoryRow
    besides: int


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two groups that may be one. `key` stays the same wherever their processes come to lie; `following` is that of the
    pair to look at next."""

    key: str
    following: str
    one: NearSide
    other: NearSide
    reasons: list[str]


def near_pairs(traject_id: int, chosen: GroupFilter | None = None) -> list[NearPair]:
    """The pairs of proposed groups that nobody put together or apart, the likeliest first; of those under a filter."""
    found = list(NearProcesses.objects.filter(traject=traject_id))
    if not found:
        return []
    lying = _lying(traject_id)
    settled = _settled(traject_id, lying)
    wanted = set(group_ids(traject_id, chosen)) if chosen else None
    kept: dict[frozenset[int], NearProcesses] = {}
    for one in found:
        groups = frozenset(lying[process] for process in (one.one_id, one.other_id) if process in lying)
        if len(groups) == 2 and groups not in settled and (wanted is None or groups & wanted):
            kept.setdefault(groups, one)
    rows = rows_of({process for one in kept.values() for process in (one.one_id, one.other_id)})
    sizes = Counter(lying.values())
    keys = [f"{one.one_id}-{one.other_id}" for one in kept.values()]
    return [
        NearPair(
            key=key,
            following=following,
            one=_side(lying[near.one_id], rows[near.one_id], sizes),
            other=_side(lying[near.other_id], rows[near.other_id], sizes),
            reasons=reason_words(near.reasons),
        )
        for near, key, following in zip(kept.values(), keys, [*keys[1:], *keys[:1]], strict=True)
    ]


def _lying(traject_id: int) -> dict[int, int]:
    """The group of each process that can still come and go, and is needed."""
    free = GroupMember.objects.filter(~IS_DROPPED, group__traject=traject_id, group__state=Group.State.PROPOSED)
    return dict(free.values_list("process", "group"))


def _settled(traject_id: int, lying: Mapping[int, int]) -> set[frozenset[int]]:
    """Groups of which people said of some processes that they do not belong together."""
    apart = Bond.objects.filter(traject=traject_id, kind=Bond.Kind.APART).values_list("one", "other")
    return {frozenset((lying[one], lying[other])) for one, other in apart if one in lying and other in lying}


def _side(group: int, process: InventoryRow, sizes: Mapping[int, int]) -> NearSide:
    return NearSide(group, process, sizes[group] - 1)
