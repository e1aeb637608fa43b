"""How good a drawing is, in figures: the same measure for our drawings and for those of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stroomlijn.engines.process_model import Box, Drawing, Node, Point, Process

from .astray import astray
from .boxes import box_of, grown
from .crossings import meetings
from .neighbourhood import Neighbourhood

_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class DrawingQuality:
    """Counts over one drawing.

    overlaps         pairs of nodes that lie on each other, not counting content and boundary events, and content
                     that sticks out of its subprocess
    outside_lane     nodes that do not lie within the lane they belong to
    through_shapes   flows that run through a node which is not their end
    crossings        places where two lines cross; lines that meet in a common node do not cross there
    on_top           pairs of lines without common end that run on top of each other
    labels_astray    words of flows and messages that stand on something, or not clearly nearest to their own line
    bends            corners of all flows
    flows            flows that are drawn
    """

    overlaps: int
    outside_lane: int
    through_shapes: int
    crossings: int
    on_top: int
    labels_astray: int
    bends: int
    flows: int


def measure(process: Process, drawing: Drawing) -> DrawingQuality:
    """The quality of a drawing of the process. What the drawing lacks is not counted."""
    drawn = [node for node in process.nodes if node.id in drawing.shapes]
    around = {node.id: _around(node, process) for node in drawn}
    ends = {flow.id: (flow.source, flow.target) for flow in process.flows if flow.id in drawing.edges}
    messages = {item.id: (item.source, item.target) for item in process.messages if item.id in drawing.edges}
    lines = {**ends, **messages}
    crossings, on_top = meetings(lines, drawing.edges)
    return DrawingQuality(
        overlaps=sum(1 for _ in _overlaps(drawn, around, drawing)),
        outside_lane=sum(_outside(node, drawing) for node in drawn),
        through_shapes=len(set(_hits(ends, drawn, around, drawing))),
        crossings=crossings,
        on_top=on_top,
        labels_astray=len(astray(process, drawing)),
        bends=sum(max(0, len(drawing.edges[flow]) - 2) for flow in ends),
        flows=len(ends),
    )


def _around(node: Node, process: Process) -> frozenset[str]:
    """What a node may lie on: the subprocesses around it, and as boundary event its activity with those."""
    found: set[str] = set()
    pending = [node.parent, node.attached_to]
    while pending:
        name = pending.pop()
        if name in process.node and name not in found:
            found.add(name)
            pending += [process.node[name].parent, process.node[name].attached_to]
    return frozenset(found)


def _overlaps(nodes: list[Node], around: dict[str, frozenset[str]], drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Pairs of siblings that lie on each other, and nodes that stick out of the subprocess around them."""
    siblings: dict[str, list[Node]] = {}
    for node in nodes:
        siblings.setdefault(node.parent, []).append(node)
        parent = drawing.shapes.get(node.parent)
        if parent is not None and not node.attached_to and not _within(grown(drawing.shapes[node.id], -1), parent):
            yield node.parent, node.id
    for group in siblings.values():
        yield from _overlapping(group, around, drawing) if len(group) > 1 else ()


def _overlapping(group: list[Node], around: dict[str, frozenset[str]], drawing: Drawing) -> Iterator[tuple[str, str]]:
    boxes = [grown(drawing.shapes[node.id], -0.5) for node in group]
    near = Neighbourhood()
    for index, box in enumerate(boxes):
        for earlier in near.find(box):
            one, other = group[earlier].id, group[index].id
            if one not in around[other] and other not in around[one] and _common(boxes[earlier], box):
                yield one, other
        near.add(index, box)


def _outside(node: Node, drawing: Drawing) -> bool:
    lane = drawing.shapes.get(node.lane)
    if lane is None or node.parent:
        return False
    box = drawing.shapes[node.id]
    if node.attached_to:
        box = Box(*box.centre, 0, 0)
    return not _within(grown(box, -1), lane)


def _hits(
    ends: dict[str, tuple[str, str]], nodes: list[Node], around: dict[str, frozenset[str]], drawing: Drawing
) -> Iterator[str]:
    near = Neighbourhood()
    for index, node in enumerate(nodes):
        near.add(index, drawing.shapes[node.id])
    hosts = {node.id: node.attached_to for node in nodes}
    for flow, (source, target) in ends.items():
        own = {source, target} | around.get(source, frozenset()) | around.get(target, frozenset())
        own |= {event for event, host in hosts.items() if host in (source, target)} if source == target else set()
        for one, other in pairwise(drawing.edges[flow]):
            met = [nodes[index].id for index in near.find(box_of(one, other))]
            if any(name not in own and _enters(one, other, drawing.shapes[name]) for name in met):
                yield flow


def _enters(one: Point, other: Point, box: Box) -> bool:
    """A segment passes through the inside of a box (Liang, Barsky 1984)."""
    inner = grown(box, -_SLACK)
    low, high = 0.0, 1.0
    for start, length, least, most in (
        (one[0], other[0] - one[0], inner.x, inner.right),
        (one[1], other[1] - one[1], inner.y, inner.bottom),
    ):
        if length == 0:
            if not least < start < most:
                return False
            continue
        first, second = sorted(((least - start) / length, (most - start) / length))
        low, high = max(low, first), min(high, second)
    return low < high


def _within(box: Box, outer: Box) -> bool:
    return outer.x <= box.x and box.right <= outer.right and outer.y <= box.y and box.bottom <= outer.bottom


def _common(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
