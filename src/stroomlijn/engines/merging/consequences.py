"""What each option changes in the generic process as it now stands, counted by trying it there.

An option is tried where it acts and nowhere else: a step is taken out of the graph, a role is put on a step, a region
is run through as one of the sources does. So 200 differences cost less than the merge itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

from stroomlijn.engines.counting import back_flows, step_neighbours, waits
from stroomlijn.engines.process_model import STEPS, Flow, Kind, Node, Process

from .differences import Ways
from .regions import Relation
from .values import Consequence, Difference, DifferenceType, Option, OptionKind

NONE = Consequence()
MOST_WAYS = 400
"""Ways through a node of which it is counted what loops they would leave: with more of them nobody can tell."""


class Trial:
    """Tries options on one merged process; `ways` are those of the differences that are about a way."""

    def __init__(self, merged: Process, ways: Mapping[str, Ways]) -> None:
        self._merged = merged
        self._ways = ways
        self._neighbours = step_neighbours(merged)
        self._after = _directly_after(merged)
        self._before: dict[str, set[str]] = defaultdict(set)
        for step, following in self._after.items():
            for other in following:
                self._before[other].add(step)

    def tried(self, difference: Difference) -> Difference:
        """The difference with the consequence of each of its options."""
        tries = {
            DifferenceType.ORDER: self._of_way,
            DifferenceType.GATEWAY: self._of_way,
            DifferenceType.ROLE: self._of_role,
            DifferenceType.TERM: self._of_term,
            DifferenceType.STEP_MISSING: self._of_step,
            DifferenceType.GRANULARITY: self._of_grain,
        }
        attempt = tries.get(difference.type, self._of_words)
        if not self._there(difference):
            return difference
        options = tuple(replace(option, consequence=attempt(difference, option)) for option in difference.options)
        return replace(difference, options=options)

    def _there(self, difference: Difference) -> bool:
        if difference.id in self._ways:
            return True
        return any(element in self._merged.node for element in difference.elements)

    def _of_step(self, difference: Difference, option: Option) -> Consequence:
        if option.kind is OptionKind.DROP:
            return self._without(difference.elements)
        if option.kind is OptionKind.CONDITION:
            return Consequence(handoffs=self._handoffs(self._around(set(difference.elements))))
        return NONE

    def _of_grain(self, difference: Difference, option: Option) -> Consequence:
        """As one step: those of the several go; as several: the one goes; neither: all go."""
        one, *several = difference.elements
        if option.kind is OptionKind.CONDITION:
            return NONE
        gone = {"several": [one], "drop": difference.elements}.get(option.id, several)
        return self._without(gone)

    def _of_role(self, difference: Difference, option: Option) -> Consequence:
        node = self._merged.node[difference.elements[0]]
        return self._beside(node, [replace(node, role=role) for role in _said(difference, option)])

    def _of_term(self, difference: Difference, option: Option) -> Consequence:
        node = self._merged.node[difference.elements[0]]
        return self._beside(node, [replace(node, lead_time=term) for term in _said(difference, option)])

    def _of_words(self, difference: Difference, option: Option) -> Consequence:
        """Only where a step stands there once for each of them."""
        node = self._merged.node.get(difference.elements[0])
        return self._beside(node, [node for _ in _said(difference, option)]) if node else NONE

    def _beside(self, node: Node, manners: Sequence[Node]) -> Consequence:
        """When the node is there in these manners instead; of no manner there is nothing to count."""
        if not manners:
            return NONE
        near = [self._merged.node[other] for other in self._neighbours.get(node.id, ())]
        again = combinations(manners, 2) if node.id in self._after.get(node.id, ()) else ()
        return Consequence(
            steps=(len(manners) - 1) * (node.kind in STEPS),
            handoffs=sum(_handed_over(one, near) for one in manners)
            - _handed_over(node, near)
            + sum(_handed_over(one, [other]) for one, other in again),
            waits=sum(map(waits, manners)) - waits(node),
        )

    def _of_way(self, difference: Difference, option: Option) -> Consequence:
        """Measured from the way of the first option: the shared steps as one source has them after one another."""
        ways = self._ways[difference.id]
        first = ways.of[difference.options[0].id]
        if option.kind is OptionKind.CONDITION:
            return self._of_all_ways(ways, first)
        way = ways.of[option.id]
        return Consequence(
            handoffs=self._handoffs(way) - self._handoffs(first),
            loops=_loops(way | ways.around) - _loops(first | ways.around),
        )

    def _of_all_ways(self, ways: Ways, first: Relation) -> Consequence:
        """The steps that all of them have are there once for each way."""
        repeated = [self._merged.node[node] for node in ways.repeated if node in self._merged.node]
        more = len(ways.of) - 1
        return Consequence(
            steps=more * sum(node.kind in STEPS for node in repeated),
            handoffs=sum(map(self._handoffs, ways.of.values())) - self._handoffs(first),
            loops=sum(_loops(way | ways.around) - _loops(ways.around) for way in ways.of.values())
            - (_loops(first | ways.around) - _loops(ways.around)),
            waits=more * sum(map(waits, repeated)),
        )

    def _without(self, elements: Collection[str]) -> Consequence:
        """What goes and comes when nodes are taken out and what was before them leads to what was after."""
        gone = {element for element in elements if element in self._merged.node}
        nodes = [self._merged.node[element] for element in gone]
        lost = {frozenset((step, other)) for step in gone for other in self._neighbours.get(step, ())}
        return Consequence(
            steps=-sum(node.kind in STEPS for node in nodes),
            handoffs=self._handoffs(self._around(gone)) - self._handoffs(lost),
            loops=self._loops_without(gone),
            waits=-sum(waits(node) for node in nodes),
        )

    def _around(self, gone: set[str]) -> set[frozenset[str]]:
        """Pairs of steps that become neighbours when these are taken out, or gone round."""
        entries = {step for node in gone for step in self._before.get(node, ())} - gone
        found = set()
        for entry in entries:
            queue = [node for node in self._after.get(entry, ()) if node in gone]
            seen = set(queue)
            while queue:
                for other in self._after.get(queue.pop(), ()):
                    if other not in gone and other != entry and other not in self._neighbours.get(entry, ()):
                        found.add(frozenset((entry, other)))
                    elif other in gone and other not in seen:
                        seen.add(other)
                        queue.append(other)
        return found

    def _handoffs(self, pairs: Iterable[Collection[str]]) -> int:
        count = 0
        for pair in pairs:
            roles = {self._merged.node[step].role for step in pair if step in self._merged.node} - {""}
            count += len(roles) > 1
        return count

    def _loops_without(self, gone: set[str]) -> int:
        gone = gone & self._on_a_cycle
        if not any(self._routes(node) for node in gone):
            return 0
        flows = list(self._merged.flows)
        for node in gone:
            entering = [flow for flow in flows if flow.target == node and flow.source != node]
            leaving = [flow for flow in flows if flow.source == node and flow.target != node]
            flows = [flow for flow in flows if node not in (flow.source, flow.target)]
            if len(entering) * len(leaving) > MOST_WAYS:
                return 0
            straight = [Flow(f"{a.id} {b.id}", a.source, b.target) for a in entering for b in leaving]
            flows += [flow for flow in straight if flow.source != flow.target]
        nodes = tuple(node for node in self._merged.nodes if node.id not in gone)
        return len(back_flows(Process("", nodes=nodes, flows=tuple(flows)))) - self._loops

    def _routes(self, node: str) -> bool:
        """Whether more than one way leads through it, or none but back: else what goes round it is as it was."""
        entering, leaving = self._merged.incoming[node], self._merged.outgoing[node]
        straight = len(entering) == 1 and len(leaving) == 1 and entering[0].source != leaving[0].target
        return not straight or {entering[0], leaving[0]} <= self._back

    @cached_property
    def _back(self) -> set[Flow]:
        return set(back_flows(self._merged))

    @cached_property
    def _loops(self) -> int:
        return len(self._back)

    @cached_property
    def _on_a_cycle(self) -> set[str]:
        """Nodes that lie on a cycle, or between two: what is left when ends are taken off again and again."""
        flows = [flow for flow in self._merged.flows if flow.target in self._merged.node]
        left = _ends_taken_off(self._merged.node, [(flow.source, flow.target) for flow in flows])
        return _ends_taken_off(left, [(flow.target, flow.source) for flow in flows])


def _said(difference: Difference, option: Option) -> list[str]:
    """What is said when this is chosen, as far as it has its words yet."""
    if option.kind is OptionKind.CONDITION:
        return [one.text for one in difference.options if one.kind is OptionKind.VARIANT]
    return [option.text] if option.kind is OptionKind.VARIANT else []


def _handed_over(node: Node, near: Iterable[Node]) -> int:
    return sum(1 for other in near if node.role and other.role not in ("", node.role))


def _directly_after(merged: Process) -> dict[str, set[str]]:
    """For each step those that come directly after it, gateways and events looked through."""
    found: dict[str, set[str]] = {}
    for step in merged.steps:
        seen, queue, after = {step.id}, [step.id], set()
        while queue:
            for flow in merged.outgoing[queue.pop()]:
                node = merged.node.get(flow.target)
                if node is not None and node.kind in STEPS:
                    after.add(node.id)
                elif node is not None and node.id not in seen:
                    seen.add(node.id)
                    queue.append(node.id)
        found[step.id] = after
    return found


def _ends_taken_off(nodes: Collection[str], pairs: Collection[tuple[str, str]]) -> set[str]:
    """The nodes without those at which nothing arrives, nor those that then have nothing arriving."""
    arriving = dict.fromkeys(nodes, 0)
    following: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if one in arriving and other in arriving:
            arriving[other] += 1
            following[one].append(other)
    free = [node for node, count in arriving.items() if not count]
    for node in free:
        for other in following[node]:
            arriving[other] -= 1
            if not arriving[other]:
                free.append(other)
    return arriving.keys() - set(free)


def _loops(pairs: Relation) -> int:
    """How many pairs lead back, walked from where nothing comes before."""
    nodes = tuple(Node(node, Kind.STEP) for node in sorted({node for pair in pairs for node in pair}))
    flows = tuple(Flow(f"{one} {other}", one, other) for one, other in sorted(pairs))
    return len(back_flows(Process("", nodes=nodes, flows=flows)))
