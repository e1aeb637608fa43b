"""The process graph to BPMN 2.0 XML, valid against OMG's schema. The same process gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from stroomlijn.engines.process_model import STEPS, Artifact, Drawing, Flow, Node, Process, association_id

from .homes import Home, Homes
from .ids import Ids
from .make import child, clean, definitions, identified, text_child
from .names import DATA, DATA_ENDS, own
from .writable import every_id, writable
from .write_drawing import write_drawing
from .write_lanes import tell_lane, write_lanes
from .write_nodes import DataLink, finish_node, write_node
from .write_own import set_facts, write_flow_values


def write_bpmn(process: Process, drawing: Drawing | None = None) -> bytes:
    """A BPMN 2.0 document of one process, with diagram when a drawing is given.

    What BPMN has no place for (system, documents, duration, sources, ...) goes into `urn:stroomlijn:bpmn:1`;
    `read_bpmn` gives the same process back. What no BPMN document can hold is left out: characters that XML
    forbids, flows to nodes that are not there.
    """
    root = _Writer(writable(process)).written(drawing)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


class _Writer:
    """Writes one process."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._homes = Homes(process)
        self._ids = Ids(every_id(process))
        self._root = definitions()
        self._names = {lane.id: lane.name for lane in process.lanes}
        self._element: dict[str, etree._Element] = {}
        self._data_links: dict[str, list[DataLink]] = {}
        self._categories = self._written_categories()

    def written(self, drawing: Drawing | None) -> etree._Element:
        """The whole document."""
        self._sort_out_links()
        if self._homes.collaborate:
            self._write_collaboration()
        for home in self._homes.all:
            self._write_home(home)
        self._keep_order()
        if drawing is not None:
            write_drawing(self._root, self._process, drawing, self._ids)
        return self._root

    def _written_categories(self) -> dict[str, str]:
        """The names of groups stand in category values; gives the XML id of the value per group."""
        values = {}
        for group in self._process.artifacts:
            if group.type == "group" and group.label:
                category = child(self._root, "category", id=self._ids.fresh(f"category_{group.id}"))
                values[group.id] = self._ids.fresh(f"category_value_{group.id}")
                child(category, "categoryValue", id=values[group.id], value=group.label)
        return values

    def _sort_out_links(self) -> None:
        """Data in and out of activities belongs to those; everything else becomes an association."""
        for artifact in self._process.artifacts:
            for number, (node, direction) in enumerate(artifact.links, 1):
                if self._is_data_link(artifact, node, direction):
                    link = DataLink(
                        self._ids[association_id(artifact.id, node, direction)],
                        _told(number, artifact),
                        self._ids[artifact.id],
                        direction == "in",
                    )
                    self._data_links.setdefault(node, []).append(link)

    def _is_data_link(self, artifact: Artifact, node: str, direction: str) -> bool:
        return artifact.type in DATA and direction in ("in", "out") and self._process.node[node].kind in STEPS

    def _write_collaboration(self) -> None:
        process = self._process
        element = self._described("collaboration")
        for pool in process.pools:
            participant = identified(element, "participant", pool.id, pool.name, self._ids)
            if pool.process:
                participant.set("processRef", self._ids[pool.process])
        for message in process.messages:
            made = identified(element, "messageFlow", message.id, message.label, self._ids)
            made.set("sourceRef", self._ids[message.source])
            made.set("targetRef", self._ids[message.target])
        for artifact in self._homes.shared:
            self._write_artifact(element, artifact)

    def _described(self, name: str) -> etree._Element:
        """The element that stands for the process as a whole."""
        process = self._process
        element = identified(self._root, name, process.id, process.name, self._ids)
        if process.documentation:
            text_child(element, "documentation", process.documentation)
        if process.language:
            element.set(own("language"), clean(process.language))
        set_facts(element, process.facts)
        return element

    def _write_home(self, home: Home) -> None:
        if home.pool is not None:
            element = identified(self._root, "process", home.pool.process, "", self._ids)
        elif self._homes.collaborate:
            element = child(self._root, "process", id=self._ids.fresh(f"{self._process.id}_process"))
            element.set(own("collaboration"), clean(self._process.id))
        else:
            element = self._described("process")
        element.set("isExecutable", "false")
        self._write_data_ends(element, home)
        write_lanes(element, home, self._process, self._ids, self._element)
        waiting = [("", element)]
        while waiting:
            parent, container = waiting.pop()
            subprocesses = [self._write_node(container, node) for node in home.nodes.get(parent, ())]
            for flow in home.flows.get(parent, ()):
                self._write_flow(container, flow)
            self._write_artifacts(container, home.artifacts.get(parent, ()))
            waiting += [(node, made) for node, made in subprocesses if node in home.nodes or node in home.artifacts]

    def _write_node(self, container: etree._Element, node: Node) -> tuple[str, etree._Element]:
        element = write_node(container, node, self._process, self._ids, self._names.get(node.lane, ""))
        tell_lane(node, self._process, element)
        finish_node(element, node, self._data_links.get(node.id, ()), self._ids)
        self._element[node.id] = element
        return node.id, element

    def _write_flow(self, container: etree._Element, flow: Flow) -> None:
        element = identified(container, "sequenceFlow", flow.id, flow.label, self._ids)
        element.set("sourceRef", self._ids[flow.source])
        element.set("targetRef", self._ids[flow.target])
        write_flow_values(element, flow)
        if flow.condition:
            text_child(element, "conditionExpression", flow.condition)
        if flow.default and self._element[flow.source].get("default") != self._ids[flow.id]:
            element.set(own("default"), "true")
        self._element[flow.id] = element

    def _write_data_ends(self, element: etree._Element, home: Home) -> None:
        ends = [artifact for artifact in home.artifacts.get("", ()) if artifact.type in DATA_ENDS]
        if not ends:
            return
        specification = child(element, "ioSpecification")
        for kind in DATA_ENDS:
            for artifact in ends:
                if artifact.type == kind:
                    self._write_artifact(specification, artifact)
        child(specification, "inputSet")
        child(specification, "outputSet")

    def _write_artifacts(self, container: etree._Element, artifacts: Sequence[Artifact]) -> None:
        """Data first, which the schema counts among the flow elements; then what is drawn beside them, and lines."""
        for artifact in artifacts:
            if artifact.type in DATA and artifact.type not in DATA_ENDS:
                self._write_artifact(container, artifact)
        for artifact in artifacts:
            if artifact.type not in DATA:
                self._write_artifact(container, artifact)
        for artifact in artifacts:
            self._write_associations(container, artifact)

    def _write_artifact(self, container: etree._Element, artifact: Artifact) -> None:
        named = artifact.type not in ("textAnnotation", "group")
        element = identified(container, artifact.type, artifact.id, artifact.label if named else "", self._ids)
        if artifact.type == "textAnnotation":
            text_child(element, "text", artifact.label)
        elif artifact.type == "dataObjectReference":
            data = child(container, "dataObject", id=self._ids.fresh(f"{artifact.id}_data"))
            element.set("dataObjectRef", str(data.get("id")))
        elif artifact.id in self._categories:
            element.set("categoryValueRef", self._categories[artifact.id])
        self._element[artifact.id] = element

    def _write_associations(self, container: etree._Element, artifact: Artifact) -> None:
        for number, (node, direction) in enumerate(artifact.links, 1):
            if self._is_data_link(artifact, node, direction):
                continue
            ends = [self._ids[artifact.id], self._ids[node]]
            source, target = reversed(ends) if direction == "out" else ends
            element = child(
                container,
                "association",
                id=self._ids[association_id(artifact.id, node, direction)],
                sourceRef=source,
                targetRef=target,
                associationDirection="One" if direction in ("in", "out") else "",
            )
            if told := _told(number, artifact):
                element.set(own("order"), told)

    def _keep_order(self) -> None:
        """Where the document cannot follow the order of the process, our extension tells it."""
        place = {element: number for number, element in enumerate(self._root.iter())}
        parts = (self._process.nodes, self._process.flows, self._process.lanes, self._process.artifacts)
        for part in parts:
            elements = [self._element[item.id] for item in part]
            places = [place[element] for element in elements]
            if places != sorted(places):
                for number, element in enumerate(elements, 1):
                    element.set(own("order"), str(number))


def _told(number: int, artifact: Artifact) -> str:
    return str(number) if len(artifact.links) > 1 else ""
