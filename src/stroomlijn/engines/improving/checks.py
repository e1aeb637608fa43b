"""Checks: done twice, or of which nothing depends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import Command, Row
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Flow, Kind, Node

from .reading import Reading
from .values import Lead, Rule
from .words import among

DEEPEST = 3
"""Gateways right after one another that are looked through for what is so."""


def double_checks(reading: Reading) -> Iterator[Lead]:
    """Two checks of the same thing on one way; the later one can go, or the earlier when the later one decides."""
    words = reading.words
    checks = [step for step in reading.steps if is_check(reading, step)]
    ahead = {step.id: reading.ahead(step.id) for step in checks}
    taken: set[str] = set()
    for first, second in combinations(checks, 2):
        rhythms = {reading.says(step, words.rhythm) for step in (first, second)}
        if first.id in taken or second.id not in ahead[first.id] or len(rhythms) > 1:
            continue
        one, other = (reading.about(node, words.check, words.approve, words.again) for node in (first, second))
        next_to = any(link.target == second.id for link in reading.after[first.id])
        if _same(one, other) or (next_to and not (one and other)):
            taken.add(first.id)
            facts = {"first": first.label, "second": second.label, "roles": len({first.role, second.role} - {""})}
            yield Lead(
                Rule.DOUBLE_CHECK,
                (first.id, second.id),
                (Remark("improve-double-check", facts=facts),),
                tuple(_removal(step) for step in (second, first) if _can_go(reading, step)),
                Counts(steps=-1),
            )


def checks_without_criterion(reading: Reading) -> Iterator[Lead]:
    """An approval or decision after which the same always follows, or of which nobody says when it is good."""
    for step in reading.steps:
        row = reading.row[step.id]
        asked = row.routing != "none" or reading.says(step, reading.words.approve)
        theirs = among(f"{step.role} {step.label}", reading.words.outside)
        if not asked or not is_check(reading, step) or row.locked or theirs:
            continue
        if len(reading.after[step.id]) + len(_ends(reading, step)) < 2:
            plan = _removal(step) if row.routing == "none" else _undecided(reading, step)
            for_a_person = _does_more(reading, step) or reading.says(step, reading.words.separated)
            yield _lead(step, "improve-check-one-outcome", () if for_a_person else (plan,))
        elif row.routing in ("exclusive", "inclusive") and not _has_criterion(reading, row):
            yield _lead(step, "improve-check-no-criterion", ())


def is_check(reading: Reading, step: Node) -> bool:
    """Whether the step checks or approves, by what it is called."""
    words = reading.words
    checks = reading.says(step, words.check) or reading.says(step, words.approve)
    return checks and not reading.says(step, words.no_check)


def _has_criterion(reading: Reading, row: Row) -> bool:
    """A question with its answers; or, as an EPC has it, what is so on each way."""
    if row.question and all(way.answer for way in row.ways):
        return True
    flows = {flow.id: flow for flow in reading.process.flows}
    return all(_says_what_is_so(reading, flows[way.flow], 0) for way in row.ways)


def _says_what_is_so(reading: Reading, flow: Flow, depth: int) -> bool:
    """Whether the way begins with an event that has a name, or parts again into ways that do."""
    node = reading.process.node[flow.target]
    if node.kind is Kind.GATEWAY and depth < DEEPEST:
        return all(_says_what_is_so(reading, one, depth + 1) for one in reading.process.outgoing[node.id])
    return node.kind is Kind.EVENT and bool(node.label.strip())


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one or 2 * len(one & other) >= len(one | other))


def _lead(step: Node, code: str, plans: tuple[tuple[Command, ...], ...]) -> Lead:
    facts = {"step": step.label, "role": step.role}
    return Lead(Rule.NO_CRITERION, (step.id,), (Remark(code, facts=facts),), plans, Counts(steps=-1 if plans else 0))


def _can_go(reading: Reading, step: Node) -> bool:
    return reading.row[step.id].routing == "none" and not _does_more(reading, step)


def _does_more(reading: Reading, step: Node) -> bool:
    return reading.has_more_work(step, reading.words.check, reading.words.approve)


def _removal(step: Node) -> tuple[Command, ...]:
    return ({"do": "remove", "step": step.id},)


def _undecided(reading: Reading, step: Node) -> tuple[Command, ...]:
    """The decision with one way goes first, then the step."""
    row = reading.row[step.id]
    was = {"question": row.question, "kind": row.routing, "ways": [{"answer": w.answer, "to": w.to} for w in row.ways]}
    ways = [{"answer": "", "to": row.ways[0].to}] if row.ways else []
    decide = {"do": "decide", "step": step.id, "question": "", "kind": "none", "ways": ways, "was": was}
    return (decide, *_removal(step))


def _ends(reading: Reading, step: Node) -> list[str]:
    """The ways from the step that lead to no step."""
    return [way.flow for way in reading.row[step.id].ways if way.to in ("end", "?")]
