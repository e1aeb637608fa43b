"""Steps that every source passes on every way from start to end: between them the sources can be decided apart."""

from __future__ import annotations

from stroomlijn.engines.process_model import Event, Process

from .union import Union
from .ways import Ways


def milestones(union: Union) -> set[str]:
    """Classes that all sources have and that lie on every path from start to end in each of them."""
    shared: set[str] | None = None
    for number, source in enumerate(union.sources):
        passed = {union.home[number, node] for node in unavoidable(source.process) if (number, node) in union.home}
        shared = passed if shared is None else shared & passed
    return shared or set()


def unavoidable(process: Process, parent: str = "") -> list[str]:
    """Nodes on every path from a start to an end, of the process or of the subprocess `parent`: dominators of the end.

    What is inside subprocesses takes no part in the process around them, nor do nodes that no start reaches.
    """
    level = {node.id: node for node in process.nodes if node.parent == parent}
    flows = [(flow.source, flow.target) for flow in process.flows if flow.source in level and flow.target in level]
    flows += [(node.attached_to, node.id) for node in level.values() if node.attached_to in level]
    borders = {node.id for node in level.values() if node.event is Event.BOUNDARY}
    return Ways(level, flows, borders).unavoidable()
