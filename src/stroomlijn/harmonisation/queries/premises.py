"""What differences of a group wait for, and what their decisions rest on."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from stroomlijn.harmonisation.models import Decision, Difference, Group, Premise, PremiseUse


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
    return _waiting(premises_under(group_id))


def premises_on_page(group: Group) -> dict[str, Any]:
    """What the parts `rests_on.html` and `waits_for.html` show of the differences of a group."""
    under = premises_under(group.pk)
    choices = Premise.objects.filter(traject=group.traject_id).values_list("pk", "name")
    return {"premises_under": under, "premises_waiting": _waiting(under), "premise_choices": list(choices)}


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


def _waiting(under: dict[str, list[PremiseOn]]) -> dict[str, PremiseOn]:
    unsettled = {key: [one for one in ones if one.standing != Standing.RESTS] for key, ones in under.items()}
    return {key: ones[0] for key, ones in unsettled.items() if ones}


def _standing(premise: Premise, seen: int) -> Standing:
    if not premise.outcome:
        return Standing.WAITS
    return Standing.ASKED if seen < premise.revision else Standing.RESTS


@dataclass(frozen=True, slots=True)
class PremiseRow:
    """A premise in the list of a traject: how many differences wait for it, are asked (again), and rest on it."""

    id: int
    name: str
    made_by: str
    expected_on: datetime.date | None
    outcome: str
    waits: int
    asked: int
    rests: int


@dataclass(frozen=True, slots=True)
class UseRow:
    """A difference under a premise, with the decision that was made of it, if there is one."""

    use_id: int
    group_id: int
    group: str
    difference: str
    words: str
    decision: str
    standing: Standing


def premise_rows(traject_id: int) -> list[PremiseRow]:
    """What decisions of a traject rest on; what is not known yet first."""
    known = Q(seen__lt=F("premise__revision"))
    uses = PremiseUse.objects.filter(premise__traject=traject_id).order_by().values_list("premise")
    counted = uses.annotate(every=Count("pk"), asked=Count("pk", filter=known))
    counts = {premise: (every, asked) for premise, every, asked in counted}
    rows = [_row(premise, *counts.get(premise.pk, (0, 0))) for premise in Premise.objects.filter(traject=traject_id)]
    return sorted(rows, key=lambda row: (bool(row.outcome), row.expected_on or datetime.date.max, row.name))


def uses_of(premise: Premise, groups: Collection[int] | None = None) -> list[UseRow]:
    """The differences under a premise, those that are asked first; of these groups, where not all may be seen."""
    uses = PremiseUse.objects.filter(premise=premise).select_related("group", "premise")
    if groups is not None:
        uses = uses.filter(group__in=groups)
    chosen = list(uses)
    words = _words(chosen)
    decided = _decisions(chosen)
    rows = [
        UseRow(
            use_id=use.pk,
            group_id=use.group_id,
            group=use.group.name,
            difference=use.difference,
            words=words.get((use.group_id, use.difference), use.difference),
            decision=decided.get((use.group_id, use.difference), ""),
            standing=_standing(premise, use.seen),
        )
        for use in chosen
    ]
    return sorted(rows, key=lambda row: (row.standing != Standing.ASKED, row.group, row.words))


def premise_names(ids: Collection[int]) -> dict[int, str]:
    return dict(Premise.objects.filter(pk__in=ids).values_list("pk", "name"))


def _row(premise: Premise, every: int, asked: int) -> PremiseRow:
    known = bool(premise.outcome)
    return PremiseRow(
        id=premise.pk,
        name=premise.name,
        made_by=premise.made_by,
        expected_on=premise.expected_on,
        outcome=premise.outcome,
        waits=0 if known else every,
        asked=asked if known else 0,
        rests=every - asked if known else 0,
    )


def _words(uses: list[PremiseUse]) -> dict[tuple[int, str], str]:
    groups = {use.group_id for use in uses}
    keys = {use.difference for use in uses}
    rows = Difference.objects.filter(draft__group__in=groups, key__in=keys).values_list("draft__group", "key", "about")
    return {(group, key): str(about.get("label", key)) for group, key, about in rows}


def _decisions(uses: list[PremiseUse]) -> dict[tuple[int, str], str]:
    groups, keys = {use.group_id for use in uses}, {use.difference for use in uses}
    made = Decision.objects.filter(group__in=groups, difference__in=keys, withdrawn_at=None)
    rows = made.values_list("group", "difference", "number")
    return {(group or 0, difference): number for group, difference, number in rows}
