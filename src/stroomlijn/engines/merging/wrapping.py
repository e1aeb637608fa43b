"""A choice around a step: the condition that leads to it, or the manners in which it is done."""

from __future__ import annotations

from collections.abc import Iterable

from stroomlijn.engines.process_model import Gateway, Kind

from .draft import Draft, DraftFlow, DraftNode, Members


def wrap(draft: Draft, node: str, condition: str, question: str = "", kind: Gateway = Gateway.EXCLUSIVE) -> None:
    """Puts a choice (or a fork, as `kind` says) around the node: the condition leads to it, else the way goes round."""
    incoming, outgoing = draft.incoming(node), draft.outgoing(node)
    if not incoming or not outgoing:
        return
    entering, leaving = members_of(incoming), members_of(outgoing)
    split, join = put_gates(draft, node, ("choice", "rejoin"), question, kind)
    draft.add_flow(split, node, entering).condition = condition
    draft.add_flow(node, join, leaving)
    draft.add_flow(split, join, {}).default = kind is not Gateway.PARALLEL


def put_gates(
    draft: Draft, node: str, names: tuple[str, str], question: str = "", kind: Gateway = Gateway.EXCLUSIVE
) -> tuple[str, str]:
    """A gateway in the place where the node is come at, and one where it is left; between them nothing yet."""
    split, join = (
        draft.add_node(DraftNode(draft.free_id(f"{name}_{node}"), Kind.GATEWAY, gateway=kind, beside=node))
        for name in names
    )
    draft.nodes[split].label, draft.nodes[split].guards = question, True
    for flow in draft.incoming(node):
        draft.move_flow(flow, target=split)
    for flow in draft.outgoing(node):
        draft.move_flow(flow, source=join)
    return split, join


def members_of(flows: Iterable[DraftFlow]) -> Members:
    """What the sources have of the flows together."""
    return {number: own for flow in flows for number, own in flow.members.items()}
