"""A process as text: steps per werkrol in reading order, each with what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .awaiting import named
from .conditions import Condition, answer_said, is_condition, is_otherwise, only_when, question_at
from .graph import STEPS, Event, Flow, Gateway, Kind, Node, Process
from .order import reading_order, step_numbers

LONGEST_WAY = 50
NO_NAMES = frozenset({"klaar", "einde", "eind", "end", "stop", "gereed"})


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can follow a step.

    `conditions` are (question, answer) pairs met on the way; a condition that no question asks for is said with the
    answer before it ('ja, als het spoed is'), and 'anders' behind 'anders' once. `waits` is what is waited for at
    events passed, and how long; of a step as it is read only after its ways part. `number` and `label` are those of the
    step it leads to, empty where the process ends there (then `label` is the name of the end, if it says more than that
    it ends).
    A gateway named by a sign of its notation ('x', 'v', 'XOR') asks nothing.
    """

    conditions: tuple[tuple[str, str], ...]
    waits: tuple[str, ...]
    number: str
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class TextStep:
    """A step as it is read. `ways` is empty where the next step in the list simply follows.

    `awaited` is what is waited for right after the step, before its ways part. `parallel` says that all ways are taken,
    `several` that one or more are. `when` says 'alleen als het spoed is', where that is all that leads to it.
    """

    node: Node
    number: str
    ways: tuple[Way, ...]
    depth: int
    awaited: tuple[str, ...] = ()
    parallel: bool = False
    several: bool = False
    when: str = ""

    @property
    def taken(self) -> str:
        """Which of its ways are taken, "all", "some" or "one"; "" where a question or the one way there is says so."""
        if len(self.ways) < 2:
            return ""
        if self.parallel:
            return "all"
        asked = any(question for question, _answer in self.ways[0].conditions[:1])
        return "some" if self.several else "" if asked else "one"


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that one werkrol does after each other."""

    role: str
    steps: tuple[TextStep, ...]


def as_text(process: Process) -> tuple[Section, ...]:
    """The process as sections in reading order; a new section begins where the work changes hands."""
    numbers = step_numbers(process)
    ordered = [node for node in reading_order(process) if node.kind in STEPS]
    sections: list[tuple[str, list[TextStep]]] = []
    for node, after in zip_longest(ordered, ordered[1:]):
        role = node.role
        if not sections or sections[-1][0] != role:
            sections.append((role, []))
        sections[-1][1].append(_text_step(process, node, after, numbers))
    return tuple(Section(role, tuple(steps)) for role, steps in sections)


def ways_from(process: Process, node: Node, numbers: dict[str, str]) -> tuple[Way, ...]:
    """Every step or end that can directly follow a node, through gateways and events; loops are cut."""
    found: list[Way] = []
    stack: list[tuple[Flow, tuple[tuple[str, str], ...], tuple[str, ...], frozenset[str]]] = [
        (flow, (), (), frozenset()) for flow in reversed(_leaving(process, node))
    ]
    while stack and len(found) < LONGEST_WAY:
        flow, conditions, waits, passed = stack.pop()
        target = process.node.get(flow.target)
        if target is None or target.id in passed:
            continue
        conditions = _met(process, flow, conditions)
        if target.kind in STEPS:
            found.append(Way(conditions, waits, numbers.get(target.id, ""), target.label, target.id))
        elif target.event is Event.END or not process.outgoing[target.id]:
            found.append(Way(conditions, waits, "", _end_name(target), target.id))
        else:
            waited = (*waits, named(target)) if _is_waited_for(target) else waits
            onward = reversed(_in_order(process.outgoing[target.id]))
            stack.extend((next_flow, conditions, waited, passed | {target.id}) for next_flow in onward)
    return tuple(found)


def _met(process: Process, flow: Flow, before: tuple[Condition, ...]) -> tuple[Condition, ...]:
    answer, question = answer_said(process, flow), question_at(process, process.node[flow.source])
    if not answer and not question:
        return before
    if before and is_condition(process, flow):
        *earlier, (asked, answered) = before
        if is_otherwise(flow) and answered.rpartition(", ")[2] == answer:
            return before
        return (*earlier, (asked, f"{answered}, {answer}" if answered else answer))
    return (*before, (question, answer))


def _text_step(process: Process, node: Node, after: Node | None, numbers: dict[str, str]) -> TextStep:
    ways = ways_from(process, node, numbers)
    follows = len(ways) == 1 and after is not None and ways[0].target == after.id and not ways[0].conditions
    parting, awaited = _until_parting(process, node)
    shown = () if follows else tuple(replace(way, waits=way.waits[len(awaited) :]) for way in ways)
    return TextStep(
        node,
        numbers[node.id],
        shown,
        _depth(process, node),
        awaited,
        parallel=_splits(process, parting),
        several=parting.gateway is Gateway.INCLUSIVE and len(process.outgoing[parting.id]) > 1,
        when=only_when(process, node),
    )


def _until_parting(process: Process, step: Node) -> tuple[Node, tuple[str, ...]]:
    """The node after a step from which more than one way leads on, or the last before a step or an end; and what is
    waited for until there."""
    node, waits, passed = step, [], {step.id}
    while len(flows := _leaving(process, node)) == 1 and not _met(process, flows[0], ()):
        target = process.node.get(flows[0].target)
        if target is None or target.id in passed or target.kind in STEPS or not process.outgoing[target.id]:
            break
        if _is_waited_for(target):
            waits.append(named(target))
        passed.add(target.id)
        node = target
    return node, tuple(waits)


def _is_waited_for(node: Node) -> bool:
    return node.kind is Kind.EVENT and bool(named(node).strip())


def _end_name(node: Node) -> str:
    return "" if node.label.strip().casefold() in NO_NAMES else node.label


def _leaving(process: Process, node: Node) -> list[Flow]:
    borders = [event.id for event in process.nodes if event.attached_to == node.id]
    return [flow for origin in (node.id, *borders) for flow in _in_order(process.outgoing[origin])]


def _in_order(flows: Sequence[Flow]) -> list[Flow]:
    """As they are drawn; the one for all else comes last."""
    return sorted(flows, key=is_otherwise)


def _splits(process: Process, parting: Node) -> bool:
    """Whether all that follows is done, not one of it."""
    flows = process.outgoing[parting.id]
    if parting.kind is Kind.GATEWAY:
        return parting.gateway is Gateway.PARALLEL and len(flows) > 1
    return len(flows) > 1 and not any(flow.condition or flow.default for flow in flows)


def _depth(process: Process, node: Node) -> int:
    depth = 0
    seen = {node.id}
    while node.parent and node.parent in process.node and node.parent not in seen:
        seen.add(node.parent)
        node = process.node[node.parent]
        depth += 1
    return depth
