"""Connectors where sources go on differently and nothing was decided: the merge shows every source's way."""

from __future__ import annotations

from stroomlijn.engines.process_model import Event, Gateway, Kind

from .draft import Draft, DraftFlow, DraftNode, Members


def connect(draft: Draft) -> None:
    """Puts a gateway behind each node whose sources go on to different nodes, and before each that they come from.

    A gateway that splits (or joins) in the sources does so itself. Where a source begins or ends at a node and another
    does not, the connector gets a start or an end of its own.
    """
    for node in list(draft.nodes.values()):
        _connect_side(draft, node, draft.outgoing(node.id), "split")
        _connect_side(draft, node, draft.incoming(node.id), "join")


def _connect_side(draft: Draft, node: DraftNode, flows: list[DraftFlow], side: str) -> None:
    if not flows or not any(flow.open for flow in flows):
        return
    ways = {number: {flow.id for flow in flows if number in flow.members} for number in node.members}
    if all(len(way) == len(flows) for way in ways.values()) or _routes_itself(draft, node, side):
        return
    ends_here = any(not way for way in ways.values()) and not _is_edge(node)
    if len(flows) == 1 and not ends_here:
        return
    several = side == "split" and any(len(way) > 1 for way in ways.values())
    connector = DraftNode(
        f"{side}_{node.id}",
        Kind.GATEWAY,
        gateway=Gateway.INCLUSIVE if several else Gateway.EXCLUSIVE,
        beside=node.id,
    )
    draft.add_node(connector)
    _reroute(draft, node.id, connector.id, flows, side)
    if ends_here:
        _add_edge(draft, node.id, connector.id, side)


def _reroute(draft: Draft, node: str, connector: str, flows: list[DraftFlow], side: str) -> None:
    members: Members = {}
    for flow in flows:
        for number, own in flow.members.items():
            members[number] = members.get(number, ()) + own
        draft.move_flow(flow, **{"source" if side == "split" else "target": connector})
    ends = (node, connector) if side == "split" else (connector, node)
    draft.add_flow(*ends, members)


def _add_edge(draft: Draft, node: str, connector: str, side: str) -> None:
    event = Event.END if side == "split" else Event.START
    edge = draft.add_node(DraftNode(f"{event}_{node}", Kind.EVENT, event=event, beside=node))
    draft.add_flow(*((connector, edge) if side == "split" else (edge, connector)), {})


def _routes_itself(draft: Draft, node: DraftNode, side: str) -> bool:
    """Whether it is a gateway that splits (joins) in a source: further ways are further branches of it."""
    if node.kind is not Kind.GATEWAY:
        return False
    for number, own in node.members.items():
        process = draft.union.sources[number].process
        flows = process.outgoing[own.id] if side == "split" else process.incoming[own.id]
        if len(flows) > 1:
            return True
    return False


def _is_edge(node: DraftNode) -> bool:
    return any(own.event in (Event.START, Event.END, Event.BOUNDARY) for own in node.members.values())
