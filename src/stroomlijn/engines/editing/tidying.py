"""After a command: joins that join nothing any more and ends that nothing leads to any more are taken out."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.process_model import Event, Gateway, Kind, Node, Process

from .draft import Draft


def tidy(draft: Draft) -> None:
    """Looks only at what the command left behind: what was idle before stays."""
    found = True
    while found:
        graph = draft.graph
        found = any(_tidied(draft, graph, node) for node in graph.nodes if node.kind in (Kind.GATEWAY, Kind.EVENT))


def _tidied(draft: Draft, graph: Process, node: Node) -> bool:
    """Whether the node was taken out; after that the graph is another one."""
    before = draft.before.incoming.get(node.id, ())
    entering, leaving = graph.incoming[node.id], graph.outgoing[node.id]
    if node.attached_to or len(before) <= len(entering):
        return False
    if node.kind is Kind.EVENT:
        if node.event is Event.END and not entering and _other_end(graph, node):
            draft.drop_node(node.id)
            return True
        return False
    if len(leaving) > 1 or len(entering) > 1 or (entering and len(before) == 1) or node.gateway is Gateway.EVENT:
        return False
    if entering and leaving:
        draft.put_flow(replace(entering[0], target=leaving[0].target))
    if not entering or leaving:
        draft.drop_node(node.id)
        return True
    return False


def _other_end(graph: Process, end: Node) -> bool:
    return any(
        node.event is Event.END and node.id != end.id and graph.incoming[node.id]
        for node in graph.nodes
        if (node.parent, node.pool) == (end.parent, end.pool)
    )
