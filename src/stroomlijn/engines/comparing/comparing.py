"""Two versions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stroomlijn.engines.process_model import STEPS, Node, Process, reading_order, step_numbers

from .aspects import aspects
from .moving import moved
from .paths import Paths
from .values import ChangedStep, Comparison
from .waits import changed_waits
from .ways import changed_questions, changed_ways


def compare(before: Process, after: Process, same: Mapping[str, str]) -> Comparison:
    """The difference between two versions; `same` gives per id of `before` that of the same step or event in `after`.

    How and where a step is drawn does not count, nor by which gateways the work gets from one step to the next.
    """
    old, new = _steps(before), _steps(after)
    kept = {left: same[left] for left in old if same.get(left) in new}
    arrived = set(kept.values())
    return Comparison(
        added=tuple(node for node_id, node in new.items() if node_id not in arrived),
        removed=tuple(node for node_id, node in old.items() if node_id not in kept),
        changed=_changed(before, after, kept, same, list(new)),
        moved=tuple(new[node_id] for node_id in _moved(before, after, kept, list(new))),
    )


def _moved(before: Process, after: Process, kept: Mapping[str, str], order: list[str]) -> Iterator[str]:
    """Steps that only got another number, as alternatives that are listed the other way around, stay where they are."""
    candidates = moved(list(kept.values()), order)
    if not candidates:
        return
    known = {right: left for left, right in kept.items()}
    was, now = ({step: position for position, step in enumerate(steps)} for steps in (known, order))
    old, new = Paths(before), Paths(after)
    for step in candidates:
        others = new.through(step) | {kept[one] for one in old.through(known[step]) if one in kept}
        if any((was[one] < was[step]) != (now[one] < now[step]) for one in others if one in was):
            yield step


def _changed(
    before: Process, after: Process, kept: Mapping[str, str], same: Mapping[str, str], order: list[str]
) -> tuple[ChangedStep, ...]:
    numbers = step_numbers(before), step_numbers(after)
    place = {node_id: position for position, node_id in enumerate(order)}
    found = []
    for left, right in sorted(kept.items(), key=lambda pair: place[pair[1]]):
        nodes = before.node[left], after.node[right]
        changes = (*aspects(*nodes), *changed_questions((before, after), nodes))
        ways = changed_ways((before, after), nodes, numbers, kept)
        waits = changed_waits((before, after), nodes, same)
        if changes or ways or waits:
            found.append(ChangedStep(*nodes, changes, ways, waits))
    return tuple(found)


def _steps(process: Process) -> dict[str, Node]:
    return {node.id: node for node in reading_order(process) if node.kind in STEPS}
