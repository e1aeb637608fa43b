"""Under which condition each step of a process is done, for who reads the steps alone."""

from __future__ import annotations

from .graph import Flow, Kind, Process

Condition = tuple[str, str]
"""What is asked, "" where nothing is, and the answer on which the step is done."""
Conditions = dict[str, list[Condition]]


def conditions_of(process: Process) -> Conditions:
    """By id of a step on which answers it is done. A step to which some way leads without any is not in it."""
    found: Conditions = {}
    for step in process.steps:
        ways = [_condition(process, flow) for flow in process.incoming[step.id]]
        if ways and all(answer for _question, answer in ways):
            found[step.id] = list(dict.fromkeys(ways))
    return found


def _condition(process: Process, flow: Flow) -> Condition:
    before = process.node.get(flow.source)
    asked = before.label if before is not None and before.kind is Kind.GATEWAY else ""
    return asked, flow.label or flow.condition
