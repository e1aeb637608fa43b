"""Lanes of a BPMN process and which node lies in which."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from stroomlijn.engines.formats.xml import local_name
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
    for element in process.iter(model("lane")):
        _add(element, process, pool, index, found)
    return found


def _add(element: etree._Element, process: etree._Element, pool: str, index: Index, found: Lanes) -> None:
    around, holder = _around(element)
    inner = holder is not process
    name = label(element, index)
    lane = Lane(index.id(element), name, index.id(around) if around is not None else "", pool)
    if not inner:
        found.lanes.append(lane)
    elif around is None:
        index.remark("bpmn-lane-in-subprocess", element, lane=name)
    for reference in element.iterchildren(model("flowNodeRef")):
        node = index.refer(reference.text)
        if not node:
            index.remark("bpmn-lane-dangling", reference, lane=name, node=(reference.text or "").strip())
        elif inner:
            found.role_of_node[node] = name
        elif node not in found.of_node or found.of_node[node] == lane.parent:
            found.of_node[node] = lane.id


def _around(lane: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The lane around a lane, and what the outermost of them belongs to."""
    outer: etree._Element | None = None
    above = lane.getparent()
    while above is not None and local_name(above) in ("lane", "laneSet", "childLaneSet"):
        if outer is None and local_name(above) == "lane":
            outer = above
        above = above.getparent()
    return outer, above
