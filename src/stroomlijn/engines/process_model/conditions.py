"""Under which condition each step of a process is done, for who reads the steps alone."""

from __future__ import annotations

from dataclasses import dataclass

from .graph import Flow, Gateway, Kind, Node, Process

MOST_WAYS = 50
SHORTEST_QUESTION = 3
SIGNS = frozenset({"and", "xor", "and-split", "xor-split", "or-split"})
BEGUN = ("bij", "indien", "na", "wanneer", "zodra", "if", "when")
"""A condition that begins with one of these says itself that it is one."""

Condition = tuple[str, str]
"""What is asked, "" where nothing is, and the answer on which the step is done."""
Conditions = dict[str, list[Condition]]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one language around a condition."""

    otherwise: str
    on: str
    only: str
    never: str


SAID = {"nl": Said("anders", "als", "alleen", "niet"), "en": Said("otherwise", "if", "only", "not")}


def conditions_of(process: Process) -> Conditions:
    """By id of a step on which answers it is done. A step to which some way leads without any is not in it."""
    found: Conditions = {}
    for step in process.steps:
        ways = [_condition(process, flow) for flow in process.incoming[step.id]]
        if ways and all(answer for _question, answer in ways):
            found[step.id] = list(dict.fromkeys(ways))
    return found


def only_when(process: Process, step: Node) -> str:
    """'alleen als het spoed is', or 'niet als het spoed is' of the way for all else; "" where that is not all."""
    said, incoming = _said(process), process.incoming[step.id]
    flow = incoming[0] if len(incoming) == 1 else None
    if flow is None or not is_condition(process, flow):
        return ""
    if not is_otherwise(flow):
        return _under(said.only, said, flow)
    others = [one for one in process.outgoing[flow.source] if one is not flow]
    return _under(said.never, said, others[0]) if len(others) == 1 else ""


def answer_said(process: Process, flow: Flow) -> str:
    """The answer of a way as a sentence has it: 'ja', or where nothing is asked 'als het spoed is' and 'anders'."""
    answer, said = flow.label or flow.condition, _said(process)
    if not is_condition(process, flow):
        return answer
    return answer or said.otherwise if is_otherwise(flow) else _on(said, answer)


def is_condition(process: Process, flow: Flow) -> bool:
    """Whether a flow leaves a choice that asks nothing: its ways say when each is taken, and one is for all else."""
    node, leaving = process.node.get(flow.source), process.outgoing.get(flow.source, ())
    if node is None or not 1 < len(leaving) <= MOST_WAYS:
        return False
    if node.gateway in (Gateway.PARALLEL, Gateway.EVENT) or question_at(process, node):
        return False
    apart = [one for one in leaving if not is_otherwise(one)]
    return len(apart) + 1 == len(leaving) and all((one.label or one.condition).strip() for one in apart)


def is_otherwise(flow: Flow) -> bool:
    """Whether a flow is for all that no other is for, and says no more than that."""
    words = (flow.label or flow.condition).strip().casefold()
    return words in {said.otherwise for said in SAID.values()} or (flow.default and not words)


def question_at(process: Process, node: Node) -> str:
    """What a gateway asks; nothing where its label is a sign or only one way leaves it."""
    label = node.label.strip()
    asks = node.kind is Kind.GATEWAY and len(label) >= SHORTEST_QUESTION and label.casefold() not in SIGNS
    return label if asks and len(process.outgoing[node.id]) > 1 else ""


def _condition(process: Process, flow: Flow) -> Condition:
    before = process.node.get(flow.source)
    asked = before.label if before is not None and before.kind is Kind.GATEWAY else ""
    said, answer = _said(process), flow.label or flow.condition
    if before is None or not is_condition(process, flow):
        return asked, answer
    return asked, "" if is_otherwise(flow) else answer.removeprefix(f"{said.on} ")


def _said(process: Process) -> Said:
    return SAID.get(process.language, SAID["nl"])


def _under(word: str, said: Said, flow: Flow) -> str:
    on = _on(said, (flow.label or flow.condition).removeprefix(f"{said.only} "))
    return f"{word} {on}" if " " in on else ""


def _on(said: Said, answer: str) -> str:
    """A single word ('spoed') makes no sentence behind 'als'."""
    words = answer.split()
    begun = words[0].casefold() in (said.on, *BEGUN)
    return answer if begun or len(words) == 1 else f"{said.on} {answer}"
