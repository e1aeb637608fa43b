"""Premises of a traject: choices that others make. What rests on one is asked again when it changes."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Difference, Group, Premise, PremiseUse


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that others make: what it is called, who makes it, when it is expected, and what came out."""

    name: str
    made_by: str = ""
    expected_on: datetime.date | None = None
    outcome: str = ""


@transaction.atomic
def add_premise(actor: Actor, traject_id: int, choice: Choice) -> Premise:
    """Raises Problem "premise-exists" when the traject has one of that name."""
    premise = Premise(traject_id=traject_id)
    _fill(premise, choice)
    premise.settled_on = clock.today() if premise.outcome else None
    premise.save()
    audit(actor, "premise-added", "premise", premise.pk, name=premise.name)
    return premise


@transaction.atomic
def change_premise(actor: Actor, premise_id: int, choice: Choice, seen: int | None = None) -> None:
    """With another outcome its revision goes up: what rests on the one before is asked again, and nothing is lost.

    Raises Problem when it changed since `seen`, or the name is taken.
    """
    premise = Premise.objects.select_for_update().get(pk=premise_id)
    refuse_stale(premise, seen)
    before = premise.outcome
    _fill(premise, choice)
    premise.revision += 1
    if premise.outcome == before:
        # Only its name or date: who looked at the outcome needs not look again.
        premise.uses.filter(seen=premise.revision - 1).update(seen=premise.revision)
    else:
        premise.settled_on = clock.today() if premise.outcome else None
        _ask_again(actor, premise, before)
    premise.save()
    audit(actor, "premise-changed", "premise", premise.pk, name=premise.name)


@transaction.atomic
def rest_on(actor: Actor, premise_id: int, group_id: int, difference: str) -> PremiseUse:
    """Says that a difference of a group waits for a premise, or rests on it. Saying it twice changes nothing."""
    premise = Premise.objects.select_for_update().get(pk=premise_id)
    known = Difference.objects.filter(draft__group=group_id, key=difference).exists()
    if not known or not Group.objects.filter(pk=group_id, traject=premise.traject_id).exists():
        raise Problem("difference-unknown")
    use, made = PremiseUse.objects.get_or_create(premise=premise, group_id=group_id, difference=difference)
    if made:
        audit(actor, "premise-used", "group", group_id, premise=premise.pk, difference=difference)
        live.publish(f"group-{group_id}", premise=premise.pk)
    return use


@transaction.atomic
def rest_no_more(actor: Actor, use_id: int) -> None:
    """The difference does not depend on the premise after all."""
    use = PremiseUse.objects.select_for_update().get(pk=use_id)
    audit(actor, "premise-unused", "group", use.group_id, premise=use.premise_id, difference=use.difference)
    live.publish(f"group-{use.group_id}", premise=use.premise_id)
    use.delete()


@transaction.atomic
def look_again(actor: Actor, use_id: int) -> None:
    """Somebody looked at the decision with the premise as it now is, and it stays. Raises Problem while it waits."""
    use = PremiseUse.objects.select_for_update(of=("self",)).select_related("premise").get(pk=use_id)
    if not use.premise.outcome:
        raise Problem("premise-open", name=use.premise.name)
    use.seen = use.premise.revision
    use.save(update_fields=["seen"])
    audit(actor, "premise-looked-at", "group", use.group_id, premise=use.premise_id, difference=use.difference)
    live.publish(f"group-{use.group_id}", premise=use.premise_id)


def seen_by_deciding(group_id: int, differences: Collection[str]) -> None:
    """To be called when differences are decided: their decisions rest on the premises as they are now."""
    uses = PremiseUse.objects.filter(group=group_id, difference__in=list(differences)).exclude(premise__outcome="")
    for use in uses.select_related("premise"):
        use.seen = use.premise.revision
        use.save(update_fields=["seen"])


def _ask_again(actor: Actor, premise: Premise, before: str) -> None:
    asked = list(premise.uses.values_list("group", "difference"))
    for group_id in sorted({group for group, _difference in asked}):
        keys = sorted(difference for group, difference in asked if group == group_id)
        audit(actor, "premise-asks-again", "group", group_id, premise=premise.pk, differences=keys)
        live.publish(f"group-{group_id}", premise=premise.pk)
    tell(
        actor,
        events.PREMISE_CHANGED,
        "premise",
        premise.pk,
        before=before,
        after=premise.outcome,
        groups=sorted({group for group, _difference in asked}),
    )


def _fill(premise: Premise, choice: Choice) -> None:
    name = one_line(choice.name)[:200]
    if not name:
        raise Problem("premise-without-name")
    taken = Premise.objects.filter(traject=premise.traject_id, name__iexact=name).exclude(pk=premise.pk or 0)
    if taken.exists():
        raise Problem("premise-exists", name=name)
    premise.name, premise.made_by = name, one_line(choice.made_by)[:200]
    premise.expected_on, premise.outcome = choice.expected_on, storable(choice.outcome).strip()
