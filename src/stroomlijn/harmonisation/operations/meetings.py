"""A meeting from plan to report. What was reported is archive: after it is finished it only gets additions."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_overwriting, refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Meeting, ReportAddition

from .presence import come_in, tell_screens
from .working_groups import open_working_group


@dataclass(frozen=True, slots=True)
class Plan:
    """What a meeting is and when; a kind of Meeting.Kind."""

    title: str
    day: datetime.date
    kind: str = Meeting.Kind.WORKSHOP
    begins: datetime.time | None = None
    place: str = ""


@transaction.atomic
def plan_meeting(actor: Actor, working_group_id: int, plan: Plan) -> Meeting:
    """A new meeting of a working group. Raises Problem "working-group-closed"."""
    working_group = open_working_group(working_group_id)
    meeting = Meeting(working_group=working_group)
    _fill(meeting, plan)
    meeting.save()
    audit(actor, "meeting-planned", "meeting", meeting.pk, name=meeting.title)
    return meeting


@transaction.atomic
def change_meeting(actor: Actor, meeting_id: int, plan: Plan, seen: int | None = None) -> None:
    """Raises Problem when it changed since `seen` or has ended."""
    meeting = unfinished(meeting_id)
    refuse_stale(meeting, seen)
    _fill(meeting, plan)
    meeting.revision += 1
    meeting.save()
    audit(actor, "meeting-changed", "meeting", meeting.pk, name=meeting.title)


@transaction.atomic
def begin_meeting(actor: Actor, meeting_id: int, present: Collection[int] = ()) -> None:
    """It begins now, with these people present. Raises Problem when it began before, or the group meets elsewhere."""
    meeting = unfinished(meeting_id)
    if meeting.state != Meeting.State.PLANNED:
        raise Problem("meeting-began")
    others = Meeting.objects.filter(working_group=meeting.working_group_id, state=Meeting.State.RUNNING)
    if (other := others.first()) is not None:
        raise Problem("working-group-meets-already", name=other.title)
    meeting.state, meeting.started_at = Meeting.State.RUNNING, clock.now()
    meeting.revision += 1
    meeting.save(update_fields=["state", "started_at", "revision"])
    audit(actor, "meeting-began", "meeting", meeting.pk, number=len(set(present)))
    for person_id in sorted(set(present)):
        come_in(actor, meeting.pk, person_id)
    tell(actor, events.MEETING_BEGAN, "meeting", meeting.pk)
    _changed(meeting)


@transaction.atomic
def end_meeting(actor: Actor, meeting_id: int) -> None:
    """It ends now; the report can still be written. One that ended stays so."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state == Meeting.State.PLANNED:
        raise Problem("meeting-not-begun")
    if meeting.state == Meeting.State.DONE:
        return
    meeting.state, meeting.ended_at = Meeting.State.DONE, clock.now()
    meeting.revision += 1
    meeting.save(update_fields=["state", "ended_at", "revision"])
    audit(actor, "meeting-ended", "meeting", meeting.pk)
    tell(actor, events.MEETING_ENDED, "meeting", meeting.pk)
    _changed(meeting)


@transaction.atomic
def resume_meeting(actor: Actor, meeting_id: int) -> None:
    """Undoes the ending, as long as the report is not finished and the group does not meet again."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state != Meeting.State.DONE:
        return
    _refuse_reported(meeting)
    running = Meeting.objects.filter(working_group=meeting.working_group_id, state=Meeting.State.RUNNING)
    if (other := running.first()) is not None:
        raise Problem("working-group-meets-already", name=other.title)
    meeting.state, meeting.ended_at = Meeting.State.RUNNING, None
    meeting.revision += 1
    meeting.save(update_fields=["state", "ended_at", "revision"])
    audit(actor, "meeting-resumed", "meeting", meeting.pk)
    _changed(meeting)


@transaction.atomic
def write_report(actor: Actor, meeting_id: int, text: str, seen: str | None = None, *, finish: bool = False) -> None:
    """The report as it now is. Finished, once the meeting ended, it is archive.

    `seen` is the sign of the report that it was written on. Raises Problem when the report is another one by now, is
    finished already, or is finished before the meeting ended.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    text = storable(text).strip()
    _refuse_reported(meeting)
    refuse_overwriting(meeting.report, text, seen)
    if finish and meeting.state != Meeting.State.DONE:
        raise Problem("report-before-end")
    meeting.report = text
    meeting.reported_on = clock.today() if finish else None
    meeting.revision += 1
    meeting.save(update_fields=["report", "reported_on", "revision"])
    audit(actor, "report-finished" if finish else "report-written", "meeting", meeting.pk)
    if finish:
        tell(actor, events.REPORT_FINISHED, "meeting", meeting.pk)


@transaction.atomic
def add_to_report(actor: Actor, meeting_id: int, text: str) -> ReportAddition:
    """Adds to a finished report, with a date and a name. Raises Problem when there is nothing to add (to)."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    text = storable(text).strip()
    if meeting.reported_on is None:
        raise Problem("report-not-finished")
    if not text:
        raise Problem("addition-empty")
    added = ReportAddition.objects.create(meeting=meeting, text=text, added_on=clock.today(), added_by_id=actor.person)
    audit(actor, "report-added-to", "meeting", meeting.pk)
    return added


@transaction.atomic
def drop_meeting(actor: Actor, meeting_id: int) -> None:
    """Takes a meeting off that did not begin: there are no papers of it. Raises Problem "meeting-began" else."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state != Meeting.State.PLANNED:
        raise Problem("meeting-began")
    audit(actor, "meeting-dropped", "working-group", meeting.working_group_id, name=meeting.title)
    meeting.delete()


def unfinished(meeting_id: int) -> Meeting:
    """The meeting, locked. Raises Problem "meeting-ended" when its agenda and presence are history."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state == Meeting.State.DONE:
        raise Problem("meeting-ended")
    open_working_group(meeting.working_group_id)
    return meeting


def _refuse_reported(meeting: Meeting) -> None:
    if meeting.reported_on is not None:
        raise Problem("report-finished")


def _fill(meeting: Meeting, plan: Plan) -> None:
    meeting.title = one_line(plan.title)[:200]
    meeting.kind, meeting.day, meeting.begins = plan.kind, plan.day, plan.begins
    meeting.place = one_line(plan.place)[:200]


def _changed(meeting: Meeting) -> None:
    tell_screens(meeting, state=meeting.state)
