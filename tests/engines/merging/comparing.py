"""When two processes are the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from stroomlijn.engines.matching import Member
from stroomlijn.engines.process_model import Process


def taking_part(members: list[Member]) -> list[Member]:
    """Those of which a merge must give everything back: without steps there is nothing to compare with others."""
    return [member for member in members if member.process.steps] or members


def content(process: Process) -> tuple[object, ...]:
    """Everything of a process but the order of its elements and their provenance."""
    return (
        process.id,
        process.name,
        process.language,
        process.documentation,
        sorted(process.facts),
        Counter(replace(node, sources=()) for node in process.nodes),
        Counter(replace(flow, sources=()) for flow in process.flows),
        Counter(process.lanes),
        Counter(process.pools),
        Counter(process.messages),
        Counter(process.artifacts),
    )


def shape(process: Process) -> tuple[object, ...]:
    """Labels, kinds and what leads to what: a process up to its ids. Nodes count by what is around them."""
    look = {node.id: (node.kind, node.label, node.gateway, node.event, node.role) for node in process.nodes}
    for _ in range(3):
        look = {
            node: (
                own,
                tuple(sorted(repr((flow.label, look[flow.source])) for flow in process.incoming[node])),
                tuple(sorted(repr((flow.label, look[flow.target])) for flow in process.outgoing[node])),
            )
            for node, own in look.items()
        }
        look = {node: hash(repr(own)) for node, own in look.items()}
    return (Counter(look.values()), Counter((look[f.source], look[f.target], f.label) for f in process.flows))
