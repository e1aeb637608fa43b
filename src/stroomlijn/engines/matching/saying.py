"""What a drawing says of a step without words: that a message comes, or goes."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.process_model import STEPS, Event, Kind, Node, Process

from .words import opposed

_COMES = {"nl": "ontvangen", "en": "receive"}
_GOES = {"nl": "verzenden", "en": "send"}


def takes_part(node: Node) -> bool:
    """Whether a node is something that is done: a step, or a message that comes or goes and has a name, which is a
    step elsewhere.
    """
    return node.kind in STEPS or (node.kind is Kind.EVENT and node.trigger == "message" and bool(node.label.strip()))


def in_words(process: Process, language: str) -> Process:
    """The process with said in words what is drawn: the event "Besluit" that catches a message is "Besluit ontvangen",
    the one that throws it "Besluit verzenden".
    """
    return replace(process, nodes=tuple(replace(node, label=_label(node, language)) for node in process.nodes))


def _label(node: Node, language: str) -> str:
    if node.kind is not Kind.EVENT or not takes_part(node):
        return node.label
    verb = (_GOES if _goes(node) else _COMES)[language]
    return node.label if opposed(node.label, verb) else f"{node.label} {verb}"


def _goes(node: Node) -> bool:
    return node.event is Event.END or "Throw" in node.type
