"""Low-hanging fruit of a group: what the product found and what people think of, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Group, Improvement
from stroomlijn.harmonisation.queries.concept import concept_of
from stroomlijn.landscape.operations import editing

from .findings import counted_idea, findings_of

State = Improvement.State
IN_WORK = (Group.State.MERGING, Group.State.DECIDED)
CHOOSING = (*IN_WORK, Group.State.ADOPTED, Group.State.PUBLISHED)
"""Once a version is adopted or published a choice is for the next one: it is done in the concept of that."""
OWN = "eigen-"
FRUIT = "fruit-"
"""How the key of an edit begins by which an improvement was done."""


@transaction.atomic
def choose(actor: Actor, group_id: int, key: str, state: str, reason: str = "") -> Improvement:
    """Accepts, postpones or declines an improvement. What was accepted is done in the concept, as far as it can be.

    Raises Problem "improvement-unknown", "improvement-reason-missing" when it is declined without reason, and
    "edit-undo-overtaken" when it was done already and cannot be taken back, "improvement-in-version" when the version
    with it was adopted or published.
    """
    group = _where_chosen(group_id)
    reason = storable(reason).strip()[:500]
    if state not in (State.ACCEPTED, State.POSTPONED, State.DECLINED):
        raise Problem("improvement-unknown")
    if state == State.DECLINED and not reason:
        raise Problem("improvement-reason-missing")
    improvement = _of_key(group, key)
    if improvement.state == state == State.ACCEPTED:
        return improvement
    _take_back(actor, group, improvement)
    improvement.state, improvement.reason = State(state), reason
    improvement.chosen_on, improvement.chosen_by_id = clock.today(), actor.person
    improvement.revision += 1
    improvement.save()
    audit(actor, "improvement-chosen", "group", group.pk, improvement=improvement.pk, state=state)
    tell(actor, events.IMPROVEMENT_CHOSEN, "group", group.pk, improvement=improvement.pk, state=state)
    if state == State.ACCEPTED:
        _apply(actor, group, improvement)
    live.publish(f"group-{group.pk}", state="improved")
    return improvement


@transaction.atomic
def reopen(actor: Actor, group_id: int, improvement_id: int) -> Improvement:
    """Takes a choice back, with what it changed in the concept. Raises Problem as `choose` does for what was done."""
    group = _where_chosen(group_id)
    improvement = Improvement.objects.select_for_update().get(group=group, pk=improvement_id)
    _take_back(actor, group, improvement)
    improvement.state, improvement.reason = State.OPEN, ""
    improvement.revision += 1
    improvement.save()
    audit(actor, "improvement-reopened", "group", group.pk, improvement=improvement.pk)
    live.publish(f"group-{group.pk}", state="improved")
    return improvement


@transaction.atomic
def propose(actor: Actor, group_id: int, text: str, step: str = "", change: str = "") -> Improvement:
    """Somebody's own idea, about a step (its label) or about the process as a whole.

    `change` is one of `engines.improving.Change`: then it is counted what it saves, and it is done when it is accepted.
    """
    group = _where_chosen(group_id)
    text = storable(text).strip()[:500]
    if not text:
        raise Problem("improvement-empty")
    finding = {"rule": "own", "place": storable(step).strip()[:300], "text": text, "elements": []}
    if change:
        finding = counted_idea(group, {**finding, "change": change})
    made = Improvement.objects.create(
        group=group,
        key=f"{OWN}{uuid4().hex[:20]}",
        finding=finding,
        chosen_on=clock.today(),
        chosen_by_id=actor.person,
    )
    audit(actor, "improvement-proposed", "group", group.pk, improvement=made.pk)
    live.publish(f"group-{group.pk}", state="improved")
    return made


def apply_accepted(actor: Actor, group: Group) -> None:
    """Does in a concept that was just made what was accepted before it was there."""
    for improvement in Improvement.objects.filter(group=group, state=State.ACCEPTED, applied=False):
        _apply(actor, group, improvement)


def carry_on(group: Group) -> None:
    """What was done in the version that is published is done again in the concept of the next one."""
    Improvement.objects.filter(group=group, state=State.ACCEPTED).update(applied=False, edit="")


def apply_again(group: Group, edits: Sequence[str]) -> None:
    """The edits by which improvements were done fit no more: they are done on the concept as it is now, if they can."""
    accepted = Improvement.objects.filter(group=group, edit__in=edits)
    for improvement in accepted:
        improvement.applied, improvement.edit = False, ""
        improvement.revision += 1
        improvement.save()
        _apply(PRODUCT, group, improvement)


def _where_chosen(group_id: int) -> Group:
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in CHOOSING:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    return group


def _of_key(group: Group, key: str) -> Improvement:
    known = Improvement.objects.select_for_update().filter(group=group, key=key).first()
    finding = _found(group, key)
    if known is None and finding is None:
        raise Problem("improvement-unknown")
    improvement = known or Improvement(group=group, key=key)
    if finding is not None and not improvement.applied:
        improvement.finding = finding
    return improvement


def _found(group: Group, key: str) -> dict[str, Any] | None:
    if key.startswith(OWN):
        own = Improvement.objects.filter(group=group, key=key).first()
        return counted_idea(group, own.finding) if own else None
    findings = findings_of(group)
    return next((one for one in findings.found if one["key"] == key), None) if findings else None


def _apply(actor: Actor, group: Group, improvement: Improvement) -> None:
    """One edit in the concept. Where that cannot be done a person does it: it stays accepted."""
    concept, finding = concept_of(group), _found(group, improvement.key)
    if concept is None or not concept.edited or finding is None or not finding.get("commands"):
        return
    key = f"{FRUIT}{improvement.pk}-{improvement.revision}"
    try:
        with transaction.atomic():
            editing.give_together(actor, concept.id, finding["commands"], key)
    except Problem:
        return
    improvement.finding, improvement.applied, improvement.edit = finding, True, key
    improvement.save(update_fields=["finding", "applied", "edit"])
    audit(actor, "improvement-applied", "group", group.pk, improvement=improvement.pk)


def _take_back(actor: Actor, group: Group, improvement: Improvement) -> None:
    if improvement.applied and group.state not in IN_WORK:
        raise Problem("improvement-in-version")
    concept = concept_of(group)
    if improvement.applied and concept is not None and editing.has_edit(concept.id, improvement.edit):
        editing.take_back(actor, concept.id, improvement.edit)
    improvement.applied, improvement.edit = False, ""
