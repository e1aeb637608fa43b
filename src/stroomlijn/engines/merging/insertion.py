"""Putting in steps that are kept, where the way that was taken does not have them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stroomlijn.engines.process_model import Event, Kind, Node

from .draft import Draft, DraftFlow, DraftNode
from .union import Union

Neighbours = dict[str, list[str]]


def insert(draft: Draft, wanted: Sequence[str], ranking: Sequence[int]) -> None:
    """Puts each wanted node where the first source in `ranking` that has it does, with the events on the way.

    In reading order, so that a step can follow one that was put in just before. A chain of wanted nodes goes in as a
    whole: as a branch between the gateways that it stands between, else after the nearest node before it, else before
    the nearest one after it.
    """
    waiting = set(wanted)
    for number in ranking:
        view = _view(draft.union, number)
        for node in draft.union.sources[number].reading:
            class_id = draft.union.home[number, node.id]
            if class_id in waiting and class_id not in draft.nodes:
                _put(draft, view, class_id, waiting)


@dataclass(frozen=True)
class View:
    """One source in terms of classes."""

    number: int
    before: Neighbours
    after: Neighbours


def _view(union: Union, number: int) -> View:
    before: Neighbours = defaultdict(list)
    after: Neighbours = defaultdict(list)
    for flow in union.flows.values():
        if number in flow.members:
            before[flow.target].append(flow.source)
            after[flow.source].append(flow.target)
    return View(number, before, after)


def _put(draft: Draft, view: View, node: str, waiting: set[str]) -> None:
    chain = _chain(draft, view, node, waiting)
    for class_id in chain:
        union_node = draft.union.nodes[class_id]
        draft.add_node(DraftNode(class_id, union_node.kind, dict(union_node.members)))
    place = _place(draft, view, chain)
    if place is not None:
        _link(draft, [place.source, *chain, place.target], place)
        if not place.beside:
            draft.remove_flow(place.flow)
        return
    # Nothing of its surroundings is left: it stands alone, with what little way it has.
    _link(draft, chain, None)


def _chain(draft: Draft, view: View, node: str, waiting: set[str]) -> list[str]:
    """The unbranched run of nodes around the node that are not in the draft; dropped steps are passed over."""
    chain = [node]
    for side, other, grow in (
        (view.before, view.after, lambda found: chain.insert(0, found)),
        (view.after, view.before, chain.append),
    ):
        here, seen = node, {node}
        while len(side[here]) == 1 and len(other[side[here][0]]) == 1:
            here = side[here][0]
            union_node = draft.union.nodes[here]
            if here in seen or here in draft.nodes or union_node.kind is Kind.GATEWAY or _is_edge(union_node.members):
                break
            seen.add(here)
            if here in waiting or union_node.kind is Kind.EVENT:
                grow(here)
    return chain


def _is_edge(members: Mapping[int, Node]) -> bool:
    return any(own.event in (Event.START, Event.END, Event.BOUNDARY) for own in members.values())


@dataclass(frozen=True)
class Spot:
    """Between which nodes; the flow there is replaced, or stays when the chain goes `beside` it."""

    source: str
    target: str
    flow: DraftFlow
    beside: bool = False


def _place(draft: Draft, view: View, chain: Sequence[str]) -> Spot | None:
    before, after = view.before[chain[0]], view.after[chain[-1]]
    if len(before) == 1 and len(after) == 1 and before[0] in draft.nodes and after[0] in draft.nodes:
        source, target = before[0], after[0]
        direct = draft.between(source, target)
        if direct is not None and view.number not in direct.members:
            return Spot(source, target, direct)
        if _are_block(draft, source, target):
            return Spot(source, target, draft.outgoing(source)[0], beside=True)
    for neighbours, end in ((view.before, "after"), (view.after, "before")):
        start = chain[0] if end == "after" else chain[-1]
        for anchor in _nearest(draft, neighbours, start):
            flows = draft.outgoing(anchor) if end == "after" else draft.incoming(anchor)
            if len(flows) == 1:
                return Spot(flows[0].source, flows[0].target, flows[0])
    return None


def _are_block(draft: Draft, source: str, target: str) -> bool:
    """Whether a branch can be added: another branch already leads from the one gateway straight to the other."""
    if {draft.nodes[source].kind, draft.nodes[target].kind} != {Kind.GATEWAY} or len(draft.outgoing(source)) < 2:
        return False
    return any(_leads_straight(draft, flow, target) for flow in draft.outgoing(source))


def _leads_straight(draft: Draft, flow: DraftFlow, target: str) -> bool:
    """Whether the flow reaches the target along nodes with one way in and one way out."""
    seen = set()
    while flow.target != target:
        if flow.target in seen or len(draft.outgoing(flow.target)) != 1 or len(draft.incoming(flow.target)) != 1:
            return False
        seen.add(flow.target)
        (flow,) = draft.outgoing(flow.target)
    return True


def _nearest(draft: Draft, neighbours: Neighbours, start: str) -> list[str]:
    """Nodes of the draft from near to far."""
    found, seen, queue = [], {start}, deque([start])
    while queue:
        for node in neighbours.get(queue.popleft(), ()):
            if node not in seen:
                seen.add(node)
                queue.append(node)
                if node in draft.nodes and (draft.outgoing(node) or draft.incoming(node)):
                    found.append(node)
    return found


def _link(draft: Draft, nodes: Sequence[str], place: Spot | None) -> None:
    """Flows along the nodes, with the sources that go that way and those of the flow that the chain is put into."""
    for source, target in pairwise(nodes):
        members = dict(place.flow.members) if place and not place.beside else {}
        for flow in draft.union.between.get((source, target), ()):
            members |= {number: members.get(number, ()) + own for number, own in flow.members.items()}
        added = draft.add_flow(source, target, members)
        if place and not place.beside and source == place.source:
            added.condition, added.default = place.flow.condition, place.flow.default
