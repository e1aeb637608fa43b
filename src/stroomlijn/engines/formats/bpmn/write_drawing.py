"""A Drawing as BPMN DI."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from stroomlijn.engines.process_model import Box, Drawing, Gateway, Kind, Process, association_id

from .ids import Ids
from .names import BPMNDI, DC, DI
from .write_own import number


def write_drawing(root: etree._Element, process: Process, drawing: Drawing, ids: Ids) -> None:
    """The diagram of the process, shapes from the outside in, then edges."""
    diagram = etree.SubElement(root, f"{{{BPMNDI}}}BPMNDiagram", id=ids.fresh("diagram"))
    plane = etree.SubElement(diagram, f"{{{BPMNDI}}}BPMNPlane", id=ids.fresh("plane"), bpmnElement=ids[process.id])
    for element, attributes in shapes_of(process, drawing):
        if element in drawing.shapes:
            shape = _drawn(plane, "BPMNShape", element, ids)
            for name, value in attributes.items():
                shape.set(name, value)
            _bounds(shape, drawing.shapes[element])
            _label(shape, drawing.labels.get(element))
    for element in _lines(process):
        if element in drawing.edges:
            edge = _drawn(plane, "BPMNEdge", element, ids)
            for x, y in drawing.edges[element]:
                etree.SubElement(edge, f"{{{DI}}}waypoint", x=number(x), y=number(y))
            _label(edge, drawing.labels.get(element))


def shapes_of(process: Process, drawing: Drawing) -> Iterator[tuple[str, dict[str, str]]]:
    """Ids of everything that can have a shape, with the attributes that say how it is drawn."""
    inhabited = {node.parent for node in process.nodes if node.id in drawing.shapes}
    inhabited |= {artifact.parent for artifact in process.artifacts if artifact.id in drawing.shapes}
    upright = _upright(process, drawing)
    for flat in (*(pool.id for pool in process.pools), *(lane.id for lane in process.lanes)):
        yield flat, {"isHorizontal": "false" if flat in upright else "true"}
    for node in process.nodes:
        if node.kind is Kind.SUBPROCESS:
            yield node.id, {"isExpanded": "true" if node.id in inhabited else "false"}
        elif node.gateway is Gateway.EXCLUSIVE:
            yield node.id, {"isMarkerVisible": "true"}
        else:
            yield node.id, {}
    for artifact in process.artifacts:
        yield artifact.id, {}


def _upright(process: Process, drawing: Drawing) -> set[str]:
    """Pools and lanes that stand beside instead of below each other; a pool follows its lanes and a lane its pool."""
    siblings: dict[tuple[str, str], list[str]] = {("", ""): [pool.id for pool in process.pools]}
    for lane in process.lanes:
        siblings.setdefault((lane.pool, lane.parent), []).append(lane.id)
    beside: set[str] = set()
    for (pool, parent), members in siblings.items():
        boxes = [drawing.shapes[member] for member in members if member in drawing.shapes]
        level = len(boxes) > 1 and max(box.y for box in boxes) - min(box.y for box in boxes) < 1
        if level or (len(members) == 1 and (parent or pool) in beside):
            beside |= {*members, pool, parent}
        elif len(boxes) > 1:
            beside -= {pool}
    return beside - {""}


def _lines(process: Process) -> Iterator[str]:
    yield from (flow.id for flow in process.flows)
    yield from (message.id for message in process.messages)
    for artifact in process.artifacts:
        yield from (association_id(artifact.id, node, direction) for node, direction in artifact.links)


def _drawn(plane: etree._Element, name: str, element: str, ids: Ids) -> etree._Element:
    xml_id = ids[element]
    return etree.SubElement(plane, f"{{{BPMNDI}}}{name}", id=ids.fresh(f"{xml_id}_di"), bpmnElement=xml_id)


def _bounds(parent: etree._Element, box: Box) -> None:
    etree.SubElement(
        parent,
        f"{{{DC}}}Bounds",
        x=number(box.x),
        y=number(box.y),
        width=number(box.width),
        height=number(box.height),
    )


def _label(parent: etree._Element, box: Box | None) -> None:
    if box is not None:
        _bounds(etree.SubElement(parent, f"{{{BPMNDI}}}BPMNLabel"), box)
