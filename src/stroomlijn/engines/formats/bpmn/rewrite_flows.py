"""Sequence flows that come, go or are attached elsewhere, and what nodes say about them."""

from __future__ import annotations

from lxml import etree

from stroomlijn.engines.process_model import Flow, Node, Process

from .make import child, identified, text_child
from .names import model, own
from .rewriting import Rewriting, insert_behind, parent_of, put_flow_element, take_out
from .write_nodes import can_have_default
from .write_own import write_flow_values

_HEAD = ("documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming")


def rewrite_flows(work: Rewriting) -> None:
    """First the flows, then the nodes at their ends."""
    old = {flow.id: flow for flow in work.before.flows}
    previous: etree._Element | None = None
    for flow in work.after.flows:
        if flow.id not in old:
            work.element[flow.id] = _made(work, flow, previous)
        element = work.element[flow.id]
        if flow.id in old:
            _attach(work, element, old[flow.id], flow)
        previous = element
    for flow in work.before.flows:
        if flow.id not in {flow.id for flow in work.after.flows}:
            work.drop(flow.id)
    for node in work.after.nodes:
        if node.id not in work.before.node or _flows(work.before, node) != _flows(work.after, node):
            _tell_node(work, node)


def _made(work: Rewriting, flow: Flow, previous: etree._Element | None) -> etree._Element:
    container = parent_of(work.element[flow.source])
    element = identified(container, "sequenceFlow", flow.id, flow.label, work.ids)
    element.set("sourceRef", work.ids[flow.source])
    element.set("targetRef", work.ids[flow.target])
    write_flow_values(element, flow)
    work.restore(flow.id, element)
    if flow.condition:
        text_child(element, "conditionExpression", flow.condition)
    put_flow_element(container, element, previous)
    return element


def _attach(work: Rewriting, element: etree._Element, old: Flow, flow: Flow) -> None:
    for name, was, becomes in (("sourceRef", old.source, flow.source), ("targetRef", old.target, flow.target)):
        if was != becomes:
            element.set(name, work.ids[becomes])
    container = parent_of(work.element[flow.source])
    if container is not parent_of(element):
        put_flow_element(container, element, None)


def _flows(process: Process, node: Node) -> tuple[object, ...]:
    """What the element of a node says about flows, and what that depends on."""
    leaving = tuple((flow.id, flow.default) for flow in process.outgoing[node.id])
    now = process.node[node.id]
    return tuple(flow.id for flow in process.incoming[node.id]), leaving, now.kind, now.type, now.gateway


def _tell_node(work: Rewriting, node: Node) -> None:
    element = work.element[node.id]
    leaving = work.after.outgoing[node.id]
    _refer(work, element, "incoming", [flow.id for flow in work.after.incoming[node.id]], _HEAD)
    _refer(work, element, "outgoing", [flow.id for flow in leaving], (*_HEAD, "outgoing"))
    default = next((flow for flow in leaving if flow.default), None) if can_have_default(node) else None
    if default is not None:
        element.set("default", work.ids[default.id])
    elif "default" in element.attrib:
        del element.attrib["default"]
    for flow in leaving:
        told = work.element[flow.id]
        if flow.default and flow is not default:
            told.set(own("default"), "true")
        elif own("default") in told.attrib:
            del told.attrib[own("default")]


def _refer(work: Rewriting, element: etree._Element, name: str, flows: list[str], head: tuple[str, ...]) -> None:
    """Names the flows that are not named yet, and no others."""
    wanted = {work.ids[flow]: flow for flow in flows}
    for reference in list(element.iterchildren(model(name))):
        named = (reference.text or "").strip()
        if wanted.pop(named, None) is None and wanted.pop(named.rpartition(":")[2], None) is None:
            take_out(reference)
    for xml_id in wanted:
        made = child(element, name)
        made.text = xml_id
        insert_behind(element, made, head)
