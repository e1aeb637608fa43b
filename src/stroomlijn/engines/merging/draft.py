"""The union while decisions are worked into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from stroomlijn.engines.matching import Place
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node

from .identity import digest
from .union import Union, UnionFlow

Members = dict[int, tuple[Flow, ...]]


@dataclass
class DraftNode:
    """A class of nodes, or a node that a decision or the merge itself made (then without members).

    `of` is the class when the node is a second one of it: where two ways are kept that both have it. `guards` when it
    is the choice around a step: what leads to it says what it said of the step. `says` is what was decided that this
    one of its class says, by field; all else it says as the nodes of `telling` do.
    """

    id: str
    kind: Kind
    members: dict[int, Node] = field(default_factory=dict)
    label: str = ""
    gateway: Gateway | None = None
    event: Event | None = None
    beside: str = ""
    of: str = ""
    guards: bool = False
    says: dict[str, Any] = field(default_factory=dict)
    spoken_for: dict[int, Node] = field(default_factory=dict)

    @property
    def telling(self) -> dict[int, Node]:
        """The sources' own nodes by which it is told: its members, or those of the step that it is a manner of."""
        return self.spoken_for or self.members

    @property
    def home(self) -> str:
        """The class that it is, or the id that it was given."""
        return self.of or self.id


@dataclass
class DraftFlow:
    """A flow; `open` when sources differ around it and that is not decided; `condition` what a decision says.

    `of` is the flow of the union when it is a second one of it.
    """

    id: str
    source: str
    target: str
    members: Members
    open: bool = False
    condition: str = ""
    default: bool = False
    of: str = ""


class Draft:
    """Nodes and flows by id, and the flows at each node.

    `leads` tells whose way was taken around a node, where that was decided. Every edit leaves a way from start to end
    through each node that had one.
    """

    def __init__(self, union: Union, open_flows: Iterable[str] = ()) -> None:
        still_open = set(open_flows)
        self.union = union
        self.nodes = {node.id: DraftNode(node.id, node.kind, dict(node.members)) for node in union.nodes.values()}
        self.flows: dict[str, DraftFlow] = {}
        self.leads: dict[str, int] = {}
        self._out: dict[str, dict[str, None]] = defaultdict(dict)
        self._in: dict[str, dict[str, None]] = defaultdict(dict)
        for flow in union.flows.values():
            self._enter(DraftFlow(flow.id, flow.source, flow.target, dict(flow.members), flow.id in still_open))

    def outgoing(self, node: str) -> list[DraftFlow]:
        return [self.flows[flow] for flow in self._out[node]]

    def incoming(self, node: str) -> list[DraftFlow]:
        return [self.flows[flow] for flow in self._in[node]]

    def of_class(self, home: str) -> list[str]:
        """The nodes of a class: one, or none, or several where several ways are kept."""
        plain = [home] if home in self.nodes else []
        return [*plain, *(node.id for node in self.nodes.values() if node.of == home)]

    def free_id(self, name: str) -> str:
        """The name itself, or with the first number behind it that no node has."""
        if name not in self.nodes:
            return name
        return next(numbered for n in count(2) if (numbered := f"{name}_{n}") not in self.nodes)

    def homes(self) -> dict[Place, str]:
        """Where each source's own node is, those left out included."""
        there = {(n, own.id): node.id for node in self.nodes.values() for n, own in node.members.items()}
        return {**self.union.home, **there}

    def between(self, source: str, target: str) -> DraftFlow | None:
        return next((flow for flow in self.outgoing(source) if flow.target == target), None)

    def members_between(self, source: str, target: str) -> Members:
        """What the sources have as flows between two nodes."""
        members: Members = {}
        for flow in self.union.between.get((source, target), ()):
            members |= {number: members.get(number, ()) + own for number, own in flow.members.items()}
        return members

    def add_node(self, node: DraftNode) -> str:
        """What is beside a gateway that only the merge needs is where that is: it may go when it routes nothing."""
        if beside := self.nodes.get(node.beside):
            node.beside = beside.beside or node.beside
        self.nodes[node.id] = node
        return node.id

    def add_flow(
        self, source: str, target: str, members: Mapping[int, tuple[Flow, ...]], *, open_: bool = False
    ) -> DraftFlow:
        """A flow, or the one that is there already with what is new about its sources."""
        if there := self.between(source, target):
            for number, own in members.items():
                known = there.members.get(number, ())
                there.members[number] = known + tuple(flow for flow in own if flow not in known)
            there.open |= open_
            return there
        flow = DraftFlow(f"flow_{digest(source, target, 'made')}", source, target, dict(members), open_)
        self._enter(flow)
        return flow

    def repeat_flow(self, flow: UnionFlow, source: str, target: str, members: Members) -> None:
        """One more of a flow of the union, elsewhere."""
        self._enter(DraftFlow(f"flow_{digest(source, target, flow.id)}", source, target, members, of=flow.id))

    def remove_flow(self, flow: DraftFlow) -> None:
        del self.flows[flow.id]
        del self._out[flow.source][flow.id]
        del self._in[flow.target][flow.id]

    def remove_node(self, node: str) -> None:
        """Removes the node with its flows."""
        for flow in [*self.outgoing(node), *self.incoming(node)]:
            if flow.id in self.flows:
                self.remove_flow(flow)
        del self.nodes[node]

    def move_flow(self, flow: DraftFlow, *, source: str | None = None, target: str | None = None) -> None:
        """Gives the flow another end; it keeps its id and its sources."""
        self.remove_flow(flow)
        flow.source, flow.target = source or flow.source, target or flow.target
        self._enter(flow)

    def bridge(self, node: str) -> None:
        """Removes the node and leads what came in straight on, for each source by its own flows.

        A step with several ways out starts them all: a parallel gateway does that in its place.
        """
        if len(self.outgoing(node)) > 1 and self.nodes[node].kind is not Kind.GATEWAY:
            self.fork(node)
        pairs = [(before, after) for before in self.incoming(node) for after in self.outgoing(node)]
        self.remove_node(node)
        for before, after in pairs:
            members = {
                number: before.members[number] + after.members[number]
                for number in before.members.keys() & after.members.keys()
            }
            loop = before.source == node or after.target == node or before.source == after.target
            if not loop and (members or not before.members or not after.members):
                flow = self.add_flow(before.source, after.target, members, open_=before.open or after.open)
                flow.condition = flow.condition or before.condition
                flow.default |= before.default

    def fork(self, node: str) -> None:
        """Puts a parallel gateway behind the node, which then has one way out."""
        flows = self.outgoing(node)
        fork = self.add_node(DraftNode(f"fork_{node}", Kind.GATEWAY, gateway=Gateway.PARALLEL, beside=node))
        members: Members = {}
        for flow in flows:
            for number, own in flow.members.items():
                members[number] = members.get(number, ()) + own
            self.move_flow(flow, source=fork)
        self.add_flow(node, fork, members, open_=any(flow.open for flow in flows))

    def _enter(self, flow: DraftFlow) -> None:
        self.flows[flow.id] = flow
        self._out[flow.source][flow.id] = None
        self._in[flow.target][flow.id] = None
