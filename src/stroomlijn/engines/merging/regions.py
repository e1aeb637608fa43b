"""Where the sources go different ways: the flows between two milestones that not all sources have."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cached_property

from stroomlijn.engines.matching.links import Components
from stroomlijn.engines.process_model import Kind, Node

from .identity import digest
from .milestones import milestones
from .union import Union, UnionFlow

Routing = frozenset[tuple[str, tuple[str, ...]]]
"""Gateways: how they route and what they lead to, or which gateway it is and how it routes."""

Relation = frozenset[tuple[str, str]]
"""Which shared step or event comes directly after which, "" for a beginning or an end that is not shared."""


@dataclass(frozen=True)
class Region:
    """A part of the union; what one source does in it can be replaced by what another does.

    id       stable: made of the milestones where it begins and ends, where it has any
    flows    ids of union flows
    inner    nodes of which all flows lie inside
    whole    ids of all union flows between the same milestones, those that all sources have as well
    begins   the milestones where every source comes in: one, or none where the sources begin inside;  ends likewise
    """

    id: str
    union: Union
    flows: tuple[str, ...]
    border: tuple[str, ...]
    inner: tuple[str, ...]
    whole: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def of(self, number: int) -> list[UnionFlow]:
        """The flows of one source."""
        return [flow for flow in map(self.union.flows.__getitem__, self.flows) if number in flow.members]

    @cached_property
    def shared(self) -> set[str]:
        """Steps and events that all sources have, and the nodes at the border."""
        everyone, nodes = len(self.union.sources), self.union.nodes
        common = {
            node for node in self.inner if len(nodes[node].members) == everyone and nodes[node].kind is not Kind.GATEWAY
        }
        return common | set(self.border)

    def relation(self, number: int) -> Relation:
        """The order of the shared steps in one source: what is not shared is looked through."""
        following: dict[str, list[str]] = defaultdict(list)
        entered = set()
        for flow in self.of(number):
            following[flow.source].append(flow.target)
            entered.add(flow.target)
        starts = [node for node in following if node in self.shared]
        found = {(start, end) for start in starts for end in self._reached(start, following)}
        for start in following.keys() - entered - self.shared:
            found |= {("", end) for end in self._reached(start, following)}
        return frozenset(found)

    def routing(self, number: int) -> Routing:
        """How one source routes here: gateways between shared steps, and those that others have otherwise."""
        following: dict[str, list[str]] = defaultdict(list)
        for flow in self.of(number):
            following[flow.source].append(flow.target)
        found = set()
        for node in following:
            own = self.union.nodes[node].members.get(number)
            if own is not None and own.kind is Kind.GATEWAY:
                reached = tuple(sorted(self._reached(node, following)))
                if len(reached) > 1:
                    found.add((str(own.gateway), reached))
        return frozenset(found | {(node, (str(own.gateway),)) for node, own in self._disputed(number)})

    def _disputed(self, number: int) -> list[tuple[str, Node]]:
        """The source's gateways that do not route alike in all sources."""
        members = [(node, self.union.nodes[node].members) for node in (*self.border, *self.inner)]
        return [
            (node, own[number]) for node, own in members if number in own and len({n.gateway for n in own.values()}) > 1
        ]

    def _reached(self, start: str, following: dict[str, list[str]]) -> set[str]:
        found, seen, queue = set(), set(), deque([start])
        while queue:
            targets = following.get(queue.popleft(), [])
            if not targets:
                found.add("")
            for target in targets:
                if target in self.shared:
                    found.add(target)
                elif target not in seen:
                    seen.add(target)
                    queue.append(target)
        return found


def regions(union: Union) -> tuple[Region, ...]:
    """All regions, in the order of their first flow.

    Between two milestones every source has one way in and one way out, so that any source's way can be put in the
    place of another's and the whole stays sound. Flows that all sources have are in none, but for those at a gateway
    that does not route alike in all sources: its split and its join must be decided together.
    """
    everyone = len(union.sources)
    disputed = {node.id for node in union.nodes.values() if len({own.gateway for own in node.members.values()}) > 1}
    passed = milestones(union) - disputed
    differing = [
        flow
        for flow in union.flows.values()
        if len(flow.members) < everyone or flow.source in disputed or flow.target in disputed
    ]
    components: Components[tuple[str, str]] = Components()
    for flow in union.flows.values():
        components.join(_port(flow.source, "out", passed), _port(flow.target, "in", passed))
    grouped: dict[tuple[str, str], list[UnionFlow]] = defaultdict(list)
    for flow in differing:
        grouped[components.leader(_port(flow.source, "out", passed))].append(flow)
    whole: dict[tuple[str, str], list[UnionFlow]] = defaultdict(list)
    for flow in union.flows.values():
        whole[components.leader(_port(flow.source, "out", passed))].append(flow)
    return tuple(_region(union, flows, whole[leader], passed) for leader, flows in grouped.items())


def _port(node: str, side: str, passed: set[str]) -> tuple[str, str]:
    """What comes before a milestone has nothing to do with what comes after it."""
    return (node, side if node in passed else "")


def _region(union: Union, flows: list[UnionFlow], whole: list[UnionFlow], passed: set[str]) -> Region:
    inside = {flow.id for flow in flows}
    touched = {node for flow in flows for node in (flow.source, flow.target)}
    outer = {
        node
        for flow in union.flows.values()
        if flow.id not in inside
        for node in (flow.source, flow.target)
        if node in touched
    }
    ways_in = {f"{flow.source} out" for flow in flows if flow.source in passed}
    ways_out = {f"{flow.target} in" for flow in flows if flow.target in passed}
    name = digest(*(sorted(ways_in | ways_out) or sorted(inside)))
    left, entered = {flow.source for flow in whole}, {flow.target for flow in whole}
    return Region(
        name,
        union,
        tuple(sorted(inside)),
        tuple(sorted(outer)),
        tuple(sorted(touched - outer)),
        tuple(sorted(flow.id for flow in whole)),
        tuple(sorted((left - entered) & passed)),
        tuple(sorted((entered - left) & passed)),
    )
