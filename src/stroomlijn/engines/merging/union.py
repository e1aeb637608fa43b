"""All sources laid over one another: one node per activity class, one flow per pair of classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from stroomlijn.engines.matching import Place, Said, Thesaurus, align
from stroomlijn.engines.process_model import STEPS, Event, Flow, Gateway, Kind, Node, Source

from .gateways import GatewayClass, gateway_classes
from .identity import digest
from .sources import Sourced

Pair = tuple[Place, Place]

NO_ROLES: Mapping[str, str] = MappingProxyType({})


@dataclass
class UnionNode:
    """A class of nodes. `members` holds each source's own node by the index of the source."""

    id: str
    kind: Kind
    members: dict[int, Node]


@dataclass
class UnionFlow:
    """A flow between classes. `members` holds each source's own flows on this way: one, or more once bridged."""

    id: str
    source: str
    target: str
    members: dict[int, tuple[Flow, ...]]


@dataclass
class Union:
    """`home` tells the class of each source's node. Flows that lead from or to nothing are left out.

    `roles` are names of roles as sources write them, with the one name that they are known by. `parts` are, by a class,
    the rows of classes that people said are the same work. `apart` are classes with steps of which people said that
    they are not the same. `contradicted` are pairs that people said are the same, and that are not together here
    because of what else they said; `cut` are those of a step with one of several that it is elsewhere. `earlier` are
    the ids that a step or event can have had.
    """

    sources: tuple[Sourced, ...]
    nodes: dict[str, UnionNode]
    flows: dict[str, UnionFlow]
    home: dict[Place, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    contradicted: tuple[Pair, ...] = ()
    cut: tuple[Pair, ...] = ()
    gateways: tuple[GatewayClass, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def own(self, place: Place) -> Node:
        """The node that a source has there."""
        return self.sources[place[0]].process.node[place[1]]

    def role(self, name: str) -> str:
        """The name by which a role is known, for whatever name a source gives it."""
        return self.roles.get(name, name)

    @cached_property
    def between(self) -> dict[tuple[str, str], list[UnionFlow]]:
        """The flows by the nodes that they lead from and to."""
        found: dict[tuple[str, str], list[UnionFlow]] = defaultdict(list)
        for flow in self.flows.values():
            found[flow.source, flow.target].append(flow)
        return found

    def turn_of(self, flow: UnionFlow) -> int:
        """Its number among the flows between the same two nodes."""
        turns = range(len(self.between[flow.source, flow.target]))
        return next(turn for turn in turns if flow_between(flow.source, flow.target, turn) == flow.id)

    def can_repeat(self, home: str) -> bool:
        """Whether the step can stand there more than once: nothing is inside it or attached to it, and it is no begin
        or end. What is waited for behind an event gateway stands there itself.
        """
        for number, own in self.nodes[home].members.items():
            source = self.sources[number]
            node = source.process.node
            before = [node[flow.source] for flow in source.process.incoming[own.id] if flow.source in node]
            after = [node[flow.target] for flow in source.process.outgoing[own.id] if flow.target in node]
            awaited = any(one.gateway is Gateway.EVENT for one in before)
            between = own.kind in STEPS or own.event is Event.INTERMEDIATE
            if not (between and before and after) or awaited or own.id in source.holders:
                return False
        return True

    @property
    def everyone(self) -> set[int]:
        return set(range(len(self.sources)))


def unite(
    sources: Sequence[Sourced],
    together: Iterable[tuple[Source, Source]] = (),
    apart: Iterable[tuple[Source, Source]] = (),
    roles: Mapping[str, str] = NO_ROLES,
    thesaurus: Thesaurus | None = None,
    said: Iterable[Said] = (),
) -> Union:
    """The union of the sources; nothing is added and nothing lost."""
    index = {source.key: number for number, source in enumerate(sources)}
    processes = [source.process for source in sources]
    judged = {"together": _places(together, index), "apart": _places(apart, index)}
    activities = align(processes, **judged, said=said, thesaurus=thesaurus)
    nodes: dict[str, UnionNode] = {}
    home: dict[Place, str] = {}
    names = {activity.id: f"{_word(activity.kind)}_{activity.id}" for activity in activities}
    for activity in activities:
        members = {number: processes[number].node[node] for number, node in activity.places}
        _add(nodes, home, UnionNode(names[activity.id], activity.kind, members))
    gateways = gateway_classes(processes, home)
    for gateway in gateways:
        members = {number: processes[number].node[node] for number, node in gateway.places}
        _add(nodes, home, UnionNode(f"gateway_{gateway.id}", Kind.GATEWAY, members))
    parts = {
        names[one.id]: [tuple(map(names.__getitem__, row)) for row in one.parts] for one in activities if one.parts
    }
    contradicted, cut = _not_in_one(judged["together"], home, parts)
    parted = frozenset(frozenset(home.get(place, "") for place in pair) for pair in judged["apart"])
    earlier = {names[one.id]: tuple(f"{_word(one.kind)}_{id_}" for id_ in one.earlier) for one in activities}
    return Union(
        tuple(sources),
        nodes,
        _flows(sources, home),
        home,
        dict(roles),
        parts,
        parted,
        contradicted,
        cut,
        tuple(gateways),
        earlier,
    )


def _not_in_one(
    together: Iterable[Pair], home: Mapping[Place, str], parts: Mapping[str, Sequence[tuple[str, ...]]]
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs that are in two classes: those of which neither is a part of the other, and those of a part."""
    rows = {one: {part for row in several for part in row} for one, several in parts.items()}
    contradicted, cut = set[Pair](), set[Pair]()
    for one, other in together:
        here, there = home.get(one, ""), home.get(other, "")
        if here and there and here != there:
            is_part = there in rows.get(here, ()) or here in rows.get(there, ())
            (cut if is_part else contradicted).add((min(one, other), max(one, other)))
    return tuple(sorted(contradicted)), tuple(sorted(cut))


def _places(pairs: Iterable[tuple[Source, Source]], index: dict[tuple[str, str], int]) -> list[Pair]:
    return [
        ((index[one.file, one.process], one.element), (index[other.file, other.process], other.element))
        for one, other in pairs
        if (one.file, one.process) in index and (other.file, other.process) in index
    ]


def _word(kind: Kind) -> str:
    return "event" if kind is Kind.EVENT else "step"


def _add(nodes: dict[str, UnionNode], home: dict[Place, str], node: UnionNode) -> None:
    nodes[node.id] = node
    for number, own in node.members.items():
        home[number, own.id] = node.id


def flow_between(start: str, end: str, turn: int) -> str:
    """The id of a flow between two nodes, of several in one direction with its number."""
    return f"flow_{digest(start, end, turn)}"


def _flows(sources: Sequence[Sourced], home: dict[Place, str]) -> dict[str, UnionFlow]:
    """Two flows of one source between the same nodes stay two; the n-th of one source is the n-th of another."""
    found: dict[str, UnionFlow] = {}
    for number, source in enumerate(sources):
        between: dict[tuple[str, str], list[Flow]] = defaultdict(list)
        for flow in source.process.flows:
            ends = home.get((number, flow.source)), home.get((number, flow.target))
            if ends[0] is not None and ends[1] is not None:
                between[ends[0], ends[1]].append(flow)
        for (start, end), flows in between.items():
            for turn, flow in enumerate(sorted(flows, key=lambda flow: (flow.label, flow.condition, flow.id))):
                flow_id = flow_between(start, end, turn)
                union = found.setdefault(flow_id, UnionFlow(flow_id, start, end, {}))
                union.members[number] = (flow,)
    return dict(sorted(found.items()))
