"""Where the work lies still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stroomlijn.engines.counting import Counts, waits
from stroomlijn.engines.editing import Command, difference
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Gateway, Kind, Node, Process

from .reading import Reading
from .values import Lead, Rule
from .words import among

ONE = Counts(waits=-1)


def waiting(reading: Reading) -> Iterator[Lead]:
    """Declared waits, steps that wait or that are done in a meeting, and steps of which people say that they wait.

    Waiting that a law asks for is left out. Only waiting for one's own meeting can go without somebody else's doing.
    """
    for node in reading.order:
        if among(f"{node.label} {node.lead_time}", reading.words.statutory):
            continue
        if node.kind is Kind.EVENT and waits(node):
            yield _declared(reading, node)
        elif node.id in reading.row and (code := _code(reading, node)):
            facts = {"step": node.label, "role": node.role, "said": node.bottleneck}
            own = among(node.label, reading.words.meeting) or among(node.label, reading.words.rhythm)
            alone = code == "improve-wait-step" and own and reading.row[node.id].routing == "none"
            plans: tuple[tuple[Command, ...], ...] = (({"do": "remove", "step": node.id},),) if alone else ()
            yield Lead(Rule.WAITING, (node.id,), (Remark(code, facts=facts),), plans, ONE)


def _code(reading: Reading, step: Node) -> str:
    words = reading.words
    if reading.says(step, words.waiting):
        return "improve-wait-step"
    if reading.says(step, words.meeting) or among(step.lead_time, words.meeting):
        return "improve-wait-meeting"
    told = set(among(step.bottleneck, words.waiting)) | set(among(step.bottleneck, words.meeting))
    return "improve-wait-told" if told else ""


def _declared(reading: Reading, event: Node) -> Lead:
    text = f"{event.label} {event.lead_time}"
    meeting = bool(among(text, reading.words.meeting) or among(event.label, reading.words.rhythm))
    facts = {"what": event.label, "term": event.lead_time, "step": _before(reading, event)}
    code = "improve-wait-meeting-declared" if meeting else "improve-wait-declared"
    plan = _without(reading.process, event) if meeting else None
    return Lead(Rule.WAITING, (event.id,), (Remark(code, facts=facts),), ((plan,),) if plan else (), ONE)


def _before(reading: Reading, event: Node) -> str:
    """The label of the step whose work waits here."""
    links = [link for links in reading.after.values() for link in links if event in link.passed]
    return reading.process.node[links[0].source].label if links else ""


def _without(process: Process, event: Node) -> Command | None:
    """The table has no command that takes an event away; the delta that does."""
    leaving, entering = process.outgoing[event.id], process.incoming[event.id]
    waited = any(process.node[flow.source].gateway is Gateway.EVENT for flow in entering)
    if len(leaving) != 1 or not entering or waited or leaving[0].target == event.id:
        return None
    flows = tuple(
        replace(flow, target=leaving[0].target) if flow in entering else flow
        for flow in process.flows
        if flow is not leaving[0]
    )
    linked = any(event.id in (message.source, message.target) for message in process.messages)
    if linked or any(link[0] == event.id for artifact in process.artifacts for link in artifact.links):
        return None
    made = replace(process, nodes=tuple(node for node in process.nodes if node.id != event.id), flows=flows)
    return {"do": "delta", "delta": difference(process, made)}
