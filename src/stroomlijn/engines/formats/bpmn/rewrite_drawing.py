"""The diagram of a process made anew in place: shapes that stay keep their colours and what others wrote at them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from stroomlijn.engines.process_model import Box, Drawing, Kind, Point, Process, association_id

from .ids import Ids
from .index import Index
from .names import BPMNDI, DC, DI, PREFIXES, model
from .read_artifacts import read_links
from .read_scopes import Scope
from .rewriting import take_out
from .write_drawing import shapes_of
from .write_own import number

_SHAPE, _EDGE, _LABEL = f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge", f"{{{BPMNDI}}}BPMNLabel"
_BOUNDS, _POINT = f"{{{DC}}}Bounds", f"{{{DI}}}waypoint"


def redraw(index: Index, scope: Scope, process: Process, drawing: Drawing, ids: Ids) -> None:
    """Makes the first diagram that shows the process show the drawing; what refers to nothing goes from the others."""
    planes = _planes(index, scope)
    plane = planes[0] if planes else _made_plane(index, scope, ids)
    _drop_planes_of_subprocesses(index, process)
    for other in planes[1:]:
        _drop_dangling(other, index)
    _Plane(plane, index, scope, process, ids).show(drawing)


def undraw(index: Index) -> None:
    """Takes what refers to nothing out of all diagrams."""
    for planes in index.planes.values():
        for plane in planes:
            _drop_dangling(plane, index)


def _planes(index: Index, scope: Scope) -> list[etree._Element]:
    elements = dict.fromkeys((scope.element, *(member.element for member in scope.members)))
    found = [plane for element in elements for plane in index.planes.get(index.id(element), ())]
    return found or (index.planes.get("", []) if scope.alone else [])


def _made_plane(index: Index, scope: Scope, ids: Ids) -> etree._Element:
    diagram = etree.Element(f"{{{BPMNDI}}}BPMNDiagram", nsmap=PREFIXES, id=ids.fresh("diagram"))
    later = index.root.find(model("relationship"))
    index.root.insert(len(index.root) if later is None else index.root.index(later), diagram)
    shown = scope.element.get("id") or ""
    return etree.SubElement(diagram, f"{{{BPMNDI}}}BPMNPlane", id=ids.fresh("plane"), bpmnElement=shown)


def _drop_planes_of_subprocesses(index: Index, process: Process) -> None:
    """The drawing shows the inside of every subprocess in its place, so sheets of their own would show it twice."""
    for node in process.nodes:
        for plane in index.planes.get(node.id, ()) if node.kind is Kind.SUBPROCESS else ():
            diagram = plane.getparent()
            if diagram is not None:
                take_out(diagram)


def _drop_dangling(plane: etree._Element, index: Index) -> None:
    for each in [*plane.iterchildren(_SHAPE, _EDGE)]:
        if each.get("bpmnElement") and not index.refer(each.get("bpmnElement")):
            take_out(each)


class _Plane:
    """One diagram of a process."""

    def __init__(self, plane: etree._Element, index: Index, scope: Scope, process: Process, ids: Ids) -> None:
        self._plane = plane
        self._index = index
        self._process = process
        self._ids = ids
        nodes, artifacts = process.node.keys(), {artifact.id for artifact in process.artifacts}
        containers = dict.fromkeys((*(member.element for member in scope.members), scope.element))
        links = [link for each in containers for link in read_links(each, artifacts, nodes, index)]
        self._line_of = {
            index.id(link.element): association_id(link.artifact, link.node, link.direction) for link in links
        }
        self._element_of = {line: element for element, line in self._line_of.items()}

    def show(self, drawing: Drawing) -> None:
        """Shapes from the outside in, then lines."""
        there = self._there(drawing)
        last: etree._Element | None = None
        for element, attributes in shapes_of(self._process, drawing):
            if element in drawing.shapes:
                last = self._shape(there.get(element), element, attributes, last)
                _set_bounds(last, drawing.shapes[element])
                _set_label(last, drawing.labels.get(element))
        for line in self._lines():
            if line in drawing.edges:
                edge = there.get(line)
                edge = self._new(_EDGE, self._element_of.get(line, line)) if edge is None else edge
                _set_points(edge, drawing.edges[line])
                _set_label(edge, drawing.labels.get(line))

    def _there(self, drawing: Drawing) -> dict[str, etree._Element]:
        """What the diagram shows of the process; what the drawing does not show, or is nothing, is taken out."""
        there: dict[str, etree._Element] = {}
        known = self._known()
        for each in [*self._plane.iterchildren(_SHAPE, _EDGE)]:
            element = self._index.refer(each.get("bpmnElement"))
            element = self._line_of.get(element, element)
            shown = element in drawing.shapes or element in drawing.edges
            if element in there or (element in known and not shown) or (not element and each.get("bpmnElement")):
                take_out(each)
            elif shown:
                there[element] = each
        return there

    def _known(self) -> set[str]:
        process = self._process
        parts = (process.nodes, process.lanes, process.pools, process.artifacts, process.flows, process.messages)
        return {item.id for part in parts for item in part} | self._element_of.keys()

    def _lines(self) -> Iterator[str]:
        yield from (flow.id for flow in self._process.flows)
        yield from (message.id for message in self._process.messages)
        yield from dict.fromkeys(self._line_of.values())

    def _shape(
        self, shape: etree._Element | None, element: str, attributes: dict[str, str], last: etree._Element | None
    ) -> etree._Element:
        if shape is None:
            shape = self._new(_SHAPE, element)
            edge = self._plane.find(_EDGE)
            at = self._plane.index(last) + 1 if last is not None else 0 if edge is None else self._plane.index(edge)
            self._plane.insert(at, shape)
        for name, value in attributes.items():
            if name != "isMarkerVisible" or name not in shape.attrib:
                shape.set(name, value)
        return shape

    def _new(self, tag: str, element: str) -> etree._Element:
        shown = self._index.element(element)
        xml_id = (shown.get("id") if shown is not None else None) or element
        made = etree.SubElement(self._plane, tag, id=self._ids.fresh(f"{xml_id}_di"), bpmnElement=xml_id)
        made.tail = "\n"
        return made


def _set_bounds(holder: etree._Element, box: Box) -> None:
    bounds = holder.find(_BOUNDS)
    if bounds is None:
        bounds = etree.Element(_BOUNDS, nsmap=PREFIXES)
        holder.insert(_behind_extension(holder), bounds)
    for name, value in (("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)):
        bounds.set(name, number(value))


def _set_label(holder: etree._Element, box: Box | None) -> None:
    label = holder.find(_LABEL)
    if box is not None:
        _set_bounds(etree.SubElement(holder, _LABEL) if label is None else label, box)
    elif label is not None and (bounds := label.find(_BOUNDS)) is not None:
        take_out(bounds)


def _set_points(edge: etree._Element, points: tuple[Point, ...]) -> None:
    for old in [*edge.iterchildren(_POINT)]:
        take_out(old)
    at = _behind_extension(edge)
    for away, (x, y) in enumerate(points):
        point = etree.Element(_POINT, nsmap=PREFIXES)
        point.set("x", number(x))
        point.set("y", number(y))
        edge.insert(at + away, point)


def _behind_extension(holder: etree._Element) -> int:
    extension = holder.find(f"{{{DI}}}extension")
    return 0 if extension is None else holder.index(extension) + 1
