"""The commands `insert`, `remove` and `move`: rows come, go and change place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Node, Process

from . import texts
from .draft import Draft
from .ends import an_end
from .lanes import complete_lanes, with_role
from .places import Place, first_place, place_after, place_before, splice
from .routes import route_after
from .tidying import tidy


def insert(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: insert, after | before: step, id, label, role?}; after null: as the first row."""
    draft = Draft(process)
    step_id = texts.new_id(command.get("id"), draft.taken)
    place = asked_place(draft, command)
    node = new_step(step_id, texts.line(command.get("label"), step_id), place.near)
    role = texts.line(command.get("role"), step_id)
    splice(draft, place, [with_role(draft, node, role) if role else node])
    complete_lanes(draft, node)
    return draft.graph


def remove(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: remove, step}. What led to the step leads to what follows it; its decision comes behind what was before."""
    draft = Draft(process)
    step = draft.step(command.get("step"))
    _check_alone(process, step)
    _bypass(draft, step)
    draft.drop_node(step.id)
    tidy(draft)
    return draft.graph


def move(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: move, step, after | before}. A step with a decision behind it, or at another level, stays where it is."""
    draft = Draft(process)
    step = draft.step(command.get("step"))
    if step.id in (command.get("after"), command.get("before")):
        return process
    _check_movable(process, step)
    _bypass(draft, step)
    draft.drop_node(step.id)
    place = asked_place(draft, command)
    if place.near is not None and (place.near.parent, place.near.pool) != (step.parent, step.pool):
        raise Problem("edit-other-level", step.id, label=texts.shown(step.label))
    splice(draft, place, [step])
    tidy(draft)
    return draft.graph


def asked_place(draft: Draft, command: Mapping[str, Any]) -> Place:
    """The place that a command names by `after` or `before`."""
    if command.get("before") is not None:
        return place_before(draft.graph, draft.step(command["before"]))
    if command.get("after") is not None:
        return place_after(draft.graph, draft.step(command["after"]))
    return first_place(draft.graph)


def new_step(step_id: str, label: str, near: Node | None) -> Node:
    """A plain step at the level and in the lane of another node."""
    step = Node(step_id, Kind.STEP, label, "task")
    return replace(step, parent=near.parent, pool=near.pool, lane=near.lane) if near else step


def _bypass(draft: Draft, step: Node) -> None:
    """Leads every way to the step on to what follows it."""
    graph = draft.graph
    leaving = [flow for flow in graph.outgoing[step.id] if flow.target != step.id]
    entering = [flow for flow in graph.incoming[step.id] if flow.source != step.id]
    if len(leaving) == 1:
        for flow in entering:
            if flow.source == leaving[0].target and not (flow.label or flow.condition):
                draft.drop_flow(flow.id)
            else:
                draft.put_flow(replace(flow, target=leaving[0].target))
        draft.drop_flow(leaving[0].id)
    elif leaving and len(entering) == 1 and len(graph.outgoing[entering[0].source]) == 1:
        for flow in leaving:
            draft.put_flow(replace(flow, source=entering[0].source))
        draft.drop_flow(entering[0].id)
    elif leaving and entering:
        raise Problem("edit-locked-several-flows", step.id, label=texts.shown(step.label))
    else:
        for flow in entering:
            if flow.label or len(graph.outgoing[flow.source]) > 1:
                draft.put_flow(replace(flow, target=an_end(draft, step)))


def _check_alone(process: Process, step: Node) -> None:
    """What lies in a step or at its border is not in its row, so it would be lost unseen."""
    if step.id in {node.parent for node in process.nodes} | {artifact.parent for artifact in process.artifacts}:
        raise Problem("edit-has-inside", step.id, label=texts.shown(step.label))
    if step.id in process.bordered:
        raise Problem("edit-has-border", step.id, label=texts.shown(step.label))


def _check_movable(process: Process, step: Node) -> None:
    route = route_after(process, step)
    if route.gateway is not None:
        raise Problem("edit-move-decision", step.id, label=texts.shown(step.label))
    if route.locked:
        raise Problem(route.locked, step.id, label=texts.shown(step.label))
