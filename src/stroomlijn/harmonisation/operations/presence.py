"""Who is invited to a meeting and who is there. Who leaves half-way is not with the decisions that come after."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import Attendance, Meeting


@transaction.atomic
def come_in(actor: Actor, meeting_id: int, person_id: int) -> Attendance:
    """Somebody is there from now on; who is there already stays. Raises Problem when the meeting does not run."""
    meeting = _running(meeting_id)
    there, new = Attendance.objects.get_or_create(
        meeting=meeting, person_id=person_id, left_at=None, defaults={"joined_at": clock.now()}
    )
    if new:
        audit(actor, "meeting-joined", "meeting", meeting.pk, person=person_id)
        tell_screens(meeting, presence=True)
    return there


@transaction.atomic
def go_out(actor: Actor, meeting_id: int, person_id: int) -> None:
    """Somebody leaves now: what was decided keeps their name, what is decided from here on has it not."""
    meeting = _running(meeting_id)
    there = Attendance.objects.select_for_update().filter(meeting=meeting, person=person_id, left_at=None).first()
    if there is None:
        return
    there.left_at = clock.now()
    there.save(update_fields=["left_at"])
    audit(actor, "meeting-left", "meeting", meeting.pk, person=person_id)
    tell_screens(meeting, presence=True)


@transaction.atomic
def invite(actor: Actor, meeting_id: int, person_id: int) -> None:
    """Asks somebody who is not a member. Raises Problem when the meeting has ended."""
    meeting = _not_ended(meeting_id)
    meeting.guests.add(person_id)
    audit(actor, "guest-invited", "meeting", meeting.pk, person=person_id)


@transaction.atomic
def uninvite(actor: Actor, meeting_id: int, person_id: int) -> None:
    meeting = _not_ended(meeting_id)
    meeting.guests.remove(person_id)
    audit(actor, "guest-uninvited", "meeting", meeting.pk, person=person_id)


def tell_screens(meeting: Meeting, **told: Any) -> None:
    """To its own page, and to the screens of the groups that it goes through."""
    live.publish(f"meeting-{meeting.pk}", **told)
    groups = meeting.agenda.exclude(group=None).order_by("group").values_list("group", flat=True)
    for group in groups.distinct():
        live.publish(f"group-{group}", **told)


def _running(meeting_id: int) -> Meeting:
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state != Meeting.State.RUNNING:
        raise Problem("meeting-not-running")
    return meeting


def _not_ended(meeting_id: int) -> Meeting:
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state == Meeting.State.DONE:
        raise Problem("meeting-ended")
    return meeting
