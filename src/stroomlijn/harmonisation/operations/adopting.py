"""The steering group adopts the process of a group, holds it, or sends it back: a numbered decision each time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import AgendaItem, Decision, Group, Meeting
from stroomlijn.harmonisation.queries.concept import concept_of
from stroomlijn.harmonisation.queries.readiness import first_block
from stroomlijn.harmonisation.queries.steering import (
    OUTCOMES,
    Outcome,
    outcomes_as_shown,
    steering_group,
    without_members,
)
from stroomlijn.landscape.operations.approving import set_state

from .agenda import Point, add_point
from .registering import Entry, record, withdraw_decision

CONCEPT, ADOPTED_VERSION = "concept", "vastgesteld"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the steering group says. `seen` is the revision of the group that lay on the table."""

    outcome: str
    reason: str = ""
    condition: str = ""
    advice: str = ""
    meeting_id: int | None = None
    seen: int | None = None


@transaction.atomic
def put_on_agenda(actor: Actor, group_id: int, meeting_id: int, minutes: int | None = 15) -> AgendaItem:
    """Lays the process before the steering group in one of its meetings that is still to come.

    Raises Problem "agenda-not-steering" for another meeting, "agenda-already" when it stands there, and those of adding
    a point.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    meeting = Meeting.objects.filter(pk=meeting_id, working_group=steering_group(group.traject_id)).first()
    if meeting is None:
        raise Problem("agenda-not-steering")
    if meeting.agenda.filter(kind=AgendaItem.Kind.ADOPT, group=group).exists():
        raise Problem("agenda-already", name=meeting.title)
    return add_point(actor, meeting_id, Point(AgendaItem.Kind.ADOPT, object_id=group_id, minutes=minutes))


@transaction.atomic
def give_verdict(actor: Actor, group_id: int, verdict: Verdict) -> Decision:
    """Records what the steering group decided. Adopted: its version is vastgesteld and no decision changes any more.

    Raises Problem "verdict-unknown", "reason-missing", "changed-meanwhile" when the group changed since it was seen,
    "adopted-already", and "not-ready" with what must be done first when it is adopted too soon.
    """
    if verdict.outcome not in OUTCOMES:
        raise Problem("verdict-unknown")
    if not storable(verdict.reason).strip():
        raise Problem("reason-missing")
    group = Group.objects.select_for_update().get(pk=group_id)
    _refuse(group, verdict)
    earlier = adoption_decisions(group).filter(withdrawn_at=None).order_by("-pk").first()
    held = earlier if earlier is not None and earlier.option == Outcome.HELD else None
    (made,) = record(actor, _entry(group, verdict, held))
    if verdict.outcome == Outcome.ADOPTED:
        _adopt(actor, group)
    elif verdict.outcome == Outcome.BACK:
        _set_state(actor, group, CONCEPT)
    group.revision += 1
    group.save(update_fields=["state", "revision"])
    audit(actor, "verdict-given", "group", group.pk, number=made.number, outcome=verdict.outcome)
    tell(actor, events.VERDICT_GIVEN, "group", group.pk, number=made.number, outcome=verdict.outcome)
    return made


@transaction.atomic
def take_verdict_back(actor: Actor, group_id: int, reason: str) -> Decision:
    """A new decision that corrects the adoption: the process is in work again. Raises Problem "not-adopted"."""
    if not storable(reason).strip():
        raise Problem("reason-missing")
    group = Group.objects.select_for_update().get(pk=group_id)
    adopted = adoption_in_force(group)
    if group.state != Group.State.ADOPTED or adopted is None:
        raise Problem("not-adopted")
    (made,) = record(actor, _entry(group, Verdict(Outcome.BACK, reason), adopted))
    _open(actor, group)
    audit(actor, "verdict-given", "group", group.pk, number=made.number, outcome=Outcome.BACK, corrects=adopted.number)
    tell(actor, events.VERDICT_GIVEN, "group", group.pk, number=made.number, outcome=Outcome.BACK)
    return made


def end_adoption(actor: Actor, group: Group) -> None:
    """A decision under an adopted process was corrected: the adoption ends. Lock the group first."""
    adopted = adoption_in_force(group)
    if adopted is not None:
        withdraw_decision(actor, adopted.pk)
        audit(actor, "adoption-ended", "group", group.pk, number=adopted.number)
    _open(actor, group)


def adoption_decisions(group: Group) -> QuerySet[Decision]:
    return Decision.objects.filter(group=group, kind=Decision.Kind.ADOPTION)


def adoption_in_force(group: Group) -> Decision | None:
    """The decision by which the group stands adopted."""
    return adoption_decisions(group).filter(option=Outcome.ADOPTED, withdrawn_at=None).order_by("-pk").first()


def _refuse(group: Group, verdict: Verdict) -> None:
    if verdict.seen is not None and verdict.seen != group.revision:
        raise Problem("changed-meanwhile")
    if group.state == Group.State.ADOPTED:
        adopted = adoption_in_force(group)
        raise Problem("adopted-already", number=adopted.number if adopted else "")
    if group.state not in (Group.State.MERGING, Group.State.DECIDED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    if without_members(steering_group(group.traject_id)):
        raise Problem("steering-without-members")
    if verdict.outcome == Outcome.ADOPTED and (missing := first_block(group)) is not None:
        raise Problem("not-ready", first=missing.text)


def _entry(group: Group, verdict: Verdict, corrects: Decision | None) -> Entry:
    steering = steering_group(group.traject_id)
    return Entry(
        kind=Decision.Kind.ADOPTION,
        traject_id=group.traject_id,
        summary=group.name,
        group_id=group.pk,
        version_id=group.concept_id,
        option=verdict.outcome,
        options=outcomes_as_shown(),
        condition=verdict.condition,
        advice=verdict.advice,
        reason=verdict.reason,
        working_group_id=steering.pk if steering else None,
        meeting_id=verdict.meeting_id,
        decided_on=_day(verdict.meeting_id),
        corrects_id=corrects.pk if corrects else None,
    )


def _day(meeting_id: int | None) -> datetime.date:
    """The day of the meeting, also when its secretary writes it down later; never a day that is still to come."""
    day = Meeting.objects.filter(pk=meeting_id).values_list("day", flat=True).first() if meeting_id else None
    return min(day or clock.today(), clock.today())


def _adopt(actor: Actor, group: Group) -> None:
    group.state = Group.State.ADOPTED
    _set_state(actor, group, ADOPTED_VERSION)


def _open(actor: Actor, group: Group) -> None:
    group.state = Group.State.DECIDED
    group.revision += 1
    group.save(update_fields=["state", "revision"])
    _set_state(actor, group, CONCEPT)


def _set_state(actor: Actor, group: Group, state: str) -> None:
    """Of the concept, when there is one that was not put away."""
    if (concept := concept_of(group)) is not None:
        set_state(actor, concept.id, state)
