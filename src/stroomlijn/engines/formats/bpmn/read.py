"""BPMN 2.0 XML to the process graph. What is broken in a file is mended or left out, each with a remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from lxml import etree

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.formats.xml import line_of, local_name, read_xml
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Artifact, Event, Flow, Kind, Lane, Node, Process

from .index import Index, check_root
from .names import MODEL, NODES, SUBPROCESSES, own
from .own import own_facts, told_order
from .read_artifacts import Link, is_artifact, read_artifact, read_links
from .read_drawing import read_drawing
from .read_flows import Flows, read_messages
from .read_lanes import Lanes, read_lanes
from .read_nodes import read_node
from .read_scopes import Scope, read_scopes
from .text import documentation, label

MANY_NODES = 2_000

Element = TypeVar("Element", Node, Flow, Lane, Artifact)


def read_bpmn(name: str, data: bytes) -> Reading:
    """All processes in a BPMN 2.0 file; `name` is the file's and names a process that has no name itself.

    One collaboration with its pools is one Process. Conditions, scripts and expressions are text, never evaluated.
    Raises Problem when the file is no XML, no BPMN 2.0, or holds no process at all.
    """
    root = read_xml(data).root
    check_root(root)
    index = Index(root)
    scopes = read_scopes(index)
    if not scopes:
        raise Problem("bpmn-no-process", line_of(root))
    general = tuple(index.remarks)
    index.remarks.clear()
    stem = PurePath(name).stem
    found = [_found(scope, stem if len(scopes) == 1 else "", index) for scope in scopes]
    return Reading("bpmn", tuple(found), remarks=general)


def _found(scope: Scope, stem: str, index: Index) -> FoundProcess:
    process, links = _Scope(scope, index).read(stem)
    drawing = read_drawing(process, scope, links, index)
    if len(process.nodes) > MANY_NODES:
        index.remarks.append(Remark("process-large", process.name, {"nodes": len(process.nodes)}))
    remarks = tuple(index.remarks)
    index.remarks.clear()
    return FoundProcess(process, f"proces {process.id}, {line_of(scope.element)}", drawing, remarks)


class _Scope:
    """Reads what becomes one Process."""

    def __init__(self, scope: Scope, index: Index) -> None:
        self._scope = scope
        self._index = index
        self._nodes: dict[str, Node] = {}
        self._home: dict[str, etree._Element] = {}
        self._flows: list[etree._Element] = []
        self._artifacts: list[tuple[etree._Element, str]] = []

    def read(self, stem: str) -> tuple[Process, list[Link]]:
        """The process, and the associations that its artifacts' links come from."""
        element = self._scope.element
        lanes = Lanes()
        for member in self._scope.members:
            self._collect(member.element, member.pool)
            found = read_lanes(member.element, member.pool, self._index)
            lanes.lanes += found.lanes
            lanes.of_node |= found.of_node
            lanes.role_of_node |= found.role_of_node
        self._settle_boundaries()
        self._settle_lanes(lanes)
        artifacts, links = self._read_artifacts()
        process = Process(
            id=self._index.id(element),
            name=self._name(stem),
            nodes=ordered(self._nodes.values(), self._index),
            flows=ordered(self._read_flows(), self._index),
            lanes=ordered(lanes.lanes, self._index),
            pools=self._scope.pools,
            messages=read_messages(element, self._nodes, self._scope.pools, self._index),
            artifacts=ordered(artifacts, self._index),
            documentation=self._documentation(),
            language=element.get(own("language"), ""),
            facts=own_facts(element),
        )
        return process, links

    def _collect(self, process: etree._Element, pool: str) -> None:
        for element, parent in _contents(process, self._index):
            name = local_name(element)
            if name in NODES:
                node = read_node(element, parent, pool, self._index)
                self._nodes[node.id] = node
                self._home[node.id] = process
            elif name == "sequenceFlow":
                self._flows.append(element)
            elif is_artifact(element, self._index):
                self._artifacts.append((element, parent))

    def _settle_boundaries(self) -> None:
        """A boundary event sits on an activity beside it; on anything else it is an event in the flow."""
        for node in list(self._nodes.values()):
            if node.event is not Event.BOUNDARY:
                continue
            on = self._nodes.get(node.attached_to)
            if on is None or on.kind in (Kind.EVENT, Kind.GATEWAY) or on.parent != node.parent:
                element = self._index.element(node.id)
                assert element is not None
                self._index.remark("bpmn-boundary-loose", element, activity=node.attached_to)
                self._nodes[node.id] = replace(
                    node,
                    type="intermediateCatchEvent",
                    event=Event.INTERMEDIATE,
                    attached_to="",
                    non_interrupting=False,
                )

    def _settle_lanes(self, lanes: Lanes) -> None:
        """What no lane names lies where its activity or subprocess lies; the lane names the role, unless told."""
        names = {lane.id: lane.name for lane in lanes.lanes}
        for node in sorted(self._nodes.values(), key=lambda node: node.event is Event.BOUNDARY):
            element = self._index.element(node.id)
            assert element is not None
            lane = lanes.of_node.get(node.id, "")
            above = node.attached_to or node.parent
            if not lane and above and own("lane") not in element.attrib:
                lane = self._nodes[above].lane
            told = own("role") in element.attrib
            role = node.role if told else lanes.role_of_node.get(node.id) or names.get(lane) or node.role
            self._nodes[node.id] = replace(node, lane=lane, role=role)

    def _read_flows(self) -> Iterator[Flow]:
        flows = Flows(self._nodes, self._home, self._index)
        for element in self._flows:
            if (flow := flows.read(element)) is not None:
                yield flow

    def _read_artifacts(self) -> tuple[list[Artifact], list[Link]]:
        if self._scope.is_collaboration:
            self._artifacts[:0] = [
                (child, "")
                for child in self._scope.element.iterchildren(f"{{{MODEL}}}*")
                if is_artifact(child, self._index)
            ]
        known = {self._index.id(element) for element, _ in self._artifacts}
        containers = dict.fromkeys((*(member.element for member in self._scope.members), self._scope.element))
        nodes = self._nodes.keys()
        links = [link for container in containers for link in read_links(container, known, nodes, self._index)]
        of_artifact: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            of_artifact[link.artifact].append(link)
        return [
            read_artifact(element, parent, of_artifact[self._index.id(element)], self._index)
            for element, parent in self._artifacts
        ], links

    def _name(self, stem: str) -> str:
        """The best name there is: of the collaboration or process, of its one pool, of the file, or the id."""
        element = self._scope.element
        holding = [pool for pool in self._scope.pools if pool.process] or list(self._scope.pools)
        names = [label(element, self._index)]
        if len(holding) == 1:
            names.append(holding[0].name)
        if len(self._scope.members) == 1:
            names.append(label(self._scope.members[0].element, self._index))
        if stem:
            names += [label(self._index.root, self._index), stem]
        return next((name for name in names if name.strip()), self._index.id(element))

    def _documentation(self) -> str:
        """What the collaboration says, else what its processes say."""
        told = documentation(self._scope.element, self._index)
        if told:
            return told
        texts = (documentation(member.element, self._index) for member in self._scope.members)
        return "\n\n".join(text for text in texts if text)


def _contents(process: etree._Element, index: Index) -> Iterator[tuple[etree._Element, str]]:
    """Everything in the process in document order, each with the id of the subprocess around it."""
    waiting: list[tuple[Iterator[etree._Element], str]] = [(process.iterchildren(f"{{{MODEL}}}*"), "")]
    while waiting:
        children, parent = waiting[-1]
        element = next(children, None)
        if element is None:
            waiting.pop()
            continue
        yield element, parent
        if local_name(element) in SUBPROCESSES:
            waiting.append((element.iterchildren(f"{{{MODEL}}}*"), index.id(element)))
        elif local_name(element) == "ioSpecification" and not parent:
            waiting.append((element.iterchildren(f"{{{MODEL}}}*"), parent))


def ordered(elements: Iterable[Element], index: Index) -> tuple[Element, ...]:
    """In document order, unless the file says in our extension which order was meant."""
    return tuple(sorted(elements, key=lambda item: told_order(index.element(item.id))))
