"""In which lane each node of a merge stands, and which lanes are left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from stroomlijn.engines.process_model import STEPS, Event, Flow, Kind, Lane, Node, Process

from .draft import Draft
from .frame import Frame
from .identity import digest

Roles = dict[str, str]
"""The decided role of a step, by its id."""


def in_their_lanes(
    draft: Draft, merged: Process, around: Frame, roles: Roles, asked: Collection[str] | None
) -> Process:
    """A step stands in the lane of its role; a start with the first step where it does in its sources; a choice that
    was added with the step before it, of who chooses.

    `asked` are the steps of which the role is still open, None while nothing is decided: then all lanes stay. A lane
    that decisions left without a step goes, unless such a step may still come to it.
    """
    if not merged.lanes:
        return merged
    merged = _with_lanes_of(merged, roles)
    nodes = [_in_lane_of_its_role(draft, around, merged, node, roles) for node in merged.nodes]
    merged = replace(merged, nodes=tuple(nodes))
    merged = replace(merged, nodes=tuple(_with_its_step(draft, around, merged, node) for node in merged.nodes))
    return merged if asked is None else _without_empty_lanes(draft, merged, around, asked)


def in_the_pool_around(merged: Process) -> Process:
    """What is inside a subprocess lies in the pool of the subprocess, and in no lane of another pool."""
    pool_of = {lane.id: lane.pool for lane in merged.lanes}
    found = []
    for node in merged.nodes:
        top, seen = node, {node.id}
        while top.parent in merged.node and top.parent not in seen:
            seen.add(top.parent)
            top = merged.node[top.parent]
        fits = top is node or pool_of.get(node.lane, top.pool) == top.pool
        found.append(replace(node, pool=top.pool, lane=node.lane if fits else ""))
    return replace(merged, nodes=tuple(found))


def _with_lanes_of(merged: Process, roles: Roles) -> Process:
    """With a lane for each decided role that has none."""
    lanes = list(merged.lanes)
    names = {lane.name for lane in lanes}
    pool_of = {lane.id: lane.pool for lane in lanes}
    for node in merged.nodes:
        role = roles.get(node.id, "")
        if role and role not in names:
            names.add(role)
            lanes.append(Lane(f"lane_{digest('role', role)}", role, "", pool_of.get(node.lane, "")))
    return replace(merged, lanes=tuple(lanes))


def _in_lane_of_its_role(draft: Draft, around: Frame, merged: Process, node: Node, roles: Roles) -> Node:
    """Of the lanes that its sources have it in the one with the name of its role; of all lanes once that is decided."""
    if node.kind not in STEPS or not node.role:
        return node
    own = {around.homes.get((number, one.lane), "") for number, one in draft.nodes[node.id].telling.items()}
    for lane in merged.lanes:
        if lane.name == node.role and (node.id in roles or lane.id in own):
            return replace(node, lane=lane.id)
    return node


def _with_its_step(draft: Draft, around: Frame, merged: Process, node: Node) -> Node:
    """A start goes along with the step that follows it, an end with the step before, when it does so in its sources;
    a choice that was added always goes along with the step before."""
    goes_along = _is_added_choice(draft, merged, node) or _goes_along_in_sources(draft, node)
    lanes = _lanes_beside(merged, node) if goes_along else []
    return node if node.lane in lanes or not lanes else replace(node, lane=lanes[0])


def _is_added_choice(draft: Draft, merged: Process, node: Node) -> bool:
    return node.kind is Kind.GATEWAY and not draft.nodes[node.id].members and len(merged.outgoing[node.id]) > 1


def _goes_along_in_sources(draft: Draft, node: Node) -> bool:
    if node.event not in (Event.START, Event.END) or not node.lane:
        return False
    members = [
        (draft.union.sources[number].process, one) for number, one in draft.nodes[node.id].members.items() if one.lane
    ]
    return bool(members) and all(own.lane in _lanes_beside(process, own) for process, own in members)


def _lanes_beside(process: Process, node: Node) -> list[str]:
    """The lanes of the nearest steps: those after a start, those before anything else."""
    if node.event is Event.START:
        beside = _nearest(process, node.id, process.outgoing.get, "target")
    else:
        beside = _nearest(process, node.id, process.incoming.get, "source")
    return [step.lane for step in beside if step.lane and step.pool == node.pool]


def _nearest(process: Process, start: str, flows: Callable[[str], Sequence[Flow] | None], end: str) -> list[Node]:
    found, seen, queue = [], {start}, [start]
    for here in queue:
        for flow in flows(here) or ():
            there = process.node.get(getattr(flow, end))
            if there is None or there.id in seen:
                continue
            seen.add(there.id)
            if there.kind in STEPS:
                found.append(there)
            else:
                queue.append(there.id)
    return found


def _without_empty_lanes(draft: Draft, merged: Process, around: Frame, asked: Collection[str]) -> Process:
    kept = {node.lane for node in merged.nodes if node.kind in STEPS} | _may_be_filled(draft, around, asked)
    held = _of_members(draft, around, lambda own: own.kind in STEPS)
    kept |= {node.lane for node in merged.nodes if node.lane not in held}
    parents = {lane.id: lane.parent for lane in merged.lanes}
    for lane in list(kept):
        while (lane := parents.get(lane, "")) and lane not in kept:
            kept.add(lane)
    nodes = tuple(
        node if not node.lane or node.lane in kept else replace(node, lane=_nearby(merged, node, kept))
        for node in merged.nodes
    )
    return replace(merged, nodes=nodes, lanes=tuple(lane for lane in merged.lanes if lane.id in kept))


def _may_be_filled(draft: Draft, around: Frame, asked: Collection[str]) -> set[str]:
    """The lanes in which sources have a step of which the role is open."""
    return {
        around.homes.get((number, own.lane), "")
        for node in draft.nodes.values()
        if node.home in asked
        for number, own in node.members.items()
    }


def _of_members(draft: Draft, around: Frame, wanted: Callable[[Any], bool]) -> set[str]:
    """The lanes in which some source has such a node."""
    return {
        around.homes.get((number, own.lane), "")
        for node in draft.union.nodes.values()
        for number, own in node.members.items()
        if own.lane and wanted(own)
    }


def _nearby(merged: Process, node: Node, kept: set[str]) -> str:
    """The lane of the nearest step before an event or gateway, else after it."""
    sides = (
        _nearest(merged, node.id, merged.incoming.get, "source"),
        _nearest(merged, node.id, merged.outgoing.get, "target"),
    )
    return next((step.lane for side in sides for step in side if step.lane in kept), "")
