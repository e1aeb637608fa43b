"""What it would bring to make a group one process, and what it would ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.matching.alignment import align
from stroomlijn.engines.matching.values import Advice
from stroomlijn.engines.process_model import Kind, Process


@dataclass(frozen=True, slots=True)
class Weighed:
    """`copies`: steps that are no longer kept twice. `deciding`: steps that not all have."""

    copies: int = 0
    deciding: int = 0
    advice: Advice | None = None


def weigh(processes: Sequence[Process]) -> Weighed:
    """Benefit and cost of making the processes one, by which step is which over all of them, and the advice.

    Apart when it asks more decisions than it saves steps; one process when at least half of what it becomes is done by
    most of them; otherwise one process with variants.
    """
    if len(processes) < 2:
        return Weighed()
    having = [len(found.places) for found in align(processes) if found.kind is Kind.STEP]
    copies = sum(having) - len(having)
    deciding = sum(have < len(processes) for have in having)
    usual = sum(2 * have > len(processes) for have in having)
    if copies < deciding or not having:
        return Weighed(copies, deciding, Advice.APART)
    return Weighed(copies, deciding, Advice.ONE if 2 * usual >= len(having) else Advice.VARIANTS)
