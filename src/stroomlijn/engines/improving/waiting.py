"""Where the work lies still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stroomlijn.engines.counting import Counts, waits
from stroomlijn.engines.editing import Command, difference
from stroomlijn.engines.matching.words import tokens
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Gateway, Kind, Node, Process

from .long_waits import LongWait, longest_wait
from .reading import Reading
from .values import Lead, Rule
from .words import among

ONE = Counts(waits=-1)


def waiting(reading: Reading) -> Iterator[Lead]:
    """Steps that wait or that are done in a meeting or of which people say that they wait, and declared waits that
    one can do something about: for one's own meeting or colleagues, and the longest where waiting takes most of the
    time that the process may take.

    Waiting that a law asks for, for somebody outside or for a day that was agreed on is left out. Only waiting for a
    meeting of one's own can go without somebody else's doing. A step and the wait right behind it are one place.
    """
    long = longest_wait(reading, lambda node: _is_wait(node) and not _left_alone(reading, node))
    for step in reading.steps:
        wait = wait_behind(reading, step)
        wait = None if wait is None or _left_alone(reading, wait) else wait
        code = "" if _left_alone(reading, step) else _code(reading, step)
        if code:
            yield _of_step(reading, step, code, wait)
        elif wait is not None:
            yield from _declared(reading, wait, long)
    behind = {wait.id for step in reading.steps if (wait := wait_behind(reading, step))}
    for node in reading.order:
        if _is_wait(node) and node.id not in behind and not _left_alone(reading, node):
            yield from _declared(reading, node, long)


def wait_behind(reading: Reading, step: Node) -> Node | None:
    """The event that is waited for right behind the step, and behind no other."""
    flows = reading.process.outgoing[step.id]
    following = reading.process.node.get(flows[0].target) if len(flows) == 1 else None
    alone = following is not None and len(reading.process.incoming[following.id]) == 1
    return following if following is not None and alone and _is_wait(following) else None


def removal_with_wait(reading: Reading, step: Node, wait: Node | None) -> tuple[tuple[Command, ...], ...]:
    """The plan that takes a step without a decision out, with the wait behind it."""
    if reading.row[step.id].routing != "none":
        return ()
    removal: Command = {"do": "remove", "step": step.id}
    if wait is None:
        return ((removal,),)
    without = _without(reading.process, wait)
    return ((without, removal),) if without else ()


def _is_wait(node: Node) -> bool:
    return node.kind is Kind.EVENT and waits(node)


def _left_alone(reading: Reading, node: Node) -> bool:
    """What a law gives; and of an event, what somebody outside takes the time for, and a day that was agreed on."""
    if among(f"{node.label} {node.lead_time}", reading.words.statutory):
        return True
    return node.kind is Kind.EVENT and bool(among(node.label, reading.words.outside | reading.words.agreed))


def _of_step(reading: Reading, step: Node, code: str, wait: Node | None) -> Lead:
    facts = {
        "step": step.label,
        "role": step.role,
        "said": step.bottleneck,
        "what": wait.label if wait else "",
        "term": wait.lead_time if wait else step.lead_time,
    }
    meeting = _in_meeting(reading, step.label) or (code == "improve-wait-step" and _rhythm(reading, step.label))
    plans = removal_with_wait(reading, step, wait) if meeting else ()
    if wait is not None and _own_meeting(reading, wait) and (only := _without(reading.process, wait)):
        plans = (*plans, (only,))
    elements = (step.id,) if wait is None else (step.id, wait.id)
    return Lead(Rule.WAITING, elements, (Remark(code, facts=facts),), plans, ONE)


def _code(reading: Reading, step: Node) -> str:
    words = reading.words
    if reading.says(step, words.waiting):
        return "improve-wait-step"
    if _in_meeting(reading, step.label) or among(step.lead_time, words.meeting):
        return "improve-wait-meeting"
    told = any(among(step.bottleneck, listed) for listed in (words.waiting, words.lying, words.meeting))
    return "improve-wait-told" if told else ""


def _in_meeting(reading: Reading, text: str) -> bool:
    return bool(among(text, reading.words.meeting))


def _rhythm(reading: Reading, text: str) -> bool:
    return bool(among(text, reading.words.rhythm))


def _own_meeting(reading: Reading, event: Node) -> bool:
    return _in_meeting(reading, f"{event.label} {event.lead_time}") or _rhythm(reading, event.label)


def _declared(reading: Reading, event: Node, long: LongWait | None) -> Iterator[Lead]:
    facts = {"what": event.label, "term": event.lead_time, "step": _before(reading, event)}
    if _own_meeting(reading, event):
        plan = _without(reading.process, event)
        reason = Remark("improve-wait-meeting-declared", facts=facts)
        yield Lead(Rule.WAITING, (event.id,), (reason,), ((plan,),) if plan else (), ONE)
        return
    reasons = [Remark("improve-wait-declared", facts=facts)] if _for_colleagues(reading, event) else []
    if long is not None and long.longest is event:
        code = "improve-wait-long" if long.term else "improve-wait-long-no-term"
        reasons.append(Remark(code, facts={**facts, "days": long.days, "limit": long.term}))
    if reasons:
        yield Lead(Rule.WAITING, (event.id,), tuple(reasons), (), ONE)


def _for_colleagues(reading: Reading, event: Node) -> bool:
    """Whether it names somebody who works in this process, or any colleague: with them one can agree on less."""
    return bool(set(tokens(event.label)) & reading.own_roles or among(event.label, reading.words.colleague))


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
