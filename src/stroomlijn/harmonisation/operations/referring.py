"""Laying a difference before others: direct colleagues, who advises, who decides. And bringing it back."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Difference, Group, Referral, WorkingGroup
from stroomlijn.harmonisation.queries.standing import standing_decisions

from .review.shown import keep_shown

OPEN = Referral.State.OPEN


@transaction.atomic
def refer(
    actor: Actor, group_id: int, difference: str, to: str, question: str = "", working_group_id: int | None = None
) -> Referral:
    """Lays an open difference before others with a question.

    The stuurgroep is that of the traject; who advises is chosen among its working groups. What lies before the
    stuurgroep can be sent on for advice: it stays there, and the advice comes back to it. Raises Problem
    "referral-already", "already-decided", "referral-nobody" when there is nobody to lay it before, "option-unknown"
    when the difference is not there.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in (Group.State.MERGING, Group.State.DECIDED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    found = Difference.objects.filter(draft__group=group, key=difference).first()
    if found is None or to not in Referral.To.values:
        raise Problem("option-unknown")
    within = _refuse_settled(group, difference, to)
    asked = Referral.objects.create(
        group=group,
        difference=difference,
        summary=found.about["label"][:500],
        question=one_line(question)[:500],
        to=to,
        within=within,
        working_group=_before_whom(group, to, working_group_id),
        asked_on=clock.today(),
        asked_by_id=actor.person,
    )
    audit(actor, "difference-referred", "group", group.pk, referral=asked.pk, to=to)
    tell(actor, events.DIFFERENCE_REFERRED, "group", group.pk, referral=asked.pk, to=to)
    if to == Referral.To.TOETS:
        keep_shown(group.pk)
    live.publish(f"group-{group.pk}", referred=difference)
    return asked


def advise(actor: Actor, referral_id: int, advice: str) -> Referral:
    """Keeps the advice; it goes with the difference to whoever decides it. Raises "referral-ended", "advice-empty"."""
    return _end(actor, referral_id, Referral.State.ANSWERED, "difference-advised", advice, needed=True)


def give_back(actor: Actor, referral_id: int, why: str) -> Referral:
    """Back to the working group, with why. Raises Problem "referral-ended", "advice-empty"."""
    return _end(actor, referral_id, Referral.State.RETURNED, "referral-returned", why, needed=True)


def take_back(actor: Actor, referral_id: int) -> Referral:
    """Who laid it before others goes on with it: the working group, or the stuurgroep that waited for advice.

    Raises Problem "referral-ended".
    """
    return _end(actor, referral_id, Referral.State.TAKEN_BACK, "referral-taken-back", "")


def answered_by_deciding(actor: Actor, group: Group, differences: Collection[str]) -> None:
    """What lay before colleagues or who advises ends in the decision of the working group.

    What lies before the stuurgroep is decided there, or taken back first: else Problem "referral-steering".
    """
    laid = Referral.objects.select_for_update().filter(group=group, difference__in=differences, state=OPEN)
    for referral in laid:
        if referral.to == Referral.To.STEERING:
            raise Problem("referral-steering", summary=referral.summary)
        referral.state = Referral.State.ANSWERED
        referral.answered_on, referral.answered_by_id = clock.today(), actor.person
        referral.save(update_fields=["state", "answered_on", "answered_by"])
        audit(actor, "referral-answered", "group", group.pk, referral=referral.pk)


@transaction.atomic
def _end(actor: Actor, referral_id: int, state: str, said: str, answer: str, *, needed: bool = False) -> Referral:
    group = Group.objects.select_for_update().get(referrals=referral_id)
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    text = storable(answer).strip()[:10_000]
    if referral.state != OPEN:
        raise Problem("referral-ended", summary=referral.summary)
    if needed and not text:
        raise Problem("advice-empty")
    referral.state, referral.answer = state, text
    referral.answered_on, referral.answered_by_id = clock.today(), actor.person
    referral.save(update_fields=["state", "answer", "answered_on", "answered_by"])
    referral.advices.filter(state=OPEN).update(within=None)  # it comes back to the working group now
    audit(actor, said, "group", group.pk, referral=referral.pk)
    tell(actor, events.REFERRAL_ENDED, "group", group.pk, referral=referral.pk, state=state)
    live.publish(f"group-{group.pk}", referred=referral.difference)
    return referral


def _refuse_settled(group: Group, difference: str, to: str) -> Referral | None:
    """What lies before the steering group, when advice is asked on it; nothing else may lie before anybody."""
    lying = list(Referral.objects.filter(group=group, difference=difference, state=OPEN))
    within = lying[0] if len(lying) == 1 and lying[0].to == Referral.To.STEERING and to == Referral.To.ADVICE else None
    if lying and within is None:
        raise Problem("referral-already")
    if (already := standing_decisions(group.pk).get(difference)) is not None:
        raise Problem("already-decided", number=already.number, name=already.decided_by.name)
    return within


def _before_whom(group: Group, to: str, working_group_id: int | None) -> WorkingGroup | None:
    if to == Referral.To.TOETS:
        return None
    there = WorkingGroup.objects.filter(traject=group.traject_id, closed_at=None)
    if to == Referral.To.STEERING:
        found = there.filter(kind=WorkingGroup.Kind.STUURGROEP).first()
    elif working_group_id:
        found = there.filter(pk=working_group_id).first()
    else:
        found = there.filter(kind=WorkingGroup.Kind.ONDERSTEUNEND).first()
    if found is None:
        raise Problem("referral-nobody")
    return found
