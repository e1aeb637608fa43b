"""What differences of a group wait for, and what their decisions rest on."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, QuerySet

from stroomlijn.harmonisation.models import Premise, PremiseUse


class Standing(StrEnum):
    """How a difference stands to a premise: it waits, must be looked at (again), or rests on it as it is."""

    WAITS = "waits"
    ASKED = "asked"
    RESTS = "rests"


@dataclass(frozen=True, slots=True)
class PremiseOn:
    """A premise under a difference. `use_id` is their tie."""

    use_id: int
    id: int
    name: str
    made_by: str
    expected_on: datetime.date | None
    outcome: str
    standing: Standing


def premises_under(group_id: int) -> dict[str, list[PremiseOn]]:
    """All premises by the key of the difference that waits for or rests on them."""
    found: dict[str, list[PremiseOn]] = defaultdict(list)
    uses = PremiseUse.objects.filter(group=group_id).select_related("premise")
    for use in uses.order_by(F("premise__expected_on").asc(nulls_last=True), "pk"):
        found[use.difference].append(premise_on(use))
    return dict(found)


def waiting_for(group_id: int) -> dict[str, PremiseOn]:
    """By difference the first premise that it waits for, or that must be looked at again; settled ones are left out."""
    return {
        difference: next(one for one in under if one.standing != Standing.RESTS)
        for difference, under in premises_under(group_id).items()
        if any(one.standing != Standing.RESTS for one in under)
    }


def premise_on(use: PremiseUse) -> PremiseOn:
    premise = use.premise
    return PremiseOn(
        use_id=use.pk,
        id=premise.pk,
        name=premise.name,
        made_by=premise.made_by,
        expected_on=premise.expected_on,
        outcome=premise.outcome,
        standing=_standing(premise, use.seen),
    )


def asked_again() -> QuerySet[PremiseUse]:
    """The ties to premises that became known or changed after somebody last looked."""
    return PremiseUse.objects.exclude(premise__outcome="").filter(seen__lt=F("premise__revision"))


def _standing(premise: Premise, seen: int) -> Standing:
    if not premise.outcome:
        return Standing.WAITS
    return Standing.ASKED if seen < premise.revision else Standing.RESTS
