"""What somebody thought of themselves, tried on the process: what it changes, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import Command
from stroomlijn.engines.process_model import Node, Process

from .applying import Trial
from .handing import to_role
from .reading import Reading
from .values import NOTHING
from .waiting import removal_with_wait, wait_behind
from .words import WORDS


class Change(StrEnum):
    """What an idea does with its step. Another change than these is for a person to count."""

    DROP = "drop"
    ROLE_BEFORE = "role-before"


@dataclass(frozen=True, slots=True)
class Tried:
    """The step that is meant, what changes and by which commands; nothing of either when a person must do it."""

    element: str = ""
    effect: Counts = NOTHING
    commands: tuple[Command, ...] = ()


def try_idea(process: Process, change: Change, label: str) -> Tried:
    """Tries the change on the one step with this label, capitals and spaces aside.

    Dropping a step takes the wait behind it along. With the role before it, whoever did the step before does this one.
    """
    reading = Reading(process, WORDS)
    meant = [step for step in reading.steps if _same(step.label, label)]
    if len(meant) != 1:
        return Tried()
    step = meant[0]
    trial = Trial(process)
    for plan in _plans(reading, change, step):
        if (effect := trial.effect(plan)) is not None:
            return Tried(step.id, effect, plan)
    return Tried(step.id)


def _plans(reading: Reading, change: Change, step: Node) -> tuple[tuple[Command, ...], ...]:
    if change is Change.DROP:
        return removal_with_wait(reading, step, wait_behind(reading, step))
    before = {reading.process.node[link.source].role for link in reading.before[step.id]}
    role = before.pop() if len(before) == 1 else ""
    return ((to_role(step, role),),) if role and role != step.role else ()


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
