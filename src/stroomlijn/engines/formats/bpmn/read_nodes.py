"""One BPMN flow node to one Node."""

from __future__ import annotations

from typing import Any

from lxml import etree

from stroomlijn.engines.formats.xml import inner_text, local_name
from stroomlijn.engines.process_model import Event, Kind, Node

from .index import Index
from .names import CALL, EVENT_SUBPROCESS, EVENTS, GATEWAYS, SUBPROCESSES, TASKS, model, own
from .own import own_values
from .text import bounded, documentation, label

_YES = ("true", "1")
_NO = ("false", "0")
_PERFORMERS = ("potentialOwner", "humanPerformer", "performer")


def read_node(element: etree._Element, parent: str, pool: str, index: Index) -> Node:
    """The node without its lane. Its own id is the index's."""
    name = local_name(element)
    return Node(
        id=index.id(element),
        label=label(element, index),
        documentation=documentation(element, index),
        parent=parent,
        pool=pool,
        **(_nature(element, name, index) | own_values(element, index)),
    )


def _nature(element: etree._Element, name: str, index: Index) -> dict[str, Any]:
    if name in EVENTS:
        return _event(element, name, index)
    if name in GATEWAYS:
        return {"kind": Kind.GATEWAY, "type": name, "gateway": GATEWAYS[name]}
    values: dict[str, Any] = {"kind": _activity(name), "type": name, "loop": _loop(element)}
    values["role"] = _performer(element, index)
    if name == CALL:
        values["calls"] = element.get(own("calls")) or _called(element)
    if name in SUBPROCESSES and element.get("triggeredByEvent") in _YES:
        values["type"] = EVENT_SUBPROCESS
    return values


def _called(element: etree._Element) -> str:
    """The id of the called process, without the prefix of a namespace that the file declares."""
    called = (element.get("calledElement") or "").strip()
    prefix, _, name = called.rpartition(":")
    return name if prefix in element.nsmap else called


def _performer(element: etree._Element, index: Index) -> str:
    """Who does it as BPMN's resource roles say it: the name of a resource, or the text of an expression."""
    for kind in _PERFORMERS:
        for performer in element.iterchildren(model(kind)):
            resource = index.referred(performer.findtext(model("resourceRef")))
            name = label(resource, index) if resource is not None else ""
            text = name or " ".join(inner_text(part) for part in performer.iter(model("formalExpression"))).strip()
            if text:
                return bounded(text, element, index)
    return ""


def _activity(name: str) -> Kind:
    if name in TASKS:
        return Kind.STEP
    return Kind.CALL if name == CALL else Kind.SUBPROCESS


def _event(element: etree._Element, name: str, index: Index) -> dict[str, Any]:
    values: dict[str, Any] = {
        "kind": Kind.EVENT,
        "type": name,
        "event": EVENTS[name],
        "trigger": _trigger(element, index),
        "non_interrupting": element.get("cancelActivity") in _NO or element.get("isInterrupting") in _NO,
        "lead_time": _timer(element, index),
    }
    if name != "boundaryEvent":
        return values
    values["attached_to"] = index.refer(element.get("attachedToRef"))
    if not values["attached_to"]:
        index.remark("bpmn-boundary-loose", element, activity=element.get("attachedToRef", ""))
        values |= {"type": "intermediateCatchEvent", "event": Event.INTERMEDIATE, "non_interrupting": False}
    return values


def _trigger(element: etree._Element, index: Index) -> str:
    definitions = [local_name(child) for child in element.iterchildren(f"{model('')}*")]
    for reference in element.iterchildren(model("eventDefinitionRef")):
        referred = index.referred(reference.text)
        definitions.append("" if referred is None else local_name(referred))
    triggers = [
        name.removesuffix("EventDefinition")
        for name in definitions
        if name.endswith("EventDefinition") and name != "EventDefinition"
    ]
    if len(triggers) > 1:
        return "multiple"
    return triggers[0] if triggers else element.get(own("trigger")) or ""


def _timer(element: etree._Element, index: Index) -> str:
    """When a timer goes off, as written."""
    timer = element.find(model("timerEventDefinition"))
    return "" if timer is None else bounded(inner_text(timer).strip(), element, index)


def _loop(element: etree._Element) -> str:
    several = element.find(model("multiInstanceLoopCharacteristics"))
    if several is not None:
        return "sequential" if several.get("isSequential") in _YES else "parallel"
    return "standard" if element.find(model("standardLoopCharacteristics")) is not None else ""
