"""Which gateway is which: gateways have no name, so what stands around them tells."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from stroomlijn.engines.matching import Place
from stroomlijn.engines.process_model import Gateway, Kind, Node, Process

from .identity import digest

ALIKE = 0.5
"""From half of what stands around them in common two gateways are the same."""

NO_NAMES: Mapping[str, str] = MappingProxyType({})

Features = frozenset[tuple[str, int]]
"""Classes of the nearest steps and events on one side, with the number of gateways in between."""


@dataclass
class GatewayClass:
    """Gateways that stand at the same place, at most one of each process.

    `turn` is the number of the first of them among the gateways of its process: between equals the order decides.
    `equals` is its number among those with the same around them.
    """

    sort: str
    before: list[Features]
    after: list[Features]
    turn: int
    places: list[Place] = field(default_factory=list)
    id: str = ""
    equals: int = 0

    @property
    def nearby(self) -> set[str]:
        """The classes around it; "" when there are none, so that it can still be found."""
        return {name for features in (*self.before, *self.after) for name, _ in features} or {""}

    def called(self, names: Mapping[str, str] = NO_NAMES) -> str:
        """The id that it has when classes around it go by these names."""
        return digest(self.about(names), self.equals)

    def about(self, names: Mapping[str, str] = NO_NAMES) -> str:
        """What its id is made of, apart from its number."""
        before, after = (
            min(sorted((names.get(name, name), distance) for name, distance in features) for features in side)
            for side in (self.before, self.after)
        )
        return f"{self.sort} {before} {after}"


def gateway_classes(processes: Sequence[Process], home: Mapping[Place, str]) -> list[GatewayClass]:
    """All gateways of all processes in classes. Greedy, process by process, the most alike first."""
    classes: list[GatewayClass] = []
    index: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, process in enumerate(processes):
        _join(classes, index, number, process, home)
    _name(classes)
    return classes


def _join(
    classes: list[GatewayClass],
    index: dict[tuple[str, str], set[int]],
    number: int,
    process: Process,
    home: Mapping[Place, str],
) -> None:
    gateways = [node for node in process.nodes if node.kind is Kind.GATEWAY]
    own = [_alone(number, process, gateway, turn, home) for turn, gateway in enumerate(gateways)]
    offers = sorted(
        (-likeness, abs(classes[candidate].turn - turn), turn, candidate)
        for turn, gateway in enumerate(own)
        for candidate in _candidates(gateway, index)
        if (likeness := _likeness(gateway, classes[candidate])) >= ALIKE
    )
    taken: set[int] = set()
    waiting = set(range(len(own)))
    for _, _, turn, candidate in offers:
        if turn in waiting and candidate not in taken:
            taken.add(candidate)
            waiting.discard(turn)
            _merge(classes[candidate], own[turn])
            _enter(index, own[turn], candidate)
    for turn in sorted(waiting):
        _enter(index, own[turn], len(classes))
        classes.append(own[turn])


def _alone(number: int, process: Process, gateway: Node, turn: int, home: Mapping[Place, str]) -> GatewayClass:
    return GatewayClass(
        _sort(process, gateway),
        [_around(process, gateway.id, "source", number, home)],
        [_around(process, gateway.id, "target", number, home)],
        turn,
        [(number, gateway.id)],
    )


def _sort(process: Process, gateway: Node) -> str:
    """Only gateways that route the same way round can be the same; waiting for an event is no choice."""
    splits, joins = len(process.outgoing[gateway.id]) > 1, len(process.incoming[gateway.id]) > 1
    special = gateway.gateway if gateway.gateway in (Gateway.EVENT, Gateway.COMPLEX) else ""
    around = process.node[gateway.parent].label if gateway.parent in process.node else ""
    return f"{special}{'split' * splits}{'join' * joins}/{around}"


def _around(process: Process, gateway: str, end: str, number: int, home: Mapping[Place, str]) -> Features:
    flows = process.incoming if end == "source" else process.outgoing
    found, seen, queue = set(), {gateway}, deque([(gateway, 0)])
    while queue:
        here, distance = queue.popleft()
        for flow in flows[here]:
            there = getattr(flow, end)
            if (number, there) in home:
                found.add((home[number, there], distance))
            elif there not in seen and there in process.node:
                seen.add(there)
                queue.append((there, distance + 1))
    return frozenset(found)


def _candidates(gateway: GatewayClass, index: Mapping[tuple[str, str], set[int]]) -> set[int]:
    return {number for name in gateway.nearby for number in index.get((gateway.sort, name), ())}


def _enter(index: dict[tuple[str, str], set[int]], gateway: GatewayClass, number: int) -> None:
    for name in gateway.nearby:
        index[gateway.sort, name].add(number)


def _merge(into: GatewayClass, gateway: GatewayClass) -> None:
    into.places.extend(gateway.places)
    for known, new in ((into.before, gateway.before), (into.after, gateway.after)):
        known.extend(features for features in new if features not in known)


def _likeness(gateway: GatewayClass, other: GatewayClass) -> float:
    """What a split comes after, and what a join leads to, weighs twice: its other side is where sources differ."""
    before = max(_jaccard(gateway.before[0], features) for features in other.before)
    after = max(_jaccard(gateway.after[0], features) for features in other.after)
    if "split" in gateway.sort and "join" not in gateway.sort:
        return (2 * before + after) / 3
    if "join" in gateway.sort and "split" not in gateway.sort:
        return (before + 2 * after) / 3
    return (before + after) / 2


def _jaccard(one: Features, other: Features) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _name(classes: Sequence[GatewayClass]) -> None:
    seen: dict[str, int] = defaultdict(int)
    for one in classes:
        seen[about := one.about()] += 1
        one.equals = seen[about]
        one.id = one.called()
