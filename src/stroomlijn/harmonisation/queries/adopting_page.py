"""The page on which a process is adopted and published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stroomlijn.harmonisation.models import (
    ConfigurationOrder,
    Decision,
    Difference,
    Draft,
    Group,
    Meeting,
    Referral,
    WorkingGroup,
)

from .improving import still_to_choose
from .readiness import Check, readiness
from .steering import advice_on, next_meetings, on_agenda, referred, steering_group, verdicts
from .workbench import options_as_shown


@dataclass(frozen=True, slots=True)
class Laid:
    """A difference that lies before the steering group: its options, what was advised, and what advice it waits for."""

    referral: Referral
    options: list[dict[str, Any]]
    advice: str
    waits: Referral | None


@dataclass(frozen=True, slots=True)
class AdoptingPage:
    """What stands on it. `draft` is the number of the draft that is looked at; `ready` says that nothing blocks."""

    checks: list[Check]
    laid: list[Laid]
    steering: WorkingGroup | None
    meetings: list[Meeting]
    agenda: Meeting | None
    verdicts: list[Decision]
    draft: int
    order: ConfigurationOrder | None
    version: int | None
    improvements: int

    @property
    def ready(self) -> bool:
        return not self.needed

    @property
    def to_order(self) -> bool:
        """Whether there is a version of which nobody was asked to set it up."""
        return self.version is not None and (self.order is None or self.order.version_id != self.version)

    @property
    def needed(self) -> int:
        return sum(one.blocks and not one.done for one in self.checks)

    @property
    def advised(self) -> int:
        """What may stay open."""
        return sum(not (one.blocks or one.done) for one in self.checks)


def adopting_page(group: Group) -> AdoptingPage:
    steering = steering_group(group.traject_id)
    return AdoptingPage(
        checks=readiness(group),
        laid=_laid(group),
        steering=steering,
        meetings=next_meetings(group.traject_id) if steering else [],
        agenda=on_agenda(group) if steering else None,
        verdicts=verdicts(group),
        draft=Draft.objects.filter(group=group).values_list("made", flat=True).first() or 0,
        order=ConfigurationOrder.objects.filter(group=group).first(),
        version=group.concept_id if group.state == Group.State.ADOPTED else group.published_id,
        improvements=still_to_choose(group) if group.published_id else 0,
    )


def _laid(group: Group) -> list[Laid]:
    questions = referred(group)
    keys = [one.difference for one in questions]
    found = {one.key: one for one in Difference.objects.filter(draft__group=group, key__in=keys)}
    lying = Referral.objects.filter(within__in=questions, state=Referral.State.OPEN)
    waiting = lying.select_related("working_group") if questions else ()
    asked = {one.within_id: one for one in waiting}
    return [
        Laid(
            one,
            options_as_shown(found[one.difference]) if one.difference in found else [],
            advice_on(group, one.difference),
            asked.get(one.pk),
        )
        for one in questions
    ]
