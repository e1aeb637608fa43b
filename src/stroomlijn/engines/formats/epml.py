"""EPML (Mendling and Nüttgens, EPC Markup Language) to the process graph.

An event-driven process chain becomes: function -> step; event -> start event (nothing comes in), end event (nothing
goes out) or intermediate event; xor, or, and -> exclusive, inclusive, parallel gateway; process interface -> call;
organisation unit, role, application and data behind a function -> its role, helpers, system and documents.
Node ids are those of the file; the id of a flow is "arc" with that of the arc, of a chain "epc" with its epcId.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Box, Drawing, Event, Flow, Gateway, Kind, Node, Point, Process

from .reading import FoundProcess, Reading
from .xml import check_parts, inner_text, line_of, local_name, read_xml

MANY_NODES = 2_000
MAX_LABEL = 10_000
_CONNECTORS = {
    "xor": ("exclusiveGateway", Gateway.EXCLUSIVE),
    "or": ("inclusiveGateway", Gateway.INCLUSIVE),
    "and": ("parallelGateway", Gateway.PARALLEL),
}
_FLOW_NODES = {"function", "event", "processInterface", *_CONNECTORS}
_ROLES = {"participant", "role", "organizationUnit", "organisationUnit", "orgUnit"}
_SYSTEMS = {"application", "applicationSystem"}
_DOCUMENTS = {"dataField", "document", "informationObject"}
_AROUND = _ROLES | _SYSTEMS | _DOCUMENTS
_PARTS = _FLOW_NODES | _AROUND | {"arc", "epc"}


def read_epml(name: str, data: bytes) -> Reading:
    """All process chains in an EPML file, in document order; `place` is each one's name.

    Equal names stay as they are. Raises Problem when the file is no EPML.
    """
    root = read_xml(data).root
    chains = [element for element in root.iter() if local_name(element) == "epc"]
    if not chains:
        raise Problem("epml-no-epc", line_of(root))
    check_parts([part for part in root.iter() if local_name(part) in _PARTS])
    taken, numbers = set[str](), Counter[str]()
    return Reading("epml", tuple(_Chain(chain, taken, numbers).found() for chain in chains))


@dataclass(slots=True)
class _Chain:
    """Reads one epc."""

    element: etree._Element
    taken: set[str]
    numbers: Counter[str]
    remarks: list[Remark] = field(default_factory=list)

    def found(self) -> FoundProcess:
        chain_id = self._unique_id()
        name = self._bounded((self.element.get("name") or "").strip() or chain_id, chain_id)
        elements = self._elements()
        nodes = {node_id: element for node_id, element in elements.items() if local_name(element) in _FLOW_NODES}
        flows = tuple(self._flows(nodes))
        process = Process(chain_id, name, tuple(self._nodes(nodes, elements, flows)), flows)
        if len(nodes) > MANY_NODES:
            self.remarks.append(Remark("process-large", name, {"nodes": len(nodes)}))
        drawing = self._drawing(nodes, flows)
        return FoundProcess(process, f"proces {name}", drawing, tuple(self.remarks))

    def _unique_id(self) -> str:
        wanted = self.element.get("epcId") or self.element.get("EpcId") or self.element.get("id") or ""
        wanted = f"epc{wanted}"
        given = _free(wanted, self.taken, self.numbers)
        self.taken.add(given)
        return given

    def _elements(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        numbers = Counter[str]()
        for element in self.element.iterchildren():
            if local_name(element) not in _FLOW_NODES | _AROUND:
                continue
            wanted = (element.get("id") or "").strip() or local_name(element)
            node_id = _free(wanted, found, numbers)
            if node_id != wanted:
                self._remark("epml-duplicate-id", element, id=wanted)
            found[node_id] = element
        return found

    def _arcs(self, inner: str) -> Iterator[tuple[etree._Element, str, str]]:
        for arc in self.element.iterchildren():
            if local_name(arc) != "arc":
                continue
            for ends in arc.iterchildren():
                if local_name(ends) == inner:
                    yield arc, ends.get("source", ""), ends.get("target", "")

    def _flows(self, nodes: dict[str, etree._Element]) -> Iterator[Flow]:
        taken, numbers = set(nodes), Counter[str]()
        for arc, source, target in self._arcs("flow"):
            if source not in nodes or target not in nodes:
                self._remark("epml-arc-dangling", arc, node=target if source in nodes else source)
                continue
            flow_id = _free("arc" + (arc.get("id") or ""), taken, numbers)
            taken.add(flow_id)
            yield Flow(flow_id, source, target)

    def _nodes(
        self, nodes: dict[str, etree._Element], elements: dict[str, etree._Element], flows: tuple[Flow, ...]
    ) -> Iterator[Node]:
        entered = {flow.target for flow in flows}
        left = {flow.source for flow in flows}
        around = self._around(elements)
        for node_id, element in nodes.items():
            values = self._nature(element, node_id in entered, node_id in left)
            yield Node(node_id, label=self._label(element), **values, **around.get(node_id, {}))

    def _nature(self, element: etree._Element, entered: bool, left: bool) -> dict[str, Any]:
        name = local_name(element)
        if name == "function":
            return {"kind": Kind.STEP, "type": "task", "documentation": self._text(element, "description")}
        if name == "processInterface":
            return {"kind": Kind.CALL, "type": "callActivity", "calls": self._called(element)}
        if name in _CONNECTORS:
            kind, gateway = _CONNECTORS[name]
            return {"kind": Kind.GATEWAY, "type": kind, "gateway": gateway}
        if not entered:
            return {"kind": Kind.EVENT, "type": "startEvent", "event": Event.START}
        if not left:
            return {"kind": Kind.EVENT, "type": "endEvent", "event": Event.END}
        return {"kind": Kind.EVENT, "type": "intermediateThrowEvent", "event": Event.INTERMEDIATE}

    def _around(self, elements: dict[str, etree._Element]) -> dict[str, dict[str, Any]]:
        """What the organisation, system and data objects around functions say, as fields of their nodes."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for _, source, target in self._arcs("relation"):
            for one, other in ((source, target), (target, source)):
                element = elements.get(one)
                if element is not None and local_name(element) in _AROUND and other in elements:
                    field_name = "role" if local_name(element) in _ROLES else "system"
                    field_name = "documents" if local_name(element) in _DOCUMENTS else field_name
                    found[other][field_name].append(self._label(element))
        return {node: _as_fields(values) for node, values in found.items()}

    def _called(self, element: etree._Element) -> str:
        to = next((child for child in element.iterchildren() if local_name(child) == "toProcess"), None)
        return "" if to is None else to.get("linkToEpcId") or ""

    def _label(self, element: etree._Element) -> str:
        return self._bounded(self._text(element, "name"), element.get("id") or "", element)

    def _text(self, element: etree._Element, name: str) -> str:
        child = next((child for child in element.iterchildren() if local_name(child) == name), None)
        return "" if child is None else inner_text(child).strip()

    def _bounded(self, text: str, place: str, element: etree._Element | None = None) -> str:
        if len(text) > MAX_LABEL:
            where = ", ".join(part for part in (place, line_of(element) if element is not None else "") if part)
            self.remarks.append(Remark("text-cut", where, {"length": len(text), "limit": MAX_LABEL}))
        return text[:MAX_LABEL]

    def _drawing(self, nodes: dict[str, etree._Element], flows: tuple[Flow, ...]) -> Drawing | None:
        """Straight lines between the places in the file; None unless every node has one."""
        shapes = {}
        for node_id, element in nodes.items():
            box = _box(element)
            if box is None:
                return None
            shapes[node_id] = box
        edges: dict[str, tuple[Point, ...]] = {
            flow.id: (
                _border(shapes[flow.source], shapes[flow.target]),
                _border(shapes[flow.target], shapes[flow.source]),
            )
            for flow in flows
        }
        return Drawing(shapes, edges) if shapes else None

    def _remark(self, code: str, element: etree._Element, **facts: object) -> None:
        place = ", ".join(part for part in (element.get("id") or "", line_of(element)) if part)
        self.remarks.append(Remark(code, place, facts))


def _free(wanted: str, taken: Container[str], numbers: Counter[str]) -> str:
    """The id, or like it with a number when it is taken; `numbers` remembers how far each one got."""
    given = wanted
    while given in taken:
        numbers[wanted] += 1
        given = f"{wanted}_{numbers[wanted] + 1}"
    return given


def _as_fields(values: dict[str, list[str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if roles := list(dict.fromkeys(values.get("role", ()))):
        fields |= {"role": roles[0], "helpers": tuple(roles[1:])}
    if systems := values.get("system"):
        fields["system"] = ", ".join(dict.fromkeys(systems))
    if documents := values.get("documents"):
        fields["documents"] = tuple(dict.fromkeys(documents))
    return fields


def _box(element: etree._Element) -> Box | None:
    position = next((child for child in element.iter() if local_name(child) == "position"), None)
    if position is None:
        return None
    try:
        x, y, width, height = (float(position.get(name, "")) for name in ("x", "y", "width", "height"))
    except ValueError:
        return None
    usable = all(math.isfinite(value) and abs(value) < 1_000_000 for value in (x, y, width, height))
    return Box(x, y, width, height) if usable and width > 0 and height > 0 else None


def _border(box: Box, other: Box) -> Point:
    """Where the straight line to the middle of the other box leaves this one."""
    (x, y), (to_x, to_y) = box.centre, other.centre
    across, down = to_x - x, to_y - y
    reach = max(2 * abs(across) / box.width, 2 * abs(down) / box.height)
    return (x + across / reach, y + down / reach) if reach > 1 else (x, y)
