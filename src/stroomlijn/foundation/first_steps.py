"""The way from an empty installation to the first published process. Each context gives its own steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: what to do and why, where it is done, and whether it is. `other` is a second way to do it."""

    title: str
    text: str
    done: bool
    url: str
    action: str
    other_url: str = ""
    other: str = ""


_steps: list[Callable[[], FirstStep]] = []


def add_first_step(step: Callable[[], FirstStep]) -> None:
    """`step` tells how it stands, in at most a few queries."""
    if step not in _steps:
        _steps.append(step)


def first_steps() -> list[FirstStep]:
    """All steps, in the order in which they were registered, as they stand; none once all are done."""
    steps = [step() for step in _steps]
    return steps if any(not step.done for step in steps) else []
