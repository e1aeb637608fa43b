"""BPMN DI to a Drawing: where the file itself puts the elements."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from lxml import etree

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Box, Drawing, Point, Process, association_id

from .index import Index
from .names import BPMNDI, DC, DI
from .read_artifacts import Link
from .read_scopes import Scope

FURTHEST = 1_000_000.0


class UnusableError(ValueError):
    """A coordinate that is no place on paper."""


def read_drawing(process: Process, scope: Scope, links: list[Link], index: Index) -> Drawing | None:
    """The file's own drawing of the process, None when it has none.

    One that lacks nodes or flows, or holds NaN, infinite or immense coordinates, is None with a remark.
    Children of a collapsed subprocess need no place. Associations stand under `association_id`.
    """
    lacking: list[str] = []
    for plane in _planes(scope, index):
        try:
            drawing, collapsed = _drawn(plane, process, links, index)
        except UnusableError as error:
            index.remarks.append(Remark("bpmn-drawing-coordinates", str(error)))
            return None
        lacking = _lacking(drawing, collapsed, process)
        if not lacking and (drawing.shapes or not process.nodes):
            return drawing
    if lacking:
        facts = {"missing": len(lacking), "first": lacking[0]}
        index.remarks.append(Remark("bpmn-drawing-incomplete", process.id, facts))
    return None


def _planes(scope: Scope, index: Index) -> Iterator[etree._Element]:
    """Planes that may show this process: those that say so, and in a file of one process those that say nothing."""
    for element in dict.fromkeys((scope.element, *(member.element for member in scope.members))):
        yield from index.planes.get(index.id(element), ())
    if scope.alone:
        yield from index.planes.get("", ())


def _drawn(plane: etree._Element, process: Process, links: list[Link], index: Index) -> tuple[Drawing, set[str]]:
    """Everything of the process that the plane shows, and the ids of collapsed subprocesses."""
    parts = (process.nodes, process.lanes, process.pools, process.artifacts)
    wanted = {item.id for part in parts for item in part}
    lines = {flow.id for flow in process.flows} | {message.id for message in process.messages}
    meant = {index.id(link.element): association_id(link.artifact, link.node, link.direction) for link in links}
    lines |= set(meant.values())
    drawing, collapsed = Drawing(), set()
    for shape in plane.iterchildren(f"{{{BPMNDI}}}BPMNShape"):
        element = index.refer(shape.get("bpmnElement"))
        if element in wanted and (box := _box(shape, element)):
            drawing.shapes[element] = box
            _add_label(drawing, shape, element)
            if shape.get("isExpanded") == "false":
                collapsed.add(element)
    for edge in plane.iterchildren(f"{{{BPMNDI}}}BPMNEdge"):
        element = index.refer(edge.get("bpmnElement"))
        element = meant.get(element, element)
        points = tuple(_points(edge, element)) if element in lines else ()
        if len(points) > 1:
            drawing.edges[element] = points
            _add_label(drawing, edge, element)
    return _without_hidden(drawing, collapsed, process)


def _without_hidden(drawing: Drawing, collapsed: set[str], process: Process) -> tuple[Drawing, set[str]]:
    """What lies in a collapsed subprocess is not on this sheet. One without drawn children counts as collapsed."""
    inner = [(node.id, node.parent) for node in process.nodes] + [(each.id, each.parent) for each in process.artifacts]
    shown = {parent for element, parent in inner if element in drawing.shapes}
    hiding = collapsed | ({parent for _, parent in inner} - shown - {""})
    hidden = _inside(hiding, process)
    flows = {flow.id for flow in process.flows if flow.source in hidden or flow.target in hidden}
    gone = hidden | flows | {artifact.id for artifact in process.artifacts if artifact.parent in hidden | hiding}
    kept = Drawing(
        {key: box for key, box in drawing.shapes.items() if key not in gone},
        {key: points for key, points in drawing.edges.items() if key not in gone},
        {key: box for key, box in drawing.labels.items() if key not in gone},
    )
    return kept, hidden


def _inside(hiding: set[str], process: Process) -> set[str]:
    """Nodes at any depth within the given subprocesses. Parents stand before their children."""
    inside: set[str] = set()
    for node in process.nodes:
        above = node.parent
        while above and above not in hiding:
            above = process.node[above].parent
        if above:
            inside.add(node.id)
    return inside


def _lacking(drawing: Drawing, hidden: set[str], process: Process) -> list[str]:
    """Ids of what should be drawn and is not. Pools and nameless lanes may be left undrawn; a lane with a name not."""
    shapes = [node.id for node in process.nodes if node.id not in hidden]
    shapes += [lane.id for lane in process.lanes if lane.name]
    lacking = [element for element in shapes if element not in drawing.shapes]
    drawn = drawing.shapes.keys()
    ends: Iterable[tuple[str, str, str]] = (
        *((flow.id, flow.source, flow.target) for flow in process.flows),
        *((message.id, message.source, message.target) for message in process.messages),
    )
    lacking += [
        line for line, source, target in ends if source in drawn and target in drawn and line not in drawing.edges
    ]
    return lacking


def _box(shape: etree._Element, element: str) -> Box | None:
    bounds = shape.find(f"{{{DC}}}Bounds")
    if bounds is None:
        return None
    x, y, width, height = (_number(bounds, name, element) for name in ("x", "y", "width", "height"))
    if width < 0 or height < 0:
        raise UnusableError(element)
    return Box(x, y, width, height)


def _points(edge: etree._Element, element: str) -> Iterator[Point]:
    for point in edge.iterchildren(f"{{{DI}}}waypoint"):
        yield _number(point, "x", element), _number(point, "y", element)


def _add_label(drawing: Drawing, shape: etree._Element, element: str) -> None:
    label = shape.find(f"{{{BPMNDI}}}BPMNLabel")
    if label is not None and (box := _box(label, element)) and box.width and box.height:
        drawing.labels[element] = box


def _number(element: etree._Element, name: str, place: str) -> float:
    try:
        number = float(element.get(name) or 0)
    except ValueError:
        raise UnusableError(place) from None
    if not math.isfinite(number) or abs(number) > FURTHEST:
        raise UnusableError(place)
    return number
