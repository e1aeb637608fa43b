"""One Node to its BPMN element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from stroomlijn.engines.process_model import STEPS, Event, Gateway, Kind, Node, Process

from .ids import Ids
from .make import child, clean, identified, text_child
from .names import CALL, EVENT_SUBPROCESS, EVENTS, GATEWAYS, SUBPROCESSES, TASKS, TRIGGERS, own
from .write_own import set_value, write_node_values

_CATCHING = ("message", "timer", "conditional", "signal")
_KIND = {Kind.STEP: "task", Kind.SUBPROCESS: "subProcess", Kind.CALL: CALL}
_TIMERS = (
    (re.compile(r"P[0-9TYMWDHS.]+"), "timeDuration"),
    (re.compile(r"R[0-9]*/[0-9TYMWDHSPZ:/.+-]+"), "timeCycle"),
    (re.compile(r"[0-9]{4}-[0-9TZ:.+-]+"), "timeDate"),
)
_QNAME = re.compile(r"([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*", re.ASCII)
_WITH_DEFAULT = (Gateway.EXCLUSIVE, Gateway.INCLUSIVE, Gateway.COMPLEX)


def element_name(node: Node) -> str:
    """The BPMN element that a node becomes: its type when that fits its kind, else the plainest of its kind."""
    if node.kind is Kind.EVENT:
        return _event_name(node)
    if node.kind is Kind.GATEWAY:
        gateway = node.gateway or GATEWAYS.get(node.type, Gateway.EXCLUSIVE)
        return next(name for name, kind in GATEWAYS.items() if kind is gateway)
    fitting = {Kind.STEP: TASKS, Kind.SUBPROCESS: SUBPROCESSES, Kind.CALL: frozenset((CALL,))}[node.kind]
    return node.type if node.type in fitting else _KIND[node.kind]


def can_have_default(node: Node) -> bool:
    """Whether BPMN lets the node name a default flow."""
    return node.kind in STEPS or node.gateway in _WITH_DEFAULT


class DataLink(NamedTuple):
    """A data association of an activity: its XML id and order, the artifact's XML id, and which way the data goes."""

    id: str
    order: str
    artifact: str
    inward: bool


def write_node(container: etree._Element, node: Node, process: Process, ids: Ids, lane_name: str) -> etree._Element:
    """The node's element up to where data associations and children follow; `finish_node` writes what comes last."""
    element = identified(container, element_name(node), node.id, node.label, ids)
    if node.documentation:
        text_child(element, "documentation", node.documentation)
    for flow in process.incoming[node.id]:
        text_child(element, "incoming", ids[flow.id])
    for flow in process.outgoing[node.id]:
        text_child(element, "outgoing", ids[flow.id])
    default = next((flow for flow in process.outgoing[node.id] if flow.default), None)
    if default and can_have_default(node):
        element.set("default", ids[default.id])
    write_node_values(element, node, lane_name)
    if node.kind is Kind.EVENT:
        _write_event(element, node, ids)
    elif node.kind is Kind.CALL and node.calls:
        if _QNAME.fullmatch(node.calls):
            element.set("calledElement", node.calls)
        else:
            element.set(own("calls"), clean(node.calls))
    elif node.type == EVENT_SUBPROCESS:
        element.set("triggeredByEvent", "true")
    return element


def finish_node(element: etree._Element, node: Node, links: Sequence[DataLink], ids: Ids) -> None:
    """Data that goes in and out, and how often the activity is done: what the schema wants after everything else."""
    inputs = [link for link in links if link.inward]
    if inputs:
        target = ids.fresh(f"{ids[node.id]}_input")
        child(element, "property", id=target, name="__targetRef_placeholder")
    for link in inputs:
        association = _data_association(element, "dataInputAssociation", link)
        text_child(association, "sourceRef", link.artifact)
        text_child(association, "targetRef", target)
    for link in links:
        if not link.inward:
            text_child(_data_association(element, "dataOutputAssociation", link), "targetRef", link.artifact)
    if node.loop == "standard":
        child(element, "standardLoopCharacteristics")
    elif node.loop in ("parallel", "sequential"):
        sequential = "true" if node.loop == "sequential" else ""
        child(element, "multiInstanceLoopCharacteristics", isSequential=sequential)


def _data_association(element: etree._Element, name: str, link: DataLink) -> etree._Element:
    association = child(element, name, id=link.id)
    if link.order:
        association.set(own("order"), link.order)
    return association


def _event_name(node: Node) -> str:
    if node.event and EVENTS.get(node.type) is node.event and (node.event is not Event.BOUNDARY or node.attached_to):
        return node.type
    if node.event is Event.BOUNDARY:
        return "boundaryEvent" if node.attached_to else "intermediateCatchEvent"
    if node.event in (Event.START, Event.END):
        return f"{node.event}Event"
    return "intermediateCatchEvent" if node.trigger in _CATCHING else "intermediateThrowEvent"


def _write_event(element: etree._Element, node: Node, ids: Ids) -> None:
    name = element_name(node)
    if name == "boundaryEvent":
        element.set("attachedToRef", ids[node.attached_to])
    if node.non_interrupting and name in ("boundaryEvent", "startEvent"):
        element.set("cancelActivity" if name == "boundaryEvent" else "isInterrupting", "false")
    if node.trigger not in TRIGGERS:
        if node.trigger:
            element.set(own("trigger"), clean(node.trigger))
        return
    definition = child(element, f"{node.trigger}EventDefinition")
    if node.trigger == "conditional":
        child(definition, "condition")
    elif node.trigger == "link":
        definition.set("name", clean(node.label))
    elif node.trigger == "timer":
        for pattern, part in _TIMERS:
            if pattern.fullmatch(node.lead_time):
                text_child(definition, part, node.lead_time)
                set_value(element, "lead_time", "")
                return
