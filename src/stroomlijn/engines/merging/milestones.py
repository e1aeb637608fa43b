"""Steps that every source passes on every way from start to end: between them the sources can be decided apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_

from stroomlijn.engines.process_model import Event, Process

from .union import Union
from .ways import Ways


def milestones(union: Union) -> set[str]:
    """Classes that all sources have and that lie on every path from start to end in each of them."""
    return set.intersection(*(set(row) for row in _passed(union))) if union.sources else set()


def keeping_their_order(union: Union, passed: Collection[str]) -> set[str]:
    """Those of the milestones that follow one another alike in all sources: what comes before one of them in one source
    comes after it in none. Left out is each time the one that changes places with most others.
    """
    rows = [[node for node in row if node in passed] for row in _passed(union)]
    sign = {node: 1 << number for number, node in enumerate(sorted(passed))}
    first, *others = (_beyond(row, sign) for row in rows)
    changing = {node: reduce(or_, (first[node] ^ other[node] for other in others), 0) for node in sign}
    while any(changing.values()):
        most = max(sorted(changing), key=lambda node: changing[node].bit_count())
        del changing[most]
        changing = {node: crossed & ~sign[most] for node, crossed in changing.items()}
    return set(changing)


def _beyond(row: Sequence[str], sign: Mapping[str, int]) -> dict[str, int]:
    """Of each milestone the signs of all that come after it."""
    together = accumulate((sign[node] for node in row), initial=0)
    return dict(zip(row, together, strict=False))


def _passed(union: Union) -> list[list[str]]:
    """Of each source the classes that it passes on every way, the last first."""
    return [
        [union.home[number, node] for node in unavoidable(source.process) if (number, node) in union.home]
        for number, source in enumerate(union.sources)
    ]


def unavoidable(process: Process, parent: str = "") -> list[str]:
    """Nodes on every path from a start to an end, of the process or of the subprocess `parent`: dominators of the end.

    What is inside subprocesses takes no part in the process around them, nor do nodes that no start reaches.
    """
    level = {node.id: node for node in process.nodes if node.parent == parent}
    flows = [(flow.source, flow.target) for flow in process.flows if flow.source in level and flow.target in level]
    flows += [(node.attached_to, node.id) for node in level.values() if node.attached_to in level]
    borders = {node.id for node in level.values() if node.event is Event.BOUNDARY}
    return Ways(level, flows, borders).unavoidable()
