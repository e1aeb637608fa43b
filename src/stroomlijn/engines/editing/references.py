"""Whether a graph holds together: what refers to nothing, what is there twice, what is no text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from stroomlijn.engines.process_model import Process, Source


def dangling(process: Process) -> set[str]:
    """The ids of the elements that refer to nothing."""
    return {owner for owner, reference, known in _references(process) if reference and reference not in known}


def _references(process: Process) -> Iterator[tuple[str, str, frozenset[str]]]:
    nodes = frozenset(process.node)
    lanes = frozenset(lane.id for lane in process.lanes)
    pools = frozenset(pool.id for pool in process.pools)
    for node in process.nodes:
        for reference, known in ((node.parent, nodes), (node.attached_to, nodes), (node.lane, lanes)):
            yield node.id, reference, known
        yield node.id, node.pool, pools
    for flow in process.flows:
        yield flow.id, flow.source, nodes
        yield flow.id, flow.target, nodes
    for message in process.messages:
        yield message.id, message.source, nodes | pools
        yield message.id, message.target, nodes | pools
    for lane in process.lanes:
        yield lane.id, lane.parent, lanes
        yield lane.id, lane.pool, pools
    for artifact in process.artifacts:
        yield artifact.id, artifact.parent, nodes
        for node_id, _ in artifact.links:
            yield artifact.id, node_id, nodes


def repeated(process: Process) -> set[str]:
    """Ids that several elements have."""
    parts: tuple[tuple[Any, ...], ...] = (process.nodes, process.flows, process.lanes, process.pools)
    parts += (process.messages, process.artifacts)
    counted = Counter(item.id for part in parts for item in part)
    return {element for element, count in counted.items() if count > 1}


def check_types(element: Any) -> None:
    """Raises TypeError when a node, flow, lane, ... that came as JSON holds what no such element holds."""
    for field in fields(element):
        value = getattr(element, field.name)
        kind = str if field.default is MISSING or field.default is None else type(field.default)
        if field.name == "duration":
            right = value is None or (isinstance(value, (int, float)) and math.isfinite(value))
        elif kind is tuple:
            right = isinstance(value, tuple) and all(map(_is_item, value))
        else:
            right = isinstance(value, kind) or value is field.default
        if not right:
            raise TypeError(field.name)


def _is_item(value: object) -> bool:
    """A text, a Source, or a link of an artifact."""
    if isinstance(value, Source):
        return all(isinstance(text, str) for text in (value.file, value.process, value.element))
    return isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(text, str) for text in value))
