"""The steps of the story that one plays in the demo: who, when, what, and where it begins."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from stroomlijn.harmonisation.queries.funnel import groups_of_traject
from stroomlijn.organisation.queries.trajecten import trajecten

from .families import content, read_content
from .visitors import VISITORS, Visitor

WORKSHOP_ABOUT = "wmo-melding-tot-besluit"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the story. `place` is an address in which {traject} and {groep} are still to be filled in."""

    number: str
    day: datetime.date
    who: Visitor
    title: str
    what: str
    place: str


@cache
def steps() -> tuple[Step, ...]:
    """In the order in which they are played."""
    people = {visitor.name: visitor for visitor in VISITORS}
    return tuple(
        Step(one["nummer"], one["dag"], people[one["wie"]], one["titel"], one["wat"], one["waar"])
        for one in read_content("verhaal")
    )


def step_of(number: str) -> Step | None:
    return next((step for step in steps() if step.number == number), None)


def next_step(begun: str) -> Step | None:
    """The step that comes after the one that was begun; the first when none was; None after the last."""
    numbers = [step.number for step in steps()]
    place = numbers.index(begun) + 1 if begun in numbers else 0
    return steps()[place] if place < len(numbers) else None


def address_of(step: Step) -> str:
    """Where the step begins, in the demo as it now stands."""
    traject_id = min((traject.id for traject in trajecten()), default=0)
    name = next(family.name for family in content().families if family.key == WORKSHOP_ABOUT)
    group_id = groups_of_traject(traject_id).filter(name=name).values_list("pk", flat=True).first()
    return step.place.format_map(defaultdict(str, traject=traject_id, groep=group_id))
