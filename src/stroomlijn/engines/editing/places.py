"""Where a new step comes: which flows lead to it and which go on from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stroomlijn.engines.process_model import STEPS, Event, Flow, Kind, Node, Process

from .draft import Draft
from .lanes import bring_ends
from .routes import route_after
from .rows import next_rows, steps_in_order


@dataclass(frozen=True, slots=True)
class Place:
    """A gap in the graph.

    `near` is the node whose lane, pool and subprocess the new steps share, None in an empty process. `entering` are
    flows that will lead to the first new step, `leaving` those that will come from the last. `before` and `after` are
    the nodes that get a new flow to the first, or from the last, where none of those does.
    """

    near: Node | None
    entering: tuple[Flow, ...] = ()
    leaving: tuple[Flow, ...] = ()
    before: str = ""
    after: str = ""


def place_after(process: Process, step: Node) -> Place:
    """Behind a step; behind its decision in the way to the next row, else to an end, else in the first way."""
    route = route_after(process, step)
    if route.gateway is not None and route.plain and not route.locked and route.paths:
        following = next_rows(steps_in_order(process))[step.id]
        ranked = sorted(route.paths, key=lambda path: _rank(path.target, following))
        return Place(step, entering=(ranked[0].flow,), after=ranked[0].flow.target)
    return _behind(process, step)


def place_before(process: Process, step: Node) -> Place:
    """In front of a step, on every way that leads to it."""
    return Place(step, entering=process.incoming[step.id], after=step.id)


def first_place(process: Process) -> Place:
    """Behind the start; without one in front of the first row."""
    start = next((node for node in process.nodes if node.event is Event.START and not node.parent), None)
    if start is not None:
        return _behind(process, start)
    first = next(iter(steps_in_order(process)), None)
    if first is not None:
        return place_before(process, first)
    end = next((node for node in process.nodes if node.event is Event.END), None)
    return Place(end, after=end.id if end and not process.incoming[end.id] else "")


def splice(draft: Draft, place: Place, nodes: Sequence[Node]) -> None:
    """Puts the nodes in a row into the place."""
    first, last = nodes[0].id, nodes[-1].id
    for flow in place.entering:
        draft.put_flow(replace(flow, target=first))
    for flow in place.leaving:
        draft.put_flow(replace(flow, source=last))
    behind = place.near.id if place.near and place.near.kind in STEPS and place.after != place.near.id else ""
    for node in nodes:
        draft.put_node(node, behind)
        behind = node.id
    if place.before:
        draft.link(place.before, first)
    for one, other in pairwise(nodes):
        draft.link(one.id, other.id)
    if place.after:
        draft.link(last, place.after)
    bring_ends(draft, nodes[0])
    bring_ends(draft, nodes[-1])


def _behind(process: Process, node: Node) -> Place:
    flows = process.outgoing[node.id]
    if len(flows) == 1 and not (flows[0].label or flows[0].condition):
        return Place(node, entering=flows, after=flows[0].target)
    return Place(node, leaving=flows, before=node.id)


def _rank(target: Node | None, following: str) -> int:
    if target is not None and target.id == following:
        return 0
    return 1 if target is not None and target.kind is Kind.EVENT else 2
