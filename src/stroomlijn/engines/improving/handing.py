"""Work that changes hands more often than it must."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import Command
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Node

from .checks import is_check
from .reading import Reading
from .values import Lead, Rule
from .waiting import removal_with_wait, wait_behind
from .words import among

LONGEST = 2
"""Steps that another role does in between; more than that is work of its own."""
_SEVERAL = (" / ", " + ", " & ", "; ", " of ", " or ")


def returning_handoffs(reading: Reading) -> Iterator[Lead]:
    """Role A, a step or two of clerical work by role B, role A again: A can do it all.

    Of roles that go to and fro each step is named once. Checks and work of outsiders are left alone.
    """
    given: set[str] = set()
    for step in reading.steps:
        chain = _chain(reading, step)
        around = {reading.process.node[link.source].role for link in reading.before[step.id]} if chain else set()
        around |= {reading.process.node[link.target].role for link in reading.after[chain[-1].id]} if chain else set()
        if not chain or not reading.before[step.id] or not reading.after[chain[-1].id] or len(around) != 1:
            continue
        (role,) = around
        if not role or role == step.role or among(role, reading.words.outside):
            continue
        elements = _with_neighbours(reading, chain)
        if given & set(elements):
            continue
        given.update(node.id for node in chain)
        facts = {"role": role, "between": step.role, "step": step.label, "steps": len(chain)}
        yield Lead(
            Rule.RETURNING_HANDOFF,
            elements,
            (Remark("improve-returning-handoff", facts=facts),),
            (tuple(to_role(node, role) for node in chain),),
            Counts(handoffs=-2),
        )


def two_roles(reading: Reading) -> Iterator[Lead]:
    """A step that two roles do together, and a step that is done again by another role."""
    for step in reading.steps:
        if others := step.helpers or tuple(sign for sign in _SEVERAL if sign in step.role):
            other = step.helpers[0] if step.helpers else ""
            facts = {"step": step.label, "role": step.role, "other": other, "others": len(others)}
            yield Lead(Rule.TWO_ROLES, (step.id,), (Remark("improve-step-two-roles", facts=facts),))
    yield from _done_again(reading)


def sent_back(reading: Reading) -> Iterator[Lead]:
    """A way back to an earlier step of another role."""
    for links in reading.after.values():
        for link in links:
            source, target = (reading.process.node[end] for end in (link.source, link.target))
            if (
                not reading.leads_back(link)
                or source.role == target.role
                or link.source not in reading.ahead(target.id)
            ):
                continue
            facts = {"from": source.role, "to": target.role, "step": source.label, "back": target.label}
            handed = 1 if source.role and target.role else 0
            yield Lead(
                Rule.SENT_BACK,
                (target.id, source.id),
                (Remark("improve-sent-back", facts={**facts, "answer": link.answer}),),
                hoped=Counts(handoffs=-handed, loops=-1),
            )


def sent_back_steps(reading: Reading) -> Iterator[Lead]:
    """A step by a role that had the work before, of which label or bottleneck says that it went back."""
    had: set[str] = set()
    for step in reading.steps:
        before = {reading.process.node[link.source].role for link in reading.before[step.id]}
        back = among(f"{step.label} {step.bottleneck}", reading.words.back)
        if back and step.role in had and before and not before & {step.role, ""}:
            facts = {"from": min(before), "to": step.role, "step": step.label, "said": step.bottleneck}
            wait = wait_behind(reading, step)
            yield Lead(
                Rule.SENT_BACK,
                (step.id, wait.id) if wait else (step.id,),
                (Remark("improve-sent-back-step", facts=facts),),
                removal_with_wait(reading, step, wait),
                Counts(steps=-1, waits=-1 if wait else 0),
            )
        had |= {step.role} - {""}


def _chain(reading: Reading, step: Node) -> list[Node]:
    """The step and the next ones of its role that simply follow, when that is short and ordinary work."""
    before = [reading.process.node[link.source] for link in reading.before[step.id]]
    if not step.role or among(step.role, reading.words.outside) or any(node.role == step.role for node in before):
        return []
    chain = [step]
    while (link := reading.simply_next(chain[-1].id)) and reading.process.node[link.target].role == step.role:
        chain.append(reading.process.node[link.target])
        if len(chain) > LONGEST:
            return []
    ordinary = all(_is_ordinary(reading, node) for node in chain)
    return chain if ordinary else []


def _is_ordinary(reading: Reading, step: Node) -> bool:
    """Whether anybody may do it: no check, and nothing that a second person must do for safety."""
    words = reading.words
    apart = is_check(reading, step) or reading.says(step, words.separated)
    return reading.says(step, words.clerical) and not apart


def _with_neighbours(reading: Reading, chain: list[Node]) -> tuple[str, ...]:
    before, after = reading.before[chain[0].id], reading.after[chain[-1].id]
    around = [before[0].source, *(node.id for node in chain), after[0].target]
    return tuple(dict.fromkeys(around))


def to_role(step: Node, role: str) -> Command:
    return {"do": "set", "step": step.id, "field": "role", "value": role, "was": step.role}


def _done_again(reading: Reading) -> Iterator[Lead]:
    named: dict[frozenset[str], list[Node]] = {}
    for step in reading.steps:
        if step.role and not is_check(reading, step) and (words := reading.about(step, reading.words.again)):
            named.setdefault(words, []).append(step)
    for same in named.values():
        for first, second in combinations(same, 2):
            if first.role == second.role or second.id not in reading.ahead(first.id):
                continue
            facts = {"step": first.label, "second": second.label, "role": first.role, "other": second.role}
            plain = reading.row[second.id].routing == "none"
            yield Lead(
                Rule.TWO_ROLES,
                (first.id, second.id),
                (Remark("improve-done-again", facts=facts),),
                (({"do": "remove", "step": second.id},),) if plain else (),
                Counts(steps=-1),
            )
            break
