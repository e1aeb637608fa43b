"""A step that is only done under a condition."""

from __future__ import annotations

from stroomlijn.engines.process_model import Gateway, Kind

from .draft import Draft, DraftNode


def wrap(draft: Draft, node: str, condition: str, question: str = "", kind: Gateway = Gateway.EXCLUSIVE) -> None:
    """Puts a choice (or a fork, as `kind` says) around the node: the condition leads to it, else the way goes round."""
    split = draft.add_node(
        DraftNode(f"choice_{node}", Kind.GATEWAY, gateway=kind, beside=node, label=question, guards=True)
    )
    join = draft.add_node(DraftNode(f"rejoin_{node}", Kind.GATEWAY, gateway=kind, beside=node))
    incoming, outgoing = draft.incoming(node), draft.outgoing(node)
    if not incoming or not outgoing:
        draft.remove_node(split)
        draft.remove_node(join)
        return
    entering = {number: own for flow in incoming for number, own in flow.members.items()}
    leaving = {number: own for flow in outgoing for number, own in flow.members.items()}
    for flow in incoming:
        draft.move_flow(flow, target=split)
    for flow in outgoing:
        draft.move_flow(flow, source=join)
    draft.add_flow(split, node, entering).condition = condition
    draft.add_flow(node, join, leaving)
    draft.add_flow(split, join, {}).default = kind is not Gateway.PARALLEL
