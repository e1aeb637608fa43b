"""Where the sources go different ways: the flows between two milestones that not all sources have."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from stroomlijn.engines.matching.links import Components
from stroomlijn.engines.process_model import Kind

from .identity import digest
from .milestones import keeping_their_order, milestones
from .union import Union, UnionFlow

Routing = frozenset[tuple[str, tuple[str, ...]]]
"""Gateways: how they route and what they lead to."""

Relation = frozenset[tuple[str, str]]
"""Which shared step or event comes directly after which, "" for a beginning or an end that is not shared."""


@dataclass(frozen=True)
class Region:
    """A part of the union; what one source does in it can be replaced by what another does.

    ports    the milestones where it begins ("out") and ends ("in"), of those that these flows touch
    flows    ids of union flows
    inner    nodes of which all flows lie inside
    whole    ids of all union flows between the same milestones, those that all sources have as well
    begins   the milestones where every source comes in: one, or none where the sources begin inside;  ends likewise
    """

    union: Union
    ports: tuple[tuple[str, str], ...]
    flows: tuple[str, ...]
    border: tuple[str, ...]
    inner: tuple[str, ...]
    whole: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """Stable: made of the milestones where it begins and ends, where it has any."""
        return self.called({})

    def called(self, names: Mapping[str, str]) -> str:
        """The id that it has when nodes go by these names."""
        return digest(*(sorted(f"{names.get(node, node)} {side}" for node, side in self.ports) or self.flows))

    def of(self, number: int) -> list[UnionFlow]:
        """The flows of one source."""
        return [flow for flow in map(self.union.flows.__getitem__, self.flows) if number in flow.members]

    @cached_property
    def shared(self) -> set[str]:
        """Steps and events that more than one source has, and the nodes at the border."""
        nodes = self.union.nodes
        common = {node for node in self.inner if len(nodes[node].members) > 1 and nodes[node].kind is not Kind.GATEWAY}
        return common | set(self.border)

    @cached_property
    def ways(self) -> tuple[tuple[int, ...], ...]:
        """The sources by the way that they go. Two go one way when they agree about all that both of them do; who lacks
        a step and so agrees with several ways goes the fullest of them.
        """
        alike: dict[frozenset[object], list[int]] = defaultdict(list)
        for number in sorted(self.union.everyone):
            alike[self.content(number)].append(number)
        found: list[list[int]] = []
        for numbers in sorted(alike.values(), key=lambda numbers: -self.does(numbers[0])):
            way = next((way for way in found if all(self._agree(numbers[0], other) for other in way)), None)
            if way is None:
                found.append(numbers)
            else:
                way += numbers
        return tuple(map(tuple, found))

    def way_of(self, number: int) -> tuple[int, ...]:
        """The sources that go the way of this one."""
        return next(way for way in self.ways if number in way)

    def tells(self, number: int) -> bool:
        """Whether a source has part in what is asked here: it goes one of the ways, and could not go another."""
        others = (way for way in self.ways if number not in way)
        return not any(all(self._agree(number, other) for other in way) for way in others)

    def does(self, number: int) -> int:
        """How much of what is shared a source does."""
        return len(self._had_by(number))

    def content(self, number: int) -> frozenset[object]:
        """All by which a way is told from others."""
        routes = {(node, (gateway,)) for node, gateway in self._disputed(number).items()}
        return self.relation(number) | self._routing(number, self.shared) | routes

    def in_order(self, one: int, other: int) -> bool:
        """Whether what both sources do follows one another alike: what one of them lacks is looked through."""
        both = self._had_by(one, other)
        return self.relation(one, both) == self.relation(other, both)

    def asks_beside(self, nodes: Collection[str], numbers: Iterable[int]) -> bool:
        """Whether some of these sources differ here in more than how these steps and events follow one another."""
        kind = {node: self.union.nodes[node].kind for node in self.shared.difference(nodes)}
        besides = {node for node in kind if kind[node] is not Kind.GATEWAY}
        return any(not self._alike(besides, *pair) for pair in combinations(sorted(numbers), 2))

    def _alike(self, among: Collection[str], one: int, other: int) -> bool:
        both = self._had_by(one, other).intersection(among)
        alike = self.relation(one, both) == self.relation(other, both)
        return alike and self._routing(one, both) == self._routing(other, both)

    def _agree(self, one: int, other: int) -> bool:
        if not self.in_order(one, other):
            return False
        both = self._had_by(one, other)
        mine, theirs = self._disputed(one), self._disputed(other)
        between = self._routing(one, both) == self._routing(other, both)
        return between and all(mine[node] == theirs[node] for node in mine.keys() & theirs.keys())

    def _had_by(self, *numbers: int) -> set[str]:
        return {node for node in self.shared if all(number in self.union.nodes[node].members for number in numbers)}

    def relation(self, number: int, among: Collection[str] | None = None) -> Relation:
        """The order of the shared steps in one source, or of some of them: all others are looked through."""
        among = self.shared if among is None else among
        following: dict[str, list[str]] = defaultdict(list)
        entered = set()
        for flow in self.of(number):
            following[flow.source].append(flow.target)
            entered.add(flow.target)
        starts = [node for node in following if node in among]
        found = {(start, end) for start in starts for end in reached_from(start, following, among)}
        for start in following.keys() - entered - set(among):
            found |= {("", end) for end in reached_from(start, following, among)}
        return frozenset(found)

    def _routing(self, number: int, among: Collection[str]) -> Routing:
        following: dict[str, list[str]] = defaultdict(list)
        for flow in self.of(number):
            following[flow.source].append(flow.target)
        found = set()
        for node in following:
            own = self.union.nodes[node].members.get(number)
            if own is not None and own.kind is Kind.GATEWAY:
                reached = tuple(sorted(reached_from(node, following, among)))
                if len(reached) > 1:
                    found.add((str(own.gateway), reached))
        return frozenset(found)

    def _disputed(self, number: int) -> dict[str, str]:
        """How the source routes at each of its gateways that does not route alike in all sources."""
        members = [(node, self.union.nodes[node].members) for node in (*self.border, *self.inner)]
        return {
            node: str(own[number].gateway)
            for node, own in members
            if number in own and len({one.gateway for one in own.values()}) > 1
        }


def regions(union: Union) -> tuple[Region, ...]:
    """All regions, in the order of their first flow.

    Between two milestones every source has one way in and one way out, so that any source's way can be put in the
    place of another's and the whole stays sound, as long as all come by them in one order. Those that change places
    divide nothing: of two ways between them one could have a step twice and none of them another. Flows that all
    sources have are in no region, but for those at a gateway that does not route alike in all sources: its split and
    its join must be decided together.
    """
    everyone = len(union.sources)
    disputed = {node.id for node in union.nodes.values() if len({own.gateway for own in node.members.values()}) > 1}
    passed = milestones(union) - disputed
    differing = [
        flow
        for flow in union.flows.values()
        if len(flow.members) < everyone or flow.source in disputed or flow.target in disputed
    ]
    dividing = keeping_their_order(union, passed)
    components: Components[tuple[str, str]] = Components()
    for flow in union.flows.values():
        components.join(_port(flow.source, "out", dividing), _port(flow.target, "in", dividing))
    grouped: dict[tuple[str, str], list[UnionFlow]] = defaultdict(list)
    for flow in differing:
        grouped[components.leader(_port(flow.source, "out", dividing))].append(flow)
    whole: dict[tuple[str, str], list[UnionFlow]] = defaultdict(list)
    for flow in union.flows.values():
        whole[components.leader(_port(flow.source, "out", dividing))].append(flow)
    return tuple(_region(union, flows, whole[leader], passed) for leader, flows in grouped.items())


def reached_from(start: str, following: Mapping[str, Sequence[str]], among: Collection[str]) -> set[str]:
    """Which of `among` come first on the ways from a node, "" where a way ends before any."""
    found, seen, queue = set(), set(), deque([start])
    while queue:
        targets = following.get(queue.popleft(), ())
        if not targets:
            found.add("")
        for target in targets:
            if target in among:
                found.add(target)
            elif target not in seen:
                seen.add(target)
                queue.append(target)
    return found


def _port(node: str, side: str, dividing: set[str]) -> tuple[str, str]:
    """What comes before a milestone has nothing to do with what comes after it."""
    return (node, side if node in dividing else "")


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
    ways_in = {(flow.source, "out") for flow in flows if flow.source in passed}
    ways_out = {(flow.target, "in") for flow in flows if flow.target in passed}
    left, entered = {flow.source for flow in whole}, {flow.target for flow in whole}
    return Region(
        union,
        tuple(sorted(ways_in | ways_out)),
        tuple(sorted(inside)),
        tuple(sorted(outer)),
        tuple(sorted(touched - outer)),
        tuple(sorted(flow.id for flow in whole)),
        tuple(sorted((left - entered) & passed)),
        tuple(sorted((entered - left) & passed)),
    )
