"""Roles and lanes: a step whose role changes moves to the lane of that role, and what belongs to it moves along."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.formats.spreadsheet.idents import slug
from stroomlijn.engines.process_model import STEPS, Event, Lane, Node, Process, reading_order

from .draft import Draft


def give_role(draft: Draft, step: Node, role: str) -> None:
    """Sets the role of a step that is in the graph. Steps in a subprocess stay in its lane; no role has no lane."""
    followers = _followers(draft.graph, step)
    changed = with_role(draft, step, role)
    draft.put_node(changed)
    if changed.lane != step.lane:
        for node in followers:
            draft.put_node(replace(node, lane=changed.lane, role=role))
        _drop_when_empty(draft, step.lane)
    complete_lanes(draft, step)


def with_role(draft: Draft, step: Node, role: str) -> Node:
    """The step with the role and, where the process has lanes, in the lane of that role."""
    lanes = any(lane.pool == step.pool for lane in draft.graph.lanes)
    lane = _lane(draft, role, step) if role and lanes and not step.parent else step.lane
    return replace(step, role=role, lane=lane)


def complete_lanes(draft: Draft, step: Node) -> None:
    """The first role in a process without lanes gives it lanes."""
    if step.parent or any(lane.pool == step.pool for lane in draft.graph.lanes):
        return
    if any(node.role for node in draft.graph.nodes if node.pool == step.pool and not node.parent):
        _lanes_for_all(draft, step.pool)


def bring_ends(draft: Draft, step: Node) -> None:
    """A start or end that leads to or from this step alone lies in its lane."""
    graph = draft.graph
    if not step.lane:
        return
    ends = [graph.node[flow.target] for flow in graph.outgoing[step.id]]
    ends = [end for end in ends if end.event is Event.END and len(graph.incoming[end.id]) == 1]
    starts = [graph.node[flow.source] for flow in graph.incoming[step.id]]
    starts = [start for start in starts if start.event is Event.START and len(graph.outgoing[start.id]) == 1]
    for node in (*starts, *ends):
        if node.lane and node.lane != step.lane:
            draft.put_node(replace(node, lane=step.lane, role=lane_name(graph, step.lane)))


def lane_name(process: Process, lane_id: str) -> str:
    """What the lane is called; a node that says nothing itself has that role."""
    return next((lane.name for lane in process.lanes if lane.id == lane_id), "")


def _lane(draft: Draft, role: str, beside: Node) -> str:
    """The innermost lane of the role, made next to the step's own lane when there is none."""
    graph = draft.graph
    around = {lane.parent for lane in graph.lanes}
    found = [lane for lane in graph.lanes if lane.name == role and lane.pool == beside.pool and lane.id not in around]
    if found:
        return found[0].id
    own = next((lane for lane in graph.lanes if lane.id == beside.lane), None)
    made = Lane(draft.fresh(f"baan-{slug(role) or 'rol'}"), role, own.parent if own else "", beside.pool)
    draft.put_lane(made)
    return made.id


def _followers(process: Process, step: Node) -> list[Node]:
    """Events and gateways in the step's lane that belong to it: at its border, before it alone, or after it alone."""
    found = [node for node in process.nodes if node.attached_to == step.id]
    ahead, seen = [step.id], {step.id}
    while ahead:
        node_id = ahead.pop()
        after = [flow.target for flow in process.outgoing[node_id] if len(process.incoming.get(flow.target, ())) == 1]
        before = [flow.source for flow in process.incoming[node_id] if len(process.outgoing[flow.source]) == 1]
        for other in (*after, *(source for source in before if process.node[source].event is Event.START)):
            node = process.node.get(other)
            if node is not None and node.kind not in STEPS and other not in seen:
                seen.add(other)
                found.append(node)
                ahead.append(other)
    return [node for node in found if node.lane == step.lane]


def _lanes_for_all(draft: Draft, pool: str) -> None:
    """A lane for every role; what has none lies in the lane before it."""
    here = [node for node in reading_order(draft.graph) if node.pool == pool]
    role = next(node.role for node in here if node.role and not node.parent)
    made: dict[str, str] = {}
    placed: dict[str, str] = {}
    for node in sorted(here, key=lambda node: bool(node.attached_to)):
        around = placed.get(node.attached_to or node.parent, "")
        if not around:
            role = node.role or role
            if role not in made:
                made[role] = draft.fresh(f"baan-{slug(role) or 'rol'}")
                draft.put_lane(Lane(made[role], role, "", pool))
        placed[node.id] = around or made[role]
        own = node.role if node.kind in STEPS or node.role else role
        draft.put_node(replace(node, lane=placed[node.id], role=own))


def _drop_when_empty(draft: Draft, lane_id: str) -> None:
    graph = draft.graph
    inside = any(node.lane == lane_id for node in graph.nodes) or any(lane.parent == lane_id for lane in graph.lanes)
    if lane_id and not inside:
        draft.drop_lane(lane_id)
