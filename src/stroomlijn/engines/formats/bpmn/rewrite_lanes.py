"""Lanes that come, go or get another place, and which node lies in which."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.process_model import Lane, Node

from .make import child, clean, identified, text_child
from .names import model, own
from .rewriting import Rewriting, insert_behind, parent_of, take_out
from .write_lanes import inherited_lane, tell_lane

_HEAD = (
    *("documentation", "extensionElements", "supportedInterfaceRef", "ioSpecification", "ioBinding"),
    *("auditing", "monitoring", "property", "laneSet"),
)


def rewrite_lanes(work: Rewriting) -> None:
    """First the lanes, then what lies in them, then the roles that do not follow from that."""
    old = {lane.id: lane for lane in work.before.lanes}
    waiting = list(work.after.lanes)
    while waiting:
        lane = next((lane for lane in waiting if lane.parent not in {other.id for other in waiting}), waiting[0])
        waiting.remove(lane)
        if lane.id not in old:
            work.element[lane.id] = identified(_lane_set(work, lane), "lane", lane.id, lane.name, work.ids)
        elif (old[lane.id].parent, old[lane.id].pool) != (lane.parent, lane.pool):
            _lane_set(work, lane).append(work.element[lane.id])
    for lane_id in old.keys() - {lane.id for lane in work.after.lanes}:
        _drop(work, lane_id)
    told = _told(work)
    for node in work.after.nodes:
        _settle(work, node, told.get(node.id, []))
        _settle_role(work, node)


def _lane_set(work: Rewriting, lane: Lane) -> etree._Element:
    """The set of lanes that a lane stands in, made when it is not there."""
    holder = work.element[lane.parent] if lane.parent in work.element else work.process(lane.pool)
    name = "childLaneSet" if lane.parent in work.element else "laneSet"
    found = holder.find(model(name))
    if found is not None:
        return found
    made = child(holder, name, id=work.ids.fresh(f"{work.ids[lane.id]}_set"))
    if name == "laneSet":
        insert_behind(holder, made, _HEAD)
    return made


def _drop(work: Rewriting, lane_id: str) -> None:
    element = work.element.pop(lane_id)
    lane_set = parent_of(element)
    take_out(element)
    if lane_set.find(model("lane")) is None:
        take_out(lane_set)


def _told(work: Rewriting) -> dict[str, list[etree._Element]]:
    """Per node the places where the lanes of the process name it; lanes inside a subprocess are others' business."""
    found: dict[str, list[etree._Element]] = {}
    for lane in work.after.lanes:
        for reference in work.element[lane.id].iterchildren(model("flowNodeRef")):
            node = work.index.refer(reference.text)
            found.setdefault(node, []).append(reference)
    return found


def _settle(work: Rewriting, node: Node, references: list[etree._Element]) -> None:
    """Lets the document say in which lane the node lies, where it does not say so already."""
    element = work.element[node.id]
    old = work.before.node.get(node.id)
    follows = inherited_lane(node, work.after) == node.lane
    if old is None or old.lane != node.lane or not (references or follows or not node.lane):
        for reference in references:
            take_out(reference)
        if node.lane and not (node.parent and follows):
            text_child(work.element[node.lane], "flowNodeRef", work.ids[node.id])
            insert_behind(
                work.element[node.lane],
                work.element[node.lane][-1],
                ("documentation", "extensionElements", "partitionElement", "flowNodeRef"),
            )
    if own("lane") in element.attrib:
        del element.attrib[own("lane")]
    tell_lane(node, work.after, element)


def _settle_role(work: Rewriting, node: Node) -> None:
    """A role that is not the name of the lane is told by the node itself."""
    old = work.before.node.get(node.id)
    name = _name(work.after.lanes, node.lane)
    if old is None or (old.role, _name(work.before.lanes, old.lane)) == (node.role, name):
        return
    element = work.element[node.id]
    if name and node.role == name and not node.parent:
        element.attrib.pop(own("role"), "")
    else:
        element.set(own("role"), clean(node.role))


def _name(lanes: tuple[Lane, ...], lane_id: str) -> str:
    return next((lane.name for lane in lanes if lane.id == lane_id), "")
