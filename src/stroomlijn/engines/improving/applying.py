"""From a lead to a finding: its plans are tried, and what they change is counted."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from stroomlijn.engines.counting import Counts, count
from stroomlijn.engines.editing import Command, apply, check
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process

from .reading import Reading
from .values import Finding, Lead

MARKINGS = 3_000
"""Situations that are looked at to know that a remedy leaves the process sound."""


class Trial:
    """Tries plans on one process and remembers how that is now."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._codes = Counter(remark.code for remark in check(process))
        self._counts = count(process)
        self._sound = _sound(process)

    def effect(self, commands: Sequence[Command]) -> Counts | None:
        """What the commands change; None when they cannot be done, or when the process is worse after them."""
        made = self._process
        try:
            for command in commands:
                made = apply(made, command).graph
        except Problem:
            return None
        codes = Counter(remark.code for remark in check(made))
        if codes - self._codes or (self._sound and not _sound(made)):
            return None
        effect = count(made) - self._counts
        return effect if made != self._process else None


def settled(reading: Reading, trial: Trial, lead: Lead) -> Finding:
    """The finding with the first plan that leaves the process as good as it was; without plan for a person to do."""
    tried = ((plan, effect) for plan in lead.plans if (effect := trial.effect(plan)) is not None)
    commands, effect = next(tried, ((), lead.hoped))
    nodes = sorted((reading.process.node[element] for element in lead.elements), key=lambda n: reading.place[n.id])
    steps = [node for node in nodes if node.id in reading.row]
    told = list(dict.fromkeys(text for step in steps if (text := step.bottleneck.strip())))
    return Finding(
        key=_key(reading, lead),
        rule=lead.rule,
        elements=tuple(node.id for node in nodes),
        place=_place(reading, lead),
        reasons=lead.reasons,
        example=tuple((node.label, node.role) for node in nodes),
        told="\n".join(told),
        effect=effect,
        commands=commands,
    )


def _sound(process: Process) -> bool:
    found = check_soundness(process, limit=MARKINGS)
    return found.sound and found.complete


def _key(reading: Reading, lead: Lead) -> str:
    content = "\n".join((lead.rule, lead.reasons[0].code, *(reading.name[element] for element in lead.elements)))
    return f"{lead.rule}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def _place(reading: Reading, lead: Lead) -> str:
    """The first step it is about; of an event the step before it."""
    steps = [reading.process.node[element].label for element in lead.elements if element in reading.row]
    return steps[0] if steps else str(lead.reasons[0].facts.get("step") or lead.reasons[0].facts.get("what", ""))
