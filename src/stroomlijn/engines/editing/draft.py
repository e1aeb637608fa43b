"""A graph while a command changes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import STEPS, Flow, Lane, Node, Process


class Draft:
    """Starts as the graph; `graph` gives what it has become. Ids that it makes up depend on nothing but the graph.

    `taken` are the ids that are or were in it.
    """

    def __init__(self, process: Process) -> None:
        self.before = process
        self._nodes = dict(process.node)
        self._flows = {flow.id: flow for flow in process.flows}
        self._lanes = {lane.id: lane for lane in process.lanes}
        self._made: Process | None = process
        self.taken = _ids(process)

    @property
    def graph(self) -> Process:
        """The graph as it is now; messages to and links with nodes that went are gone."""
        if self._made is None:
            gone = self.before.node.keys() - self._nodes.keys()
            self._made = replace(
                self.before,
                nodes=tuple(self._nodes.values()),
                flows=tuple(self._flows.values()),
                lanes=tuple(self._lanes.values()),
                messages=tuple(each for each in self.before.messages if not {each.source, each.target} & gone),
                artifacts=tuple(
                    replace(each, links=tuple(link for link in each.links if link[0] not in gone))
                    for each in self.before.artifacts
                ),
            )
        return self._made

    def step(self, step_id: object) -> Node:
        """The step with this id; raises Problem when it is not there (any more)."""
        node = self._nodes.get(step_id) if isinstance(step_id, str) else None
        if node is None or node.kind not in STEPS:
            raise Problem("edit-step-gone", str(step_id)[:100])
        return node

    def put_node(self, node: Node, behind: str = "") -> None:
        """Adds the node behind another, or changes it where it stands."""
        self._nodes = _put(self._nodes, node, behind)
        self.taken.add(node.id)
        self._made = None

    def put_flow(self, flow: Flow) -> None:
        """Adds the flow behind the others, or changes it where it stands."""
        self._flows[flow.id] = flow
        self.taken.add(flow.id)
        self._made = None

    def put_lane(self, lane: Lane) -> None:
        """Adds the lane below the others."""
        self._lanes[lane.id] = lane
        self.taken.add(lane.id)
        self._made = None

    def drop_node(self, node_id: str) -> None:
        """Takes the node out with the flows that it still has."""
        for flow in [flow for flow in self._flows.values() if node_id in (flow.source, flow.target)]:
            del self._flows[flow.id]
        del self._nodes[node_id]
        self._made = None

    def drop_flow(self, flow_id: str) -> None:
        """Takes the flow out."""
        del self._flows[flow_id]
        self._made = None

    def drop_lane(self, lane_id: str) -> None:
        """Takes the lane out."""
        del self._lanes[lane_id]
        self._made = None

    def order_flows(self, wanted: list[str]) -> None:
        """Puts these flows in this order, on the places that they have between the others."""
        places = iter(wanted)
        among = set(wanted)
        order = [next(places) if flow_id in among else flow_id for flow_id in self._flows]
        self._flows = {flow_id: self._flows[flow_id] for flow_id in order}
        self._made = None

    def fresh(self, base: str) -> str:
        """An id that nothing has yet, as like the base as can be."""
        given, number = base, 1
        while given in self.taken:
            number += 1
            given = f"{base}_{number}"
        return given

    def link(self, source: str, target: str, label: str = "") -> Flow:
        """A new flow between two nodes."""
        flow = Flow(self.fresh(f"{source}_naar_{target}"), source, target, label)
        self.put_flow(flow)
        return flow


def _ids(process: Process) -> set[str]:
    parts: tuple[tuple[Any, ...], ...] = (process.nodes, process.flows, process.lanes, process.pools)
    parts += (process.messages, process.artifacts)
    return {
        process.id,
        *(item.id for part in parts for item in part),
        *(pool.process for pool in process.pools),
    }


def _put(nodes: dict[str, Node], node: Node, behind: str) -> dict[str, Node]:
    if node.id in nodes or behind not in nodes:
        nodes[node.id] = node
        return nodes
    placed = {}
    for each, other in nodes.items():
        placed[each] = other
        if each == behind:
            placed[node.id] = node
    return placed
