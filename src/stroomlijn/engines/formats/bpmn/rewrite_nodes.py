"""Nodes that come, go, change what they are, or move to another subprocess."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.process_model import Kind, Node, Process

from .names import GATEWAYS, model
from .rewriting import Rewriting, insert, keep_foreign, parent_of, put_flow_element, take_out
from .write_lanes import tell_lane
from .write_nodes import element_name, finish_node, write_node

_NATURE = ("kind", "type", "event", "trigger", "gateway", "calls", "loop", "attached_to", "non_interrupting")
_TASKS_ALIKE = ("task", "userTask", "manualTask")


def rewrite_nodes(work: Rewriting) -> None:
    """Outer nodes before inner ones, so that there is always something to put them in."""
    before: dict[tuple[str, str], Node] = {}
    for node in sorted(work.after.nodes, key=lambda node: _depth(work.after, node)):
        old = work.before.node.get(node.id)
        previous = before.get((node.parent, node.pool))
        if old is None:
            _add(work, node, previous)
        else:
            if any(getattr(old, name) != getattr(node, name) for name in _NATURE):
                _change_nature(work, node)
            if (old.parent, old.pool) != (node.parent, node.pool):
                put_flow_element(work.container(node), work.element[node.id], None)
        before[node.parent, node.pool] = node
    for node in work.before.nodes:
        if node.id not in work.after.node:
            work.drop(node.id)


def _add(work: Rewriting, node: Node, previous: Node | None) -> None:
    container = work.container(node)
    work.element[node.id] = made = _written(work, node, container)
    work.restore(node.id, made)
    put_flow_element(container, made, work.element[previous.id] if previous else None)


def _written(work: Rewriting, node: Node, container: etree._Element) -> etree._Element:
    names = {lane.id: lane.name for lane in work.after.lanes}
    made = write_node(container, node, work.after, work.ids, names.get(node.lane, ""))
    tell_lane(node, work.after, made)
    finish_node(made, node, (), work.ids)
    etree.indent(made, level=len(list(made.iterancestors())))
    return made


def _change_nature(work: Rewriting, node: Node) -> None:
    """Another kind of the same sort gets another name; what becomes something wholly different is written anew."""
    element, name = work.element[node.id], element_name(node)
    old = work.before.node[node.id]
    gateways = node.kind is Kind.GATEWAY and old.kind is Kind.GATEWAY and name in GATEWAYS
    if gateways or (old.type in _TASKS_ALIKE and name in _TASKS_ALIKE and _like(old, node)):
        element.tag = model(name)
        for attribute in ("instantiate", "eventGatewayType", "implementation"):
            element.attrib.pop(attribute, "")
        return
    container = parent_of(element)
    made = _written(work, node, container)
    insert(container, container.index(element), made)
    keep_foreign(element, made)
    for inner in work.after.nodes:
        if inner.parent == node.id and inner.id in work.before.node:
            put_flow_element(made, work.element[inner.id], None)
    take_out(element)
    work.element[node.id] = made


def _like(old: Node, node: Node) -> bool:
    return all(getattr(old, name) == getattr(node, name) for name in _NATURE if name != "type")


def _depth(process: Process, node: Node) -> int:
    depth, seen = 0, {node.id}
    while node.parent in process.node and node.parent not in seen:
        seen.add(node.parent)
        node = process.node[node.parent]
        depth += 1
    return depth
