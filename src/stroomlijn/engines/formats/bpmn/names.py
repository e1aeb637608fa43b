"""Names of BPMN 2.0 (OMG formal/2013-12-09) and of our own extension, as both reading and writing need them."""

from __future__ import annotations

from typing import Final

from stroomlijn.engines.process_model import Event, Gateway

MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
DI: Final = "http://www.omg.org/spec/DD/20100524/DI"
DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
OWN: Final = "urn:stroomlijn:bpmn:1"
PREFIXES: Final = {"bpmn": MODEL, "bpmndi": BPMNDI, "di": DI, "dc": DC, "stroomlijn": OWN}

TASKS: Final = frozenset(
    ("task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask")
)
SUBPROCESSES: Final = frozenset(("subProcess", "transaction", "adHocSubProcess"))
EVENT_SUBPROCESS: Final = "eventSubProcess"
CALL: Final = "callActivity"
EVENTS: Final = {
    "startEvent": Event.START,
    "intermediateCatchEvent": Event.INTERMEDIATE,
    "intermediateThrowEvent": Event.INTERMEDIATE,
    "boundaryEvent": Event.BOUNDARY,
    "endEvent": Event.END,
}
GATEWAYS: Final = {
    "exclusiveGateway": Gateway.EXCLUSIVE,
    "inclusiveGateway": Gateway.INCLUSIVE,
    "parallelGateway": Gateway.PARALLEL,
    "eventBasedGateway": Gateway.EVENT,
    "complexGateway": Gateway.COMPLEX,
}
NODES: Final = TASKS | SUBPROCESSES | {CALL} | EVENTS.keys() | GATEWAYS.keys()
TRIGGERS: Final = frozenset(
    ("message", "timer", "error", "escalation", "cancel", "compensate", "conditional", "link", "signal", "terminate")
)
DATA: Final = frozenset(("dataObject", "dataObjectReference", "dataStoreReference", "dataInput", "dataOutput"))
DATA_ENDS: Final = ("dataInput", "dataOutput")
ARTIFACTS: Final = DATA | {"textAnnotation", "group"}

ADDRESSED: Final = (
    NODES
    | ARTIFACTS
    | {"process", "collaboration", "participant", "lane", "sequenceFlow", "messageFlow", "association"}
)


def model(name: str) -> str:
    """The name in the namespace of BPMN's model."""
    return f"{{{MODEL}}}{name}"


def own(name: str) -> str:
    """The name in our own namespace."""
    return f"{{{OWN}}}{name}"
