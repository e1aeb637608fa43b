"""What an option changes, counted simply: steps, and flows between steps of different roles."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.process_model import STEPS, Process

from .values import Consequence, Difference, DifferenceType, Option, OptionKind

Neighbours = Mapping[str, set[str]]


def with_consequences(
    difference: Difference, merged: Process, neighbours: Neighbours, handoffs: Mapping[Key, int]
) -> Difference:
    """The difference with the consequence of each of its options, measured from the process as it now stands.

    That of a way is measured from the way of the first option: `handoffs` holds how many each source has.
    """
    if difference.type is DifferenceType.ORDER:
        return replace(difference, options=_of_ways(difference.options, handoffs))
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


def handoffs_of(process: Process) -> int:
    """Pairs of steps after one another of which the roles differ."""
    neighbours = step_neighbours(process)
    both_ways = sum(
        _handoffs(step.role, [process.node[other].role for other in neighbours.get(step.id, ())])
        for step in process.steps
    )
    return both_ways // 2


def _of_ways(options: tuple[Option, ...], handoffs: Mapping[Key, int]) -> tuple[Option, ...]:
    now = handoffs[options[0].members[0]]
    return tuple(
        replace(option, consequence=Consequence(0, handoffs[option.members[0]] - now)) if option.members else option
        for option in options
    )


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
