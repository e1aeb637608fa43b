"""Lanes of a BPMN process and which node lies in which."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from stroomlijn.engines.process_model import Lane

from .index import Index
from .names import model
from .text import label


@dataclass(slots=True)
class Lanes:
    """`of_node` gives the innermost lane that names the node, `role_of_node` the name of that lane.

    Lanes inside a subprocess give roles only: the graph knows the lanes of a process and of its pools.
    """

    lanes: list[Lane] = field(default_factory=list)
    of_node: dict[str, str] = field(default_factory=dict)
    role_of_node: dict[str, str] = field(default_factory=dict)


def read_lanes(process: etree._Element, pool: str, index: Index) -> Lanes:
    """All lanes of the process, outer before inner, in document order."""
    found = Lanes()
    above: dict[etree._Element, tuple[str, bool]] = {}
    for element in process.iter(model("lane")):
        lane_set = element.getparent()
        holder = None if lane_set is None else lane_set.getparent()
        if holder is not None:
            around, inner = above.get(holder, ("", holder is not process))
            above[element] = (index.id(element), inner)
            _add(element, Lane(index.id(element), label(element, index), around, pool), inner, index, found)
    return found


def _add(element: etree._Element, lane: Lane, inner: bool, index: Index, found: Lanes) -> None:
    if not inner:
        found.lanes.append(lane)
    elif not lane.parent:
        index.remark("bpmn-lane-in-subprocess", element, lane=lane.name)
    for reference in element.iterchildren(model("flowNodeRef")):
        node = index.refer(reference.text)
        if not node:
            index.remark("bpmn-lane-dangling", reference, lane=lane.name, node=(reference.text or "").strip())
        elif inner:
            found.role_of_node[node] = lane.name
        elif node not in found.of_node or found.of_node[node] == lane.parent:
            found.of_node[node] = lane.id
