"""Steps that every source passes on every way from start to end: between them the sources can be decided apart."""

from __future__ import annotations

from stroomlijn.engines.process_model import Event, Process
from stroomlijn.engines.process_model.dominators import immediate_dominators, reverse_postorder

from .union import Union

SOURCE, SINK = "\x00source", "\x00sink"


def milestones(union: Union) -> set[str]:
    """Classes that all sources have and that lie on every path from start to end in each of them."""
    shared: set[str] | None = None
    for number, source in enumerate(union.sources):
        passed = {union.home[number, node] for node in unavoidable(source.process) if (number, node) in union.home}
        shared = passed if shared is None else shared & passed
    return shared or set()


def unavoidable(process: Process) -> list[str]:
    """Nodes on every path from a start to an end: the dominators of the end.

    Inside subprocesses there are none. Nodes that no start reaches take no part.
    """
    following, order = _graph(process)
    if SINK not in order:
        return []
    preceding: dict[str, list[str]] = {node: [] for node in order}
    for node in order:
        for target in following.get(node, ()):
            preceding[target].append(node)
    dominator = immediate_dominators(order, preceding)
    chain, here = [], dominator[SINK]
    while here != SOURCE:
        chain.append(here)
        here = dominator[here]
    return chain


def _graph(process: Process) -> tuple[dict[str, list[str]], list[str]]:
    """Successors with one source and one sink added, and the reverse postorder from the source."""
    top = {node.id for node in process.nodes if not node.parent}
    following = {node: [flow.target for flow in process.outgoing[node] if flow.target in top] for node in top}
    for node in process.nodes:
        if node.attached_to in top and node.id in top:
            following[node.attached_to].append(node.id)
    starts = [
        node.id
        for node in process.nodes
        if node.id in top and not process.incoming[node.id] and node.event is not Event.BOUNDARY
    ]
    for node_id in top:
        if not process.outgoing[node_id]:
            following[node_id].append(SINK)
    following[SOURCE] = starts
    return following, reverse_postorder(SOURCE, following)
