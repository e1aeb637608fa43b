"""One scope of a process as a net of nodes that route tokens over flows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process


class Logic(StrEnum):
    """How many of the flows on one side of a node take part when it routes."""

    ONE = "one"
    ANY = "any"
    ALL = "all"


@dataclass
class Router:
    """A node of the net. Flow numbers in document order.

    exits    flows of interrupting boundary events: taken instead of `after`
    extras   flows of the other boundary events: may be taken besides
    ends     a token that arrives ends everything (a terminate event)
    """

    id: str
    joins: Logic
    splits: Logic
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    exits: list[list[int]] = field(default_factory=list)
    extras: list[list[int]] = field(default_factory=list)
    ends: bool = False


@dataclass
class Net:
    """`routers` by node id; `flows` are (source, target) by number; `through` the nodes that a flow stands for."""

    routers: dict[str, Router]
    flows: dict[int, tuple[str, str]]
    through: dict[int, list[str]]
    starts: list[str]


def scopes(process: Process) -> list[Net]:
    """One net for each pool and each subprocess: tokens do not cross their borders."""
    grouped: dict[tuple[str, str], list[Node]] = {}
    for node in process.nodes:
        grouped.setdefault((node.pool, node.parent), []).append(node)
    return [net(process, nodes) for nodes in grouped.values()]


def net(process: Process, nodes: list[Node]) -> Net:
    """The net of these nodes and the flows between them."""
    inside = {node.id: node for node in nodes if node.type != "eventSubProcess"}
    routers = {node.id: _router(process, node) for node in inside.values() if node.event is not Event.BOUNDARY}
    flows: dict[int, tuple[str, str]] = {}
    exits: dict[str, list[int]] = {node.id: [] for node in inside.values() if node.event is Event.BOUNDARY}
    for number, flow in enumerate(process.flows):
        if flow.target not in routers or flow.source not in inside:
            continue
        source = inside[flow.source].attached_to if flow.source in exits else flow.source
        if source not in routers:
            continue
        flows[number] = (source, flow.target)
        routers[flow.target].before.append(number)
        (exits[flow.source] if flow.source in exits else routers[source].after).append(number)
    for boundary, taken in exits.items():
        node = inside[boundary]
        if node.attached_to in routers:
            holder = routers[node.attached_to]
            (holder.extras if node.non_interrupting else holder.exits).append(taken)
    starts = [router.id for router in routers.values() if not router.before]
    return Net(routers, flows, {number: [] for number in flows}, starts)


def _router(process: Process, node: Node) -> Router:
    ends = node.event is Event.END and node.trigger == "terminate"
    if node.kind is not Kind.GATEWAY:
        return Router(node.id, Logic.ONE, _after_work(process.outgoing[node.id]), ends=ends)
    logic = {
        Gateway.PARALLEL: Logic.ALL,
        Gateway.INCLUSIVE: Logic.ANY,
        Gateway.COMPLEX: Logic.ANY,
    }.get(node.gateway or Gateway.EXCLUSIVE, Logic.ONE)
    return Router(node.id, logic, logic)


def _after_work(flows: tuple[Flow, ...]) -> Logic:
    """Several flows after a step are all taken, unless conditions say which."""
    return Logic.ANY if any(flow.condition or flow.default for flow in flows) else Logic.ALL
