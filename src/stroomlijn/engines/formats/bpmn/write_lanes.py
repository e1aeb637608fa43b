"""Lanes of one BPMN process, nested, with the nodes they name."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.process_model import Node, Process

from .homes import Home
from .ids import Ids
from .make import child, identified, text_child
from .names import model, own


def write_lanes(
    container: etree._Element, home: Home, process: Process, ids: Ids, written: dict[str, etree._Element]
) -> None:
    """The lane set; adds each lane's element to `written`. A lane whose parent is not above it stands at the top."""
    if not home.lanes:
        return
    lane_set = child(container, "laneSet", id=ids.fresh(f"{home.lanes[0].id}_set"))
    waiting = {lane.id: lane for lane in home.lanes}
    named = _named(process)
    while waiting:
        ready = [lane for lane in waiting.values() if lane.parent not in waiting] or [next(iter(waiting.values()))]
        for lane in ready:
            above = written.get(lane.parent)
            element = identified(lane_set if above is None else _inner(above), "lane", lane.id, lane.name, ids)
            for node in named.get(lane.id, ()):
                _refer(element, ids[node])
            written[lane.id] = element
            del waiting[lane.id]


def tell_lane(node: Node, process: Process, element: etree._Element) -> None:
    """Says that a node lies in no lane where its surroundings would make a reader think it does."""
    if not node.lane and inherited_lane(node, process):
        element.set(own("lane"), "")


def inherited_lane(node: Node, process: Process) -> str:
    """The lane in which a node lies when nothing is said: that of its activity or subprocess."""
    above = process.node.get(node.attached_to or node.parent)
    return above.lane if above else ""


def _named(process: Process) -> dict[str, list[str]]:
    """The nodes that each lane must name; those inside a subprocess of the same lane go without saying."""
    named: dict[str, list[str]] = {}
    for node in process.nodes:
        if node.lane and not (node.parent and inherited_lane(node, process) == node.lane):
            named.setdefault(node.lane, []).append(node.id)
    return named


def _inner(lane: etree._Element) -> etree._Element:
    found = lane.find(model("childLaneSet"))
    return child(lane, "childLaneSet") if found is None else found


def _refer(lane: etree._Element, node: str) -> None:
    text_child(lane, "flowNodeRef", node)
