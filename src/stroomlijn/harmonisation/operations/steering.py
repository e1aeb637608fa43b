"""The steering group answers what a working group laid before it: one decision that settles the difference."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Decision, Difference, Group, Referral
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.standing import standing_decisions
from stroomlijn.harmonisation.queries.steering import advice_on, steering_group

from .deciding import Answer, entry_of
from .drafting import ask_anew
from .registering import record


@transaction.atomic
def settle_referral(
    actor: Actor, referral_id: int, answer: Answer, reason: str, *, meeting_id: int | None = None
) -> Decision:
    """Decides the difference that lies before the steering group, with the advice on it; the working group goes on.

    Raises Problem "referral-closed" when it lies there no longer, "reason-missing", "already-decided", and those of
    deciding a difference.
    """
    if not storable(reason).strip():
        raise Problem("reason-missing")
    group = Group.objects.select_for_update().get(referrals=referral_id)
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    if referral.state != Referral.State.OPEN or referral.to != Referral.To.STEERING:
        raise Problem("referral-closed")
    key = referral.difference
    if (already := standing_decisions(group.pk).get(key)) is not None:
        raise Problem("already-decided", number=already.number, name=already.decided_by.name)
    difference = Difference.objects.filter(draft__group=group, key=key).first()
    steering = steering_group(group.traject_id)
    entry = entry_of(group, difference, replace(answer, difference=key), reason)
    entry = replace(
        entry,
        advice=advice_on(group, key),
        working_group_id=steering.pk if steering else None,
        meeting_id=meeting_id,
    )
    (made,) = record(actor, entry)
    referral.state, referral.answer = Referral.State.ANSWERED, f"{made.number}: {chosen_words(made)}"
    referral.answered_on, referral.answered_by_id = clock.today(), actor.person
    referral.save(update_fields=["state", "answer", "answered_on", "answered_by"])
    waiting = referral.advices.filter(state=Referral.State.OPEN)
    waiting.update(state=Referral.State.ANSWERED, answered_on=clock.today(), answered_by_id=actor.person)
    audit(actor, "referral-answered", "group", group.pk, number=made.number, difference=key)
    tell(actor, events.DIFFERENCE_DECIDED, "group", group.pk, numbers=[made.number])
    ask_anew(group.pk)
    return made
