"""Where several ways are kept: each of them does work that is cut otherwise as it was decided to be cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .draft import Draft, DraftNode

Cut = tuple[tuple[str, ...], tuple[str, ...]]
"""The classes by which work is done, and those of the other cut of it, which go."""


def recut(draft: Draft, nodes: Iterable[str], cuts: Sequence[Cut]) -> None:
    """Of the nodes of one way: where it has only what goes, what is done comes in its place."""
    there = {draft.nodes[node].home: node for node in nodes}
    for done, going in cuts:
        first = next((there[home] for home in going if home in there), None)
        if first is not None and not there.keys() & set(done):
            _put_in_place(draft, done, first)


def _put_in_place(draft: Draft, row: Sequence[str], node: str) -> None:
    made = [add_again(draft, home) for home in row]
    for flow in draft.incoming(node):
        draft.move_flow(flow, target=made[0])
    for flow in draft.outgoing(node):
        draft.move_flow(flow, source=made[-1])
    for one, other in pairwise(made):
        draft.add_flow(one, other, {})
    draft.remove_node(node)


def add_again(draft: Draft, home: str) -> str:
    """The node of a class; when it is there already one more, which says what its sources say and has none itself."""
    union_node = draft.union.nodes[home]
    if home not in draft.nodes:
        return draft.add_node(DraftNode(home, union_node.kind, dict(union_node.members)))
    told = dict(union_node.members)
    return draft.add_node(DraftNode(draft.free_id(home), union_node.kind, of=home, spoken_for=told))
