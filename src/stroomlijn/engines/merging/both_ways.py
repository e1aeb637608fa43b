"""Two ways that both stay, under a condition: a choice, and behind it each way as its sources have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.process_model import Gateway, Kind

from .answering import Spoken, asks
from .attributes import MOST_BESIDE
from .draft import Draft, DraftNode
from .recutting import Cut, recut
from .regions import Region

ROUTED = " · "
"""Between the steps of a way and how it routes, where the steps do not tell it from another way."""


@dataclass(frozen=True)
class OneWay:
    """What stays of a region: the way of one source (`lead`), for all that do it so. `text` are its steps."""

    lead: int
    sources: frozenset[int]
    text: str


def can_stay(region: Region, ways: int) -> bool:
    """Whether the ways can stand beside one another: with one place where it is chosen, and one where they meet.

    A place is one where a single flow leads in or out, or a gateway, which then is part of each way.
    """
    if not 2 <= ways <= MOST_BESIDE or len(region.begins) != 1 or len(region.ends) > 1 or _holds_others(region):
        return False
    begin = region.begins[0]
    chosen = _single(region, begin, "source", inside=True) or (
        _is_gateway(region, begin) and _single(region, begin, "target", inside=False)
    )
    met = (not _is_met(region, end) or _single(region, end, "source", inside=False) for end in region.ends)
    return chosen and all(met)


def repeated_in(region: Region) -> frozenset[str]:
    """The nodes that all sources have, and that each way has for itself when all ways stay."""
    everyone = region.union.everyone
    return frozenset(node for node in _inner(region) if region.union.nodes[node].members.keys() == everyone)


def keep_ways(
    draft: Draft, region: Region, ways: Sequence[OneWay], cuts: Sequence[Cut], condition: str, spoken: Spoken
) -> None:
    """Puts each way behind a choice. The first is gone when the condition does not hold. Work that is cut otherwise
    is on each way as `cuts` says.
    """
    inner = _inner(region)
    for flow in region.whole:
        draft.remove_flow(draft.flows[flow])
    for node in inner:
        del draft.nodes[node]
    gates = _gates(draft, region)
    drawn = [_nodes(draft, region, way, inner, number) for number, way in enumerate(ways)]
    for way, ids in zip(ways, drawn, strict=True):
        _draw(draft, region, way, ids, gates)
    for ids in drawn:
        recut(draft, ids.values(), cuts)
    for home in sorted(inner):
        _name_all(draft, home)
    for number, entrance in enumerate(draft.outgoing(gates[0])):
        entrance.condition, entrance.default = _answer(ways, number, condition, spoken)
    draft.nodes[gates[0]].label = condition if asks(len(ways), condition) else ""


def _name_all(draft: Draft, home: str) -> None:
    """Sources that have the step on a way of which the leading one lacks it, have it where it first stands."""
    nodes = [draft.nodes[node] for node in draft.of_class(home)]
    named = {number for node in nodes for number in node.members}
    for number, own in draft.union.nodes[home].members.items() if nodes else ():
        if number not in named:
            nodes[0].members[number] = own


def _draw(draft: Draft, region: Region, way: OneWay, ids: dict[str, str], gates: tuple[str, str]) -> None:
    """The flows of one way between its nodes, from the choice to where the ways meet."""
    split, join = gates
    for flow in map(region.union.flows.__getitem__, region.whole):
        if way.lead not in flow.members:
            continue
        members = {number: own for number, own in flow.members.items() if number in way.sources}
        draft.repeat_flow(flow, ids.get(flow.source, split), ids.get(flow.target, join), members)
        if flow.source not in ids:
            draft.add_flow(flow.source, split, members)
        if flow.target not in ids:
            draft.add_flow(join, flow.target, members)
    if begin := ids.get(region.begins[0]):
        draft.add_flow(split, begin, {})
    for end in region.ends:
        if end in ids:
            draft.add_flow(ids[end], join, {})


def _inner(region: Region) -> set[str]:
    """The nodes that each way has for itself: those between the milestones, and these when they are part of it."""
    flows = [region.union.flows[flow] for flow in region.whole]
    found = {node for flow in flows for node in (flow.source, flow.target)}
    outside = {begin for begin in region.begins if _single(region, begin, "source", inside=True)}
    return found - outside - {end for end in region.ends if not _is_met(region, end)}


def _nodes(draft: Draft, region: Region, way: OneWay, inner: set[str], number: int) -> dict[str, str]:
    """The nodes of a way by their class, put in: the first that has a class has it under its own id."""
    found = {}
    for home in sorted(inner):
        node = region.union.nodes[home]
        if way.lead in node.members:
            members = {n: own for n, own in node.members.items() if n in way.sources}
            first = home not in draft.nodes
            made = DraftNode(_id(draft, home, number), node.kind, members, of="" if first else home)
            found[home] = draft.add_node(made)
            draft.leads[made.id] = way.lead
    return found


def _id(draft: Draft, home: str, number: int) -> str:
    """That of the class, else with the number of the way; unless work that is cut otherwise elsewhere has it."""
    free = (name for name in (home, f"{home}_{number + 1}") if name not in draft.nodes)
    return next(free, "") or draft.free_id(home)


def _answer(ways: Sequence[OneWay], number: int, condition: str, spoken: Spoken) -> tuple[str, bool]:
    if not asks(len(ways), condition):
        return ("", True) if number == 0 else (condition, False)
    firsts = _first_apart([way.text.partition(ROUTED)[0].split(" → ") for way in ways])
    routed = [way.text.partition(ROUTED)[2] for way in ways]
    if firsts:
        return spoken.first(firsts[number]), False
    return (routed[number] if all(routed) else spoken.way(number + 1)), False


def _first_apart(ways: Sequence[Sequence[str]]) -> list[str]:
    """The first step of each way after those with which all begin; none when that does not tell them apart."""
    begun = next((place for place, steps in enumerate(zip(*ways, strict=False)) if len(set(steps)) > 1), None)
    firsts = [] if begun is None else [steps[begun] for steps in ways]
    return firsts if all(firsts) and len(set(firsts)) == len(ways) else []


def _gates(draft: Draft, region: Region) -> tuple[str, str]:
    """The choice and where the ways meet, put into the flows that lead to and from the region."""
    (begin,) = region.begins
    split = draft.add_node(DraftNode(f"ways_{region.id}", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, beside=begin))
    if _single(region, begin, "source", inside=True):
        draft.add_flow(begin, split, {})
    else:
        for flow in draft.incoming(begin):
            draft.move_flow(flow, target=split)
    if not region.ends:
        return split, ""
    (end,) = region.ends
    join = draft.add_node(DraftNode(f"met_{region.id}", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, beside=end))
    if _is_met(region, end):
        for flow in draft.outgoing(end):
            draft.move_flow(flow, source=join)
    else:
        draft.add_flow(join, end, {})
    return split, join


def _is_met(region: Region, end: str) -> bool:
    """Whether the end joins what comes, so that each way needs one of its own."""
    return _is_gateway(region, end) and not _single(region, end, "target", inside=True)


def _is_gateway(region: Region, node: str) -> bool:
    return region.union.nodes[node].kind is Kind.GATEWAY


def _single(region: Region, node: str, end: str, *, inside: bool) -> bool:
    """Whether in every source one flow leaves (end "source") or enters the node, inside the region or outside it."""
    whole = set(region.whole)
    found = [
        number
        for flow in region.union.flows.values()
        if getattr(flow, end) == node and (flow.id in whole) is inside
        for number in flow.members
    ]
    return sorted(found) == sorted(region.union.everyone)


def _holds_others(region: Region) -> bool:
    """Whether a subprocess or an event at a border is between the milestones: those are not repeated."""
    union = region.union
    flows = [union.flows[flow] for flow in region.whole]
    for home in {node for flow in flows for node in (flow.source, flow.target)}:
        for number, own in union.nodes[home].members.items():
            if own.parent or own.attached_to or own.id in union.sources[number].holders:
                return True
    return False
