"""The alignment as a table: activities as rows along the flow, sources as columns."""

from __future__ import annotations

import heapq
from collections import defaultdict

from stroomlijn.engines.process_model import Kind, Process

from .attributes import name_of
from .union import Union
from .values import Alignment, Row


def alignment(union: Union, merged: Process) -> Alignment:
    """One row per step or event of any source, so that in most sources a row comes after those that lead to it.

    It is called as it is in the merge; what is not there any more as most sources call it.
    """
    rows = []
    for class_id in flow_order(union):
        node = union.nodes[class_id]
        if node.kind is Kind.GATEWAY:
            continue
        there = merged.node.get(class_id)
        cells = tuple(node.members[n].id if n in node.members else "" for n in range(len(union.sources)))
        rows.append(Row(class_id, there.label if there else name_of(node), node.kind, class_id if there else "", cells))
    return Alignment(tuple(source.key for source in union.sources), tuple(rows))


def flow_order(union: Union) -> list[str]:
    """All classes: a topological order of the flows that lead forward, earliest mean place in the sources first."""
    place = _mean_place(union)
    following: dict[str, set[str]] = defaultdict(set)
    waits = dict.fromkeys(union.nodes, 0)
    for flow in union.flows.values():
        if place[flow.source] < place[flow.target] and flow.target not in following[flow.source]:
            following[flow.source].add(flow.target)
            waits[flow.target] += 1
    ready = [(place[node], node) for node, count in waits.items() if not count]
    heapq.heapify(ready)
    order = []
    while ready:
        _, node = heapq.heappop(ready)
        order.append(node)
        for target in following[node]:
            waits[target] -= 1
            if not waits[target]:
                heapq.heappush(ready, (place[target], target))
    return order


def _mean_place(union: Union) -> dict[str, float]:
    """How far along the reading order of its sources a class stands, 0..1."""
    places: dict[str, list[float]] = defaultdict(list)
    for number, source in enumerate(union.sources):
        for position, node in enumerate(source.reading):
            places[union.home[number, node.id]].append(position / len(source.reading))
    return {node: sum(found) / len(found) for node, found in places.items()}
