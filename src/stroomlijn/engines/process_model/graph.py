"""Nodes, flows, lanes and pools of one process, in the words of BPMN 2.0 (OMG formal/2013-12-09).

All values are frozen and hashable; sequences are tuples in document order, so equal input gives equal output.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a node is. `STEP` is any BPMN task or EPC function: work that somebody or something does."""

    STEP = "step"
    EVENT = "event"
    GATEWAY = "gateway"
    SUBPROCESS = "subprocess"
    CALL = "call"


STEPS = (Kind.STEP, Kind.SUBPROCESS, Kind.CALL)
"""What counts as a step for people: the work, however large it is drawn."""


class Event(StrEnum):
    """Where in the process an event stands."""

    START = "start"
    INTERMEDIATE = "intermediate"
    BOUNDARY = "boundary"
    END = "end"


class Gateway(StrEnum):
    """How a gateway routes; `EVENT` waits for the first of several events."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"
    PARALLEL = "parallel"
    EVENT = "event"
    COMPLEX = "complex"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an element comes from: a file (or landscape), a process in it, an element of that process."""

    file: str
    process: str
    element: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph. `id` is unique in its process.

    type          the BPMN element name it was or becomes ("userTask", "startEvent", "exclusiveGateway"), and
                  "eventSubProcess" for a subprocess that an event starts
    trigger       of an event: "", "timer", "message", "signal", "error", "escalation", "terminate", ...
    lane          id of the innermost lane that holds it, "" when there is none
    pool          id of the pool that holds it (also when it lies in a lane), "" when there is none
    role          who does it (a werkrol): the lane's name, or what a workbook says; `helpers` are who works along
    parent        id of the subprocess that encloses it, "" at the top
    attached_to   of a boundary event: the id of its activity
    non_interrupting   of a boundary event or the start of an event subprocess: the activity goes on beside it
    loop          of an activity: "standard", "parallel" or "sequential" (multi-instance), "" when done once
    calls         of a call: the name or id of the called process
    duration      minutes of work, None when unknown;  lead_time: waiting or term as written ("5 werkdagen")
    """

    id: str
    kind: Kind
    label: str = ""
    type: str = ""
    event: Event | None = None
    trigger: str = ""
    gateway: Gateway | None = None
    lane: str = ""
    role: str = ""
    helpers: tuple[str, ...] = ()
    parent: str = ""
    attached_to: str = ""
    calls: str = ""
    system: str = ""
    documents: tuple[str, ...] = ()
    duration: float | None = None
    lead_time: str = ""
    legal_basis: str = ""
    documentation: str = ""
    bottleneck: str = ""
    sources: tuple[Source, ...] = ()
    pool: str = ""
    non_interrupting: bool = False
    loop: str = ""

    @property
    def workers(self) -> tuple[str, ...]:
        """The names of who does it and who works along, as far as they have one."""
        return tuple(name for name in (self.role, *self.helpers) if name.strip())


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow. `label` is what the drawing shows, `condition` the formal text, never evaluated."""

    id: str
    source: str
    target: str
    label: str = ""
    condition: str = ""
    default: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; `parent` is the lane around it ("" for none), `pool` the pool it lies in ("" for none)."""

    id: str
    name: str = ""
    parent: str = ""
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """A participant. A pool without nodes is a black box. `process` is the id of its BPMN process."""

    id: str
    name: str = ""
    process: str = ""


@dataclass(frozen=True, slots=True)
class MessageFlow:
    """A message between pools; an end is a node id or a pool id."""

    id: str
    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """Something drawn that is no node: a data object or store, a text annotation, a group.

    `links` are the ids of the nodes it is associated with, each as (node id, direction): "in" towards the node,
    "out" from the node, "" without direction.
    """

    id: str
    type: str
    label: str = ""
    links: tuple[tuple[str, str], ...] = ()
    parent: str = ""


@dataclass(frozen=True)
class Process:
    """One process: what one drawing shows. A collaboration with several pools is one Process.

    `facts` holds what describes the process as a whole, under the column names of the workbook in lower case
    ("code", "domein", "eigenaar", "aanleiding", "resultaat", "zaaktype", "termijn", "aantal_per_jaar", ...).
    """

    id: str
    name: str = ""
    nodes: tuple[Node, ...] = ()
    flows: tuple[Flow, ...] = ()
    lanes: tuple[Lane, ...] = ()
    pools: tuple[Pool, ...] = ()
    messages: tuple[MessageFlow, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    documentation: str = ""
    language: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @cached_property
    def node(self) -> dict[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def outgoing(self) -> dict[str, tuple[Flow, ...]]:
        """Flows that leave each node, in document order; every node has an entry."""
        return self._flows_by("source")

    @cached_property
    def incoming(self) -> dict[str, tuple[Flow, ...]]:
        """Flows that enter each node, in document order; every node has an entry."""
        return self._flows_by("target")

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The work: tasks, subprocesses and calls."""
        return tuple(node for node in self.nodes if node.kind in STEPS)

    @cached_property
    def bordered(self) -> frozenset[str]:
        """The ids of the activities that have an event at their border."""
        return frozenset(node.attached_to for node in self.nodes if node.attached_to)

    @cached_property
    def fact(self) -> dict[str, str]:
        """`facts` as a mapping."""
        return dict(self.facts)

    def _flows_by(self, end: str) -> dict[str, tuple[Flow, ...]]:
        found: dict[str, list[Flow]] = {node.id: [] for node in self.nodes}
        for flow in self.flows:
            if getattr(flow, end) in found:
                found[getattr(flow, end)].append(flow)
        return {node_id: tuple(flows) for node_id, flows in found.items()}
