"""A document while its process is made into another one: which element is what, and where new ones go."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy

from lxml import etree

from stroomlijn.engines.formats.xml import local_name
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Node, Process

from .ids import Ids
from .index import Index
from .make import child, clean
from .names import DATA, MODEL, NODES, model, own
from .read_scopes import Member, Scope, read_scopes
from .write_own import extensions

FLOW_ELEMENTS = NODES | DATA | {"sequenceFlow", "choreographyTask", "subChoreography", "callChoreography"}
_BEHIND = frozenset(
    ("association", "group", "textAnnotation", "completionCondition", "correlationSubscription", "supports")
)
_ROLES = frozenset(("resourceRole", "performer", "humanPerformer", "potentialOwner"))


class DocumentIds(Ids):
    """The XML ids of a document: those of its elements, and new ones that nothing in it has."""

    def __init__(self, root: etree._Element) -> None:
        super().__init__(())
        self._taken = {value.strip() for element in root.iter() if (value := element.get("id"))}

    def know(self, own_id: str, xml_id: str) -> None:
        """Says which XML id an element of the graph has."""
        self._given[own_id] = xml_id

    def __getitem__(self, own_id: str) -> str:
        if own_id not in self._given:
            self._given[own_id] = self.fresh(own_id)
        return self._given[own_id]


class Rewriting:
    """`element` is the XML element of everything in the graph, new ones as soon as they are made."""

    def __init__(self, root: etree._Element, before: Process, after: Process, origin: Index | None) -> None:
        self.root = root
        self._origin = origin
        self.before = before
        self.after = after
        self.index = Index(root)
        self.ids = DocumentIds(root)
        self.scope = find_scope(self.index, before.id)
        self.members = list(self.scope.members)
        self.index.pin(self.ids, [self.scope.element, *(member.element for member in self.members)])
        self.element: dict[str, etree._Element] = {}
        self._gone: set[etree._Element] = set()
        self.ids.know(before.id, self.scope.element.get("id") or before.id)
        for part in (before.nodes, before.flows, before.lanes, before.pools, before.messages, before.artifacts):
            for item in part:
                element = self.index.element(item.id)
                if element is None:
                    raise Problem("bpmn-element-unknown", item.id)
                self.element[item.id] = element
                self.ids.know(item.id, element.get("id") or item.id)

    def container(self, node: Node) -> etree._Element:
        """The XML element in which a node stands: its subprocess, else the BPMN process of its surroundings or pool."""
        if node.parent:
            return self.element[node.parent]
        for other in _around(self.after, node):
            now = self.before.node.get(other.id, other)
            if other.id in self.element and (now.parent, now.pool) == ("", node.pool):
                return parent_of(self.element[other.id])
        return self.process(node.pool)

    def process(self, pool: str) -> etree._Element:
        """The BPMN process of a pool; made for what lies in no pool when only pools have one."""
        for member in self.members:
            if member.pool == pool:
                return member.element
        if pool:
            raise Problem("bpmn-not-patchable", pool)
        made = child(self.root, "process", id=self.ids.fresh(f"{self.ids[self.before.id]}_process"))
        made.set(own("collaboration"), clean(self.before.id))
        insert(self.root, self.root.index(self.scope.element) + 1, made)
        self.members.append(Member(made))
        return made

    def restore(self, element_id: str, made: etree._Element) -> None:
        """Gives a new element what others had written at the one that stood in the origin under this id."""
        old = self._origin.element(element_id) if self._origin is not None else None
        if old is not None:
            keep_foreign(deepcopy(old), made)

    def drop(self, element_id: str) -> None:
        """Takes an element of the graph out of the document, when all that stays has left it."""
        self._gone.add(self.element.pop(element_id))

    def drop_gone(self) -> None:
        """Takes out what was dropped and what refers to it."""
        gone = {inner for element in self._gone for inner in element.iter()}
        for element in self.root.iter(model("flowNodeRef"), model("association"), model("incoming"), model("outgoing")):
            ends = [element.get("sourceRef"), element.get("targetRef"), element.text]
            if element not in gone and any(self.index.referred(end) in gone for end in ends if end and end.strip()):
                self._gone.add(element)
        for element in self._gone:
            take_out(element)


def keep_foreign(old: etree._Element, made: etree._Element) -> None:
    """What others wrote at the element: their attributes and their extensions."""
    for name, value in old.attrib.items():
        if str(name).startswith("{") and not str(name).startswith(own("")):
            made.set(name, value)
    foreign = [
        child
        for holder in old.iterchildren(model("extensionElements"))
        for child in holder
        if not (isinstance(child.tag, str) and child.tag.startswith(own("")))
    ]
    if foreign:
        extensions(made).extend(foreign)


def find_scope(index: Index, process_id: str) -> Scope:
    """What the process of the graph is in the document."""
    for scope in read_scopes(index):
        if index.id(scope.element) == process_id:
            return scope
    raise Problem("bpmn-element-unknown", process_id)


def put_flow_element(container: etree._Element, element: etree._Element, behind: etree._Element | None) -> None:
    """Puts a node or flow where the schema wants it: behind another one, else behind the last there is."""
    if behind is not None and behind.getparent() is container:
        insert(container, container.index(behind) + 1, element)
        return
    found = [child for child in container if is_named(child, FLOW_ELEMENTS) and child is not element]
    if found:
        insert(container, container.index(found[-1]) + 1, element)
        return
    late = _BEHIND | (_ROLES if local_name(container) == "process" else frozenset())
    first = next((child for child in container if is_named(child, late)), None)
    insert(container, len(container) if first is None else container.index(first), element)


def insert_behind(parent: etree._Element, element: etree._Element, names: Collection[str]) -> None:
    """Puts an element behind the last child with one of the names, in front of all when there is none."""
    found = [child for child in parent if is_named(child, names) and child is not element]
    insert(parent, parent.index(found[-1]) + 1 if found else 0, element)


def insert(parent: etree._Element, at: int, element: etree._Element) -> None:
    """Puts an element among the children, on a line of its own where they have one."""
    old = element.getparent()
    if old is parent and parent.index(element) < at:
        at -= 1
    if old is not None:
        take_out(element)
    element.tail = parent[at - 1].tail if at else parent.text
    parent.insert(at, element)


def take_out(element: etree._Element) -> None:
    """Takes an element out; the space behind it goes with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def parent_of(element: etree._Element) -> etree._Element:
    """The element around one that is inside a document."""
    parent = element.getparent()
    assert parent is not None
    return parent


def is_named(element: etree._Element, names: Collection[str]) -> bool:
    """Whether it is an element of BPMN with one of the names."""
    tag: object = element.tag
    return isinstance(tag, str) and tag.startswith(f"{{{MODEL}}}") and local_name(element) in names


def _around(process: Process, node: Node) -> Iterator[Node]:
    """What is connected with a node by flows, nearest first; the node itself is not among them."""
    ahead, seen = [node], {node.id}
    for each in ahead:
        ends = [flow.source for flow in process.incoming[each.id]] + [flow.target for flow in process.outgoing[each.id]]
        for other in (process.node[end] for end in ends if end in process.node and end not in seen):
            seen.add(other.id)
            ahead.append(other)
            yield other
