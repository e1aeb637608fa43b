"""Which nodes can route in a marking, and what the marking becomes.

A marking is the set of flows that hold a token. A second token on a flow is lack of synchronisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from .net import Logic, Net, Router

Marking = frozenset[int]
WIDEST = 6
"""Branches of an inclusive split of which every combination is tried; of more only single ones, pairs and all."""


@dataclass(frozen=True, slots=True)
class Firing:
    """A node routes: tokens go from `taken` to `given`; `doubled` flows held one already."""

    node: str
    taken: tuple[int, ...]
    given: tuple[int, ...]
    marking: Marking
    doubled: tuple[int, ...] = ()


class TokenGame:
    """The moves of one net."""

    def __init__(self, net: Net) -> None:
        self.net = net

    def firings(self, marking: Marking) -> Iterator[Firing]:
        """Everything that can happen next, in the order of the flow numbers."""
        targets = dict.fromkeys(self.net.flows[flow][1] for flow in sorted(marking))
        for node in targets:
            router = self.net.routers[node]
            for taken in self._inputs(router, marking):
                for given in self.outputs(router):
                    yield self._fire(router, marking, taken, given)

    def outputs(self, router: Router) -> list[tuple[int, ...]]:
        """The combinations of flows that can get a token when the node routes."""
        normal = _combinations(router.after, router.splits)
        for extra in router.extras:
            normal = [*normal, *((*given, *extra) for given in normal)]
        return [*normal, *(tuple(taken) for taken in router.exits)]

    def _inputs(self, router: Router, marking: Marking) -> list[tuple[int, ...]]:
        here = tuple(flow for flow in router.before if flow in marking)
        if router.joins is Logic.ONE:
            return [(flow,) for flow in here]
        if router.joins is Logic.ALL:
            return [here] if len(here) == len(router.before) else []
        return [] if self._waits(router, marking, here) else [here]

    def _waits(self, router: Router, marking: Marking, here: tuple[int, ...]) -> bool:
        """BPMN 2.0.2, 13.4.3: whether a token elsewhere can still reach an empty way in, but no filled one."""
        empty = [flow for flow in router.before if flow not in marking]
        if not empty:
            return False
        comes = frozenset().union(*(self._sources[router.id, flow] for flow in empty)) & marking
        if not comes:
            return False
        return not comes <= frozenset().union(*(self._sources[router.id, flow] for flow in here))

    @cached_property
    def _sources(self) -> dict[tuple[str, int], frozenset[int]]:
        """For each way into an inclusive join the flows from which it is reached without passing the join."""
        found = {}
        for router in self.net.routers.values():
            if router.joins is Logic.ANY and len(router.before) > 1:
                for flow in router.before:
                    found[router.id, flow] = self._leading_to(flow, router.id)
        return found

    def _leading_to(self, flow: int, join: str) -> frozenset[int]:
        found, stack = {flow}, [flow]
        while stack:
            source = self.net.flows[stack.pop()][0]
            if source == join:
                continue
            for before in self.net.routers[source].before:
                if before not in found:
                    found.add(before)
                    stack.append(before)
        return frozenset(found)

    def _fire(self, router: Router, marking: Marking, taken: tuple[int, ...], given: tuple[int, ...]) -> Firing:
        if router.ends:
            return Firing(router.id, taken, (), frozenset())
        left = marking.difference(taken)
        doubled = tuple(flow for flow in given if flow in left)
        return Firing(router.id, taken, given, left.union(given), doubled)


def _combinations(flows: list[int], logic: Logic) -> list[tuple[int, ...]]:
    if not flows or logic is Logic.ALL:
        return [tuple(flows)]
    if logic is Logic.ONE:
        return [(flow,) for flow in flows]
    if len(flows) > WIDEST:
        return [*((flow,) for flow in flows), *combinations(flows, 2), tuple(flows)]
    picks = product((False, True), repeat=len(flows))
    return [tuple(flow for flow, yes in zip(flows, pick, strict=True) if yes) for pick in picks if any(pick)]
