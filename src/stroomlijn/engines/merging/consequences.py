"""What an option changes, counted simply: steps, and flows between steps of different roles."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace

from stroomlijn.engines.process_model import Kind, Process

from .values import Consequence, Difference, DifferenceType, Option, OptionKind

STEPS = (Kind.STEP, Kind.SUBPROCESS, Kind.CALL)
Neighbours = Mapping[str, set[str]]


def with_consequences(difference: Difference, merged: Process, neighbours: Neighbours) -> Difference:
    """The difference with the consequence of each of its options, measured from the process as it now stands."""
    if difference.type not in (DifferenceType.STEP_MISSING, DifferenceType.ROLE):
        return difference
    (element,) = difference.elements
    if element not in merged.node:
        return difference
    options = tuple(replace(o, consequence=_consequence(o, element, merged, neighbours)) for o in difference.options)
    return replace(difference, options=options)


def step_neighbours(merged: Process) -> dict[str, set[str]]:
    """For each step the steps that come directly before or after it, gateways and events looked through."""
    found: dict[str, set[str]] = defaultdict(set)
    for step in merged.steps:
        seen, queue = {step.id}, deque([step.id])
        while queue:
            for flow in merged.outgoing[queue.popleft()]:
                node = merged.node.get(flow.target)
                if node is None or node.id in seen:
                    continue
                seen.add(node.id)
                if node.kind in STEPS:
                    found[step.id].add(node.id)
                    found[node.id].add(step.id)
                else:
                    queue.append(node.id)
    return found


def _consequence(option: Option, element: str, merged: Process, neighbours: Neighbours) -> Consequence:
    node = merged.node[element]
    roles = [merged.node[other].role for other in sorted(neighbours.get(element, ()))]
    now = _handoffs(node.role, roles)
    if option.kind is OptionKind.DROP:
        steps = -1 if node.kind in STEPS else 0
        return Consequence(steps, max(0, len({role for role in roles if role}) - 1) - now)
    if option.kind is OptionKind.VARIANT:
        return Consequence(0, _handoffs(option.text, roles) - now)
    return Consequence()


def _handoffs(role: str, others: list[str]) -> int:
    return sum(1 for other in others if role and other and other != role)
