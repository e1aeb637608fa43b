"""Small processes of steps after one another, and what is decided between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from stroomlijn.engines.merging import (
    Choice,
    Difference,
    Member,
    Merge,
    merge,
)
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process


def line(name: str, *steps: str | Node) -> Process:
    """Start, the steps one after the other, end."""
    nodes = [Node("start", Kind.EVENT, "Begin", type="startEvent", event=Event.START)]
    for number, step in enumerate(steps):
        node = step if isinstance(step, Node) else Node("", Kind.STEP, step, type="task")
        nodes.append(replace(node, id=f"s{number}"))
    nodes.append(Node("end", Kind.EVENT, "Einde", type="endEvent", event=Event.END))
    flows = [Flow(f"f{n}", nodes[n].id, nodes[n + 1].id) for n in range(len(nodes) - 1)]
    return Process(name, name, tuple(nodes), tuple(flows))


def step(label: str, **values: object) -> Node:
    return Node("", Kind.STEP, label, type="task", **values)  # type: ignore[arg-type]


def between(*steps: str, route: Gateway) -> Process:
    """Start, a choice or fork between the steps, end."""
    straight = line("keuze", *steps)
    gates = [Node(gate, Kind.GATEWAY, type=f"{route}Gateway", gateway=route) for gate in ("open", "close")]
    flows = [Flow("in", "start", "open"), Flow("out", "close", "end")]
    for node in straight.steps:
        flows += [Flow(f"to {node.id}", "open", node.id), Flow(f"from {node.id}", node.id, "close")]
    return replace(straight, nodes=(*straight.nodes, *gates), flows=tuple(flows))


def told(process: Process) -> list[str]:
    """The labels along a process without choices."""
    here, labels = next(node for node in process.nodes if node.event is Event.START), []
    while flows := process.outgoing[here.id]:
        assert len(flows) == 1, "a choice"
        here = process.node[flows[0].target]
        labels.append(here.label)
    return labels[:-1]


def one(merged: Merge, kind: str, label: str = "") -> Difference:
    (found,) = (d for d in merged.differences if d.type == kind and (not label or d.label == label))
    return found


def decide(members: list[Member], *choices: tuple[str, str, Choice]) -> Merge:
    """Merges with decisions given as (type, label, choice)."""
    merged = merge(members)
    return merge(members, {one(merged, kind, label).id: choice for kind, label, choice in choices})


def row(*steps: str, ways: tuple[tuple[str, str], ...] = ()) -> Process:
    """Steps after one another, written "label" or "label/role"; more ways between their numbers."""
    nodes = [Node("s", Kind.EVENT, "Begin", event=Event.START, type="startEvent")]
    for number, step in enumerate(steps):
        label, _, role = step.partition("/")
        nodes.append(Node(f"n{number}", Kind.STEP, label, type="task", role=role))
    nodes.append(Node("e", Kind.EVENT, "Einde", event=Event.END, type="endEvent"))
    flows = [Flow(f"f{n}", one.id, other.id) for n, (one, other) in enumerate(pairwise(nodes))]
    return Process("p", "Melding", tuple(nodes), (*flows, *(Flow(f"w{a}{b}", a, b) for a, b in ways)))
