"""The steps of the story that one plays in the demo: who, when, what, and where it begins."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from stroomlijn.harmonisation.queries.funnel import groups_of_traject
from stroomlijn.organisation.queries.trajecten import trajecten

from .families import content, read_content
from .visitors import VISITORS, Visitor

WORKSHOP_ABOUT = "wmo-melding-tot-besluit"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the story. `place` is an address in which {traject}, {groep} and {proces} are still to be filled in."""

    number: str
    day: datetime.date
    who: Visitor
    title: str
    what: str
    place: str


@dataclass(frozen=True, slots=True)
class PlayedGroup:
    """A group as it stands in the demo; `process_id` is what was published of it."""

    id: int
    name: str
    is_proposed: bool
    process_id: int | None


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
    """Where the step begins, in the demo as it now stands; on 'Vandaag' while its process is not published yet."""
    known: dict[str, object] = defaultdict(str, traject=traject_of_story())
    if (group := groups_by_key().get(WORKSHOP_ABOUT)) is not None:
        known |= {"groep": group.id, "proces": group.process_id or ""}
    if "{proces}" in step.place and not known["proces"]:
        return reverse("today")
    return step.place.format_map(known)


def traject_of_story() -> int:
    """0 where nothing was told yet."""
    return min((traject.id for traject in trajecten()), default=0)


def groups_by_key() -> dict[str, PlayedGroup]:
    """The groups that still have the name of a family of the content, by its key."""
    facts = groups_of_traject(traject_of_story()).values_list("name", "pk", "state", "published__process")
    known = {name: PlayedGroup(pk, name, state == "proposed", process) for name, pk, state, process in facts}
    return {family.key: known[family.name] for family in content().families if family.name in known}
