"""Where a chain of steps goes in the draft: as conditional there as it is in its source, never less."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from stroomlijn.engines.process_model import Event, Gateway, Kind

from .branching import Branch, add_branch, block_on, can_lead_to, rejoin, routing
from .counterparts import answers_of, counterparts, question_of
from .draft import Draft, DraftFlow, DraftNode
from .view import View
from .ways import Ways


def is_attached(node: DraftNode) -> bool:
    """Whether it is an event at the border of an activity, to which no flow leads."""
    return any(own.event is Event.BOUNDARY for own in node.members.values())


class Placing:
    """Finds places in a draft by what one source has before and after them."""

    def __init__(self, draft: Draft, view: View) -> None:
        self._draft, self._view = draft, view
        self._ways = Ways(
            draft.nodes,
            [(flow.source, flow.target) for flow in draft.flows.values()],
            {node.id for node in draft.nodes.values() if is_attached(node)},
        )
        self._there = counterparts(draft, self._ways, view)

    def put(self, chain: Sequence[str]) -> None:
        """Links the nodes of the chain with one another and with what is around their place.

        In this order: where the same is on every way as in the source; on the branch that leads to it in the source,
        where the draft has the choice; behind a choice of its own with the question that the source asks.
        """
        first, last = chain[0], chain[-1]
        if flow := self._alike(first, last):
            self._on(flow, chain)
            return
        entries = self._view.ways.entries(first, last)
        if not self._on_branches(entries, chain) and not self._behind_a_choice(entries, chain):
            flow = None if entries else self._near(first, last)
            if flow:
                self._on(flow, chain)
            else:
                # Nothing of its surroundings is left: it stands alone, with what little way it has.
                self._link(chain)

    def _alike(self, first: str, last: str) -> DraftFlow | None:
        """A flow between nodes with which the source always passes the chain, the nearest first."""
        ways = self._view.ways
        before = [node for node in ways.dominators(first) if ways.postdominates(last, node)]
        after = [node for node in ways.postdominators(last) if ways.dominates(first, node)]
        for flow in self._between(before, after):
            if self._stays_optional(flow, first, last):
                return flow
        return None

    def _between(self, before: Sequence[str], after: Sequence[str]) -> Iterator[DraftFlow]:
        """Single flows behind or before nodes that the draft passes together, then of any of them."""
        near = [(number, self._there[node]) for number, node in enumerate(before) if node in self._there]
        far = [(number, self._there[node]) for number, node in enumerate(after) if node in self._there]
        pairs = sorted(product(near, far), key=lambda pair: pair[0][0] + pair[1][0])
        for (one_distance, one), (other_distance, other) in pairs:
            if self._ways.together(one, other):
                sides = [self._draft.outgoing(one), self._draft.incoming(other)]
                yield from (
                    flows[0] for flows in sides[:: 1 if one_distance <= other_distance else -1] if len(flows) == 1
                )
        for _, node in near:
            yield from self._draft.outgoing(node) if len(self._draft.outgoing(node)) == 1 else ()
        for _, node in far:
            yield from self._draft.incoming(node) if len(self._draft.incoming(node)) == 1 else ()

    def _stays_optional(self, flow: DraftFlow, first: str, last: str) -> bool:
        """Whether nothing that can go without the chain in the source cannot in the draft, were it on the flow."""
        ways = self._view.ways
        lone_out, lone_in = len(self._draft.outgoing(flow.source)) == 1, len(self._draft.incoming(flow.target)) == 1
        for node in ways.dominators(first):
            if node in self._there and not ways.postdominates(last, node):
                here = self._there[node]
                passed = set(self._ways.postdominators(here))
                if (lone_out and flow.source in passed | {here}) or (lone_in and flow.target in passed):
                    return False
        for node in ways.postdominators(last):
            if node in self._there and not ways.dominates(first, node):
                here = self._there[node]
                passed = set(self._ways.dominators(here))
                if (lone_out and flow.source in passed) or (lone_in and flow.target in passed | {here}):
                    return False
        return True

    def _on_branches(self, entries: Sequence[tuple[str, str]], chain: Sequence[str]) -> bool:
        """Puts the chain on the branches that the draft has for it, or adds one to a choice that it has."""
        asked = [entry for entry in entries if self._splits(entry[0])]
        found = [flow for entry in asked if (flow := self._same_answer(entry))]
        if found:
            target = found[0].target
            together = list({flow.id: flow for flow in found if flow.target == target}.values())
            exclusive = all(routing(self._draft, flow.source) is Gateway.EXCLUSIVE for flow in together)
            flow = rejoin(self._draft, together, chain[0]) if len(together) > 1 and exclusive else together[0]
            self._on(flow, chain)
            return True
        if len(asked) != 1 or len(entries) != 1:
            return False
        (entry,) = asked
        target = self._onward(chain[-1])
        if not target:
            return False
        split = self._there[entry[0]]
        straight = self._are_block(split, target)
        if straight or (self._chooses(split) and can_lead_to(self._draft, split, target)):
            add_branch(self._draft, split, self._branch(entry, chain, target), straight=straight)
            self._link(chain)
            return True
        return False

    def _splits(self, node: str) -> bool:
        return node in self._there and len(self._draft.outgoing(self._there[node])) > 1

    def _chooses(self, node: str) -> bool:
        return routing(self._draft, node) is Gateway.EXCLUSIVE

    def _branch(self, entry: tuple[str, str], chain: Sequence[str], target: str) -> Branch:
        split, answers = entry[0], self._view.answers
        others = {answers.get((split, after), "") for after in self._view.after[split]} - {answers.get(entry, "")}
        members = self._draft.members_between(split, chain[0])
        return Branch(tuple(chain), target, answers.get(entry, ""), tuple(sorted(others)), members)

    def _same_answer(self, entry: tuple[str, str]) -> DraftFlow | None:
        """The flow of the draft that gives the same answer to the same question."""
        answer = question_of(self._view.answers.get(entry, ""))
        flows = self._draft.outgoing(self._there[entry[0]])
        return next((flow for flow in flows if answer in answers_of(flow)), None)

    def _behind_a_choice(self, entries: Sequence[tuple[str, str]], chain: Sequence[str]) -> bool:
        """Puts the chain behind a choice of its own, which stands where that of the source would stand."""
        for entry in entries:
            flow = self._place_of(entry[0], set())
            if flow is None:
                continue
            kind, question = self._asks(entry[0])
            target = self._onward(chain[-1])
            leads = target and kind is Gateway.EXCLUSIVE and self._skips(flow, chain[-1], target)
            target = target if leads and can_lead_to(self._draft, flow.source, target) else ""
            block_on(self._draft, flow, self._branch(entry, chain, target), kind, question)
            self._link(chain)
            return True
        return False

    def _place_of(self, node: str, seen: set[str]) -> DraftFlow | None:
        """The flow on which the choice of the source would stand, were it put in."""
        if node in seen:
            return None
        seen.add(node)
        if node in self._there:
            here = self._there[node]
            flows = self._draft.incoming(here) or self._draft.outgoing(here)
            if len(flows) == 1:
                return flows[0]
            joins = routing(self._draft, here) in (None, Gateway.EXCLUSIVE) and bool(self._draft.incoming(here))
            return rejoin(self._draft, flows, here) if joins else None
        if flow := self._alike(node, node):
            return flow
        for entry in self._view.ways.entries(node, node):
            if entry[0] in self._there and (flow := self._same_answer(entry)):
                return flow
            if flow := self._place_of(entry[0], seen):
                return flow
        return self._near(node, node)

    def _asks(self, node: str) -> tuple[Gateway, str]:
        own = self._draft.union.nodes[node].members[self._view.number]
        if own.kind is not Kind.GATEWAY:
            return Gateway.PARALLEL, ""
        return (own.gateway if own.gateway is Gateway.PARALLEL else Gateway.EXCLUSIVE), own.label

    def _onward(self, last: str) -> str:
        return next((self._there[node] for node in self._view.ways.postdominators(last) if node in self._there), "")

    def _skips(self, flow: DraftFlow, last: str, target: str) -> bool:
        """Whether the source goes on from the chain past steps that the draft has before the target."""
        between, stack = set(), [flow.target]
        while stack:
            node = stack.pop()
            if node != target and node not in between:
                between.add(node)
                stack.extend(one.target for one in self._draft.outgoing(node))
        members = [node for node in between if self._view.number in self._draft.nodes[node].members]
        steps = {node for node in members if self._draft.nodes[node].kind not in (Kind.GATEWAY, Kind.EVENT)}
        return bool(steps) and not steps & self._view.leads_to(last, target)

    def _are_block(self, source: str, target: str) -> bool:
        """Whether another branch already leads from the one gateway straight to the other."""
        if {self._draft.nodes[source].kind, self._draft.nodes[target].kind} != {Kind.GATEWAY}:
            return False
        return any(self._leads_straight(flow, target) for flow in self._draft.outgoing(source))

    def _leads_straight(self, flow: DraftFlow, target: str) -> bool:
        """Whether the flow reaches the target along nodes with one way in and one way out."""
        seen = set()
        while flow.target != target:
            here = flow.target
            if here in seen or len(self._draft.outgoing(here)) != 1 or len(self._draft.incoming(here)) != 1:
                return False
            seen.add(here)
            (flow,) = self._draft.outgoing(here)
        return True

    def _near(self, first: str, last: str) -> DraftFlow | None:
        """A single flow at the nearest node before it, else after it."""
        for neighbours, start, flows_at in (
            (self._view.before, first, self._draft.outgoing),
            (self._view.after, last, self._draft.incoming),
        ):
            seen, queue = {start}, deque([start])
            while queue:
                for node in neighbours.get(queue.popleft(), ()):
                    if node in self._there and len(flows_at(self._there[node])) == 1:
                        return flows_at(self._there[node])[0]
                    if node not in seen:
                        seen.add(node)
                        queue.append(node)
        return None

    def _on(self, flow: DraftFlow, chain: Sequence[str]) -> None:
        """Puts the chain into the flow, of which it takes over the sources and the condition."""
        nodes = [flow.source, *chain, flow.target]
        self._draft.remove_flow(flow)
        for source, target in pairwise(nodes):
            self._draft.add_flow(source, target, flow.members)
        entrance = self._draft.between(flow.source, chain[0])
        if entrance:
            entrance.condition, entrance.default = flow.condition, flow.default
        self._link(nodes)

    def _link(self, nodes: Sequence[str]) -> None:
        """Flows along the nodes with the sources that go that way."""
        for source, target in pairwise(nodes):
            self._draft.add_flow(source, target, self._draft.members_between(source, target))
