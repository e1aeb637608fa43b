"""The page on which a process is adopted and published."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation.models import (
    ConfigurationOrder,
    Decision,
    Difference,
    Group,
    Meeting,
    Referral,
    WorkingGroup,
)
from stroomlijn.landscape.queries.setup import setup_parts
from stroomlijn.landscape.queries.sources import versions_of

from .configuration import fits
from .improving import still_to_choose
from .needed import needed_versions
from .readiness import Check, draft_of, readiness_with
from .steering import (
    advice_in,
    next_meetings,
    on_agenda,
    published_without,
    referrals,
    steering_group,
    verdicts,
    without_members,
)
from .workbench import options_as_shown

WORKING = (Group.State.MERGING, Group.State.DECIDED)


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
    advice: str
    steering: WorkingGroup | None
    meetings: list[Meeting]
    agenda: Meeting | None
    verdicts: list[Decision]
    draft: int
    order: ConfigurationOrder | None
    version: int | None
    improvements: int
    without: Decision | None
    state: str

    @property
    def verdict_due(self) -> bool:
        """Whether a steering group has yet to say something of it."""
        return self.steering is not None and not self.unpeopled and self.state in WORKING

    @property
    def unpeopled(self) -> bool:
        """Whether the steering group has no members yet, so that nobody could decide."""
        return without_members(self.steering)

    @property
    def publication_due(self) -> bool:
        """Whether it can be published: adopted, or decided where no steering group adopts."""
        return self.state == Group.State.ADOPTED or (self.state == Group.State.DECIDED and self.steering is None)

    @property
    def ready(self) -> bool:
        return not self.needed

    @property
    def to_order(self) -> bool:
        """Whether there is a version of which nobody was asked to set it up, as it now is."""
        if self.version is None:
            return False
        order = self.order
        return order is None or order.version_id != self.version or not fits(order, setup_parts(self.version))

    @property
    def needed(self) -> int:
        return sum(one.blocks and not one.done for one in self.checks)

    @property
    def advised(self) -> int:
        """What may stay open."""
        return sum(not (one.blocks or one.done) for one in self.checks)


def adopting_page(group: Group) -> AdoptingPage:
    steering = steering_group(group.traject_id)
    meetings = next_meetings(group) if steering and group.state in WORKING else []
    asked, draft = referrals(group), draft_of(group)
    return AdoptingPage(
        checks=readiness_with(group, draft) if group.state != Group.State.PUBLISHED else [],
        laid=_laid(group, asked),
        advice=advice_in(asked),
        steering=steering,
        meetings=meetings,
        agenda=next((one for one in meetings if on_agenda(one)), None),
        verdicts=verdicts(group),
        draft=draft.made if draft else 0,
        order=ConfigurationOrder.objects.filter(group=group).first(),
        version=group.concept_id if group.state == Group.State.ADOPTED else group.published_id,
        improvements=still_to_choose(group) if group.published_id else 0,
        without=published_without(group),
        state=group.state,
    )


def owners_named(group_id: int) -> dict[str, list[str]]:
    """Whom the processes themselves call their owner, in words, each with the organisations that say so."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for source in versions_of(needed_versions(group_id)):
        if owner := one_line(source.graph.fact.get("eigenaar", "")):
            named[owner][source.organisation] = None
    return {owner: list(organisations) for owner, organisations in named.items()}


def _laid(group: Group, asked: list[Referral]) -> list[Laid]:
    lying = [one for one in asked if one.state == Referral.State.OPEN]
    waits = {one.within_id: one for one in lying}
    questions = [one for one in lying if one.to == Referral.To.STEERING]
    keys = [one.difference for one in questions]
    rows = Difference.objects.filter(draft__group=group, key__in=keys) if keys else ()
    found = {one.key: one for one in rows}
    return [
        Laid(
            one,
            options_as_shown(found[one.difference]) if one.difference in found else [],
            advice_in(asked, one.difference),
            waits.get(one.pk),
        )
        for one in questions
    ]
