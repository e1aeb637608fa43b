"""A merge as people see it: its drawing, and what may stand elsewhere for the sake of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from stroomlijn.engines.layout import arrange, measure
from stroomlijn.engines.process_model import Drawing, Kind, Node, Process, reading_order

MOST_TRIED = 600
"""Nodes and flows; a larger process is drawn once, as it is."""


def as_shown(process: Process) -> tuple[Process, Drawing]:
    """The process as it is laid before people, and its drawing. Same process, same bytes.

    A lane in which nothing stands is left out. Lanes come in the order in which people read their steps and a join
    stands with the steps around it, each only where the drawing has no more faults and crossings by it.
    """
    used = _without_unused_lanes(process)
    if len(used.nodes) + len(used.flows) > MOST_TRIED:
        return used, arrange(used)
    drawn = ((one, arrange(one)) for one in _manners(used))
    return min(drawn, key=lambda found: _cost(*found))


def _without_unused_lanes(process: Process) -> Process:
    kept = set(_first_read(process))
    return replace(process, lanes=tuple(lane for lane in process.lanes if lane.id in kept))


def _first_read(process: Process) -> dict[str, int]:
    """Of every lane with something in it: the place of its first node in the order of reading."""
    around = {lane.id: lane.parent for lane in process.lanes}
    first: dict[str, int] = {}
    for place, node in enumerate(reading_order(process)):
        lane = node.lane
        while lane in around and lane not in first:
            first[lane] = place
            lane = around[lane]
    return first


def _manners(process: Process) -> Iterator[Process]:
    """The same process in every manner that is tried, each once; what reads best comes first."""
    tried: list[Process] = []
    for joins in (_without_unused_lanes(_with_joins_by_their_steps(process)), process):
        for one in (_with_lanes_as_read(joins), joins):
            if one not in tried:
                tried.append(one)
                yield one


def _with_lanes_as_read(process: Process) -> Process:
    first = _first_read(process)
    return replace(process, lanes=tuple(sorted(process.lanes, key=lambda lane: first.get(lane.id, len(process.nodes)))))


def _with_joins_by_their_steps(process: Process) -> Process:
    """A join of nobody in the lane that most of its neighbours have; of equals in one of what stands before it."""
    lanes = {node.id: node.lane for node in process.nodes}
    for node in reading_order(process):
        if _is_join_of_nobody(process, node):
            lanes[node.id] = _lane_of_most(process, node, lanes)
    return replace(process, nodes=tuple(replace(node, lane=lanes[node.id]) for node in process.nodes))


def _is_join_of_nobody(process: Process, node: Node) -> bool:
    joins = len(process.incoming[node.id]) > 1 and len(process.outgoing[node.id]) < 2
    return node.kind is Kind.GATEWAY and joins and bool(node.lane) and not node.role


def _lane_of_most(process: Process, node: Node, lanes: dict[str, str]) -> str:
    before = [flow.source for flow in process.incoming[node.id]]
    beside = [*before, *(flow.target for flow in process.outgoing[node.id])]
    near = [one for one in beside if one in process.node and process.node[one].pool == node.pool and lanes[one]]
    often = Counter(lanes[one] for one in near)
    earlier = {lanes[one] for one in near if one in before}
    return max(often, key=lambda lane: (often[lane], lane in earlier, lane == node.lane), default=node.lane)


def _cost(process: Process, drawing: Drawing) -> tuple[int, int]:
    """Faults, then crossings."""
    quality = measure(process, drawing)
    return quality.on_top + quality.labels_astray, quality.crossings
