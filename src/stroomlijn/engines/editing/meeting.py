"""Where the ways of a decision come together again."""

from __future__ import annotations

from stroomlijn.engines.process_model import Gateway, Node, Process


def meeting(process: Process, gateway: Node) -> Node | None:
    """The join that belongs to a gateway that does several ways: the first of its kind that every way reaches."""
    if gateway.gateway not in (Gateway.PARALLEL, Gateway.INCLUSIVE):
        return None
    reached = [_ahead(process, flow.target) for flow in process.outgoing[gateway.id]]
    if len(reached) < 2:
        return None
    for node_id in reached[0]:
        node = process.node[node_id]
        joins = node.gateway is gateway.gateway and len(process.incoming[node_id]) > 1 and node_id != gateway.id
        if joins and all(node_id in each for each in reached):
            return node
    return None


def _ahead(process: Process, start: str) -> dict[str, None]:
    """All that can follow, nearest first."""
    found = {start: None} if start in process.node else {}
    for node_id in (queue := list(found)):
        for flow in process.outgoing[node_id]:
            if flow.target in process.node and flow.target not in found:
                found[flow.target] = None
                queue.append(flow.target)
    return found
