"""Putting in steps that are kept, where the way that was taken does not have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stroomlijn.engines.process_model import Event, Kind, Node

from .draft import Draft, DraftNode
from .placing import Placing
from .view import View, view_of


def insert(draft: Draft, wanted: Sequence[str], ranking: Sequence[int]) -> None:
    """Puts each wanted node where the first source in `ranking` that has it does, with the events on the way.

    In reading order, so that a step can follow one that was put in just before. A chain of wanted nodes goes in as a
    whole. What its source does under a condition only is put in a branch.
    """
    waiting = set(wanted)
    for number in ranking:
        view = view_of(draft.union, number)
        for node in draft.union.sources[number].reading:
            class_id = draft.union.home[number, node.id]
            if class_id in waiting and class_id not in draft.nodes:
                _put(draft, view, class_id, waiting)


def _put(draft: Draft, view: View, node: str, waiting: set[str]) -> None:
    chain = _chain(draft, view, node, waiting)
    placing = Placing(draft, view)
    for class_id in chain:
        union_node = draft.union.nodes[class_id]
        draft.add_node(DraftNode(class_id, union_node.kind, dict(union_node.members)))
    placing.put(chain)


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
