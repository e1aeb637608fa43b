"""What a source that was read in anew changed unasked in how the steps of a draft follow one another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from stroomlijn.engines.comparing import Aspect, ChangedStep, Comparison, compare
from stroomlijn.engines.process_model import STEPS, Process, ways_from
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.queries.change_words import words_of
from stroomlijn.landscape.queries.step_sentences import conditions_said

Brought = dict[str, Any]


def ways_that_came(
    before: Process, after: Process, same: Mapping[str, str], still_open: Collection[str]
) -> list[Brought]:
    """Which steps came to stand elsewhere, are done on another condition, or are followed by another question or
    answer. `same` gives by step of the one that of the other; of what is next to a step in `still_open` it is not
    known yet.
    """
    unsettled = {*still_open, *_beside(after, still_open)}
    found = compare(before, after, same)
    conditions = {one["element"]: one for one in _conditions(before, after, same, found) if one["old"] != one["new"]}
    lines = [
        *_moved(before, after, same, found),
        *conditions.values(),
        *(line for step in found.changed if (line := _choice(step, conditions))),
    ]
    return [
        {name: value for name, value in line.items() if name != "element"}
        for line in lines
        if line["element"] not in unsettled
    ]


def _beside(process: Process, steps: Collection[str]) -> Iterator[str]:
    """What comes right before or after one of these."""
    for step in process.steps:
        targets = {way.target for way in ways_from(process, step, {})}
        yield from targets if step.id in steps else ()
        if not targets.isdisjoint(steps):
            yield step.id


def _moved(before: Process, after: Process, same: Mapping[str, str], found: Comparison) -> Iterator[Brought]:
    was = {now: then for then, now in same.items()}
    old, new = _right_before(before), _right_before(after)
    for step in found.moved:
        places = {"old": old.get(was[step.id], []), "new": new.get(step.id, [])}
        yield {"element": step.id, "step": step.label, "what": "order", **places}


def _right_before(process: Process) -> dict[str, list[str]]:
    """By step the names of those that it comes right after."""
    found: dict[str, list[str]] = {}
    for step in process.steps:
        for target in {way.target for way in ways_from(process, step, {})}:
            found.setdefault(target, []).append(step.label)
    return {target: sorted(names) for target, names in found.items()}


def _conditions(before: Process, after: Process, same: Mapping[str, str], found: Comparison) -> Iterator[Brought]:
    """When each step is done, by the words that the questions have now."""
    old, new = conditions_said(_asking(before, found)), conditions_said(after)
    for then, now in same.items():
        if (step := after.node.get(now)) is not None and step.kind in STEPS and then in before.node:
            said = {"old": old.get(then, ""), "new": new.get(now, "")}
            if fold(said["old"]) != fold(said["new"]):
                yield {"element": now, "step": step.label, "what": "condition", **said}


def _asking(process: Process, found: Comparison) -> Process:
    """With the questions as they are put now: that is told where they are asked, not at each step behind them."""
    asked = (change for step in found.changed for change in step.changes if change.aspect is Aspect.QUESTION)
    renamed = {change.gone[0]: change.come[0] for change in asked if len(change.gone) == len(change.come) == 1}
    return replace(process, nodes=tuple(replace(one, label=renamed.get(one.label, one.label)) for one in process.nodes))


def _choice(step: ChangedStep, told: Collection[str]) -> Brought | None:
    """The question after a step and the answers to it; left out is an answer that is told at the step it leads to."""
    changes = tuple(one for one in step.changes if one.aspect is Aspect.QUESTION)
    ways = tuple(
        way
        for way in step.ways
        if any(one.conditions for one in (way.before, way.after) if one is not None)
        and (way.after or way.before).target not in told  # type: ignore[union-attr]
    )
    said = words_of(replace(step, changes=changes, ways=ways, waits=()))
    return {"element": step.after.id, "step": step.after.label, "what": "choice", "said": list(said)} if said else None
