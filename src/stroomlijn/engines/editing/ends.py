"""Where a way goes when it goes to the end."""

from __future__ import annotations

from collections.abc import Iterable

from stroomlijn.engines.process_model import Event, Kind, Node, Process

from .draft import Draft
from .lanes import lane_name


def an_end(draft: Draft, beside: Node, preferred: Iterable[Node] = ()) -> str:
    """The id of an end at the level of the node: a preferred one, the plain one there is, else a new one."""
    found = [*(node for node in preferred if node.kind is Kind.EVENT), *_ends(draft.graph, beside)]
    if found:
        return found[0].id
    made = beside_node(draft, beside, "einde", kind=Kind.EVENT, type="endEvent", event=Event.END)
    draft.put_node(made)
    return made.id


def beside_node(draft: Draft, beside: Node, suffix: str, **nature: object) -> Node:
    """A new node, not yet put anywhere, at the level and in the lane of another; its id is made of that one's."""
    role = lane_name(draft.graph, beside.lane)
    where = {"lane": beside.lane, "role": role, "pool": beside.pool, "parent": beside.parent}
    return Node(draft.fresh(f"{beside.id}_{suffix}"), **nature, **where)  # type: ignore[arg-type]


def _ends(process: Process, beside: Node) -> list[Node]:
    return [
        node
        for node in process.nodes
        if node.event is Event.END and not node.trigger and (node.parent, node.pool) == (beside.parent, beside.pool)
    ]
