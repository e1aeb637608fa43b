"""Meetings that run, and who is there: what a decision writes down of the moment it was taken."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import Attendance, Group, Meeting


@dataclass(frozen=True, slots=True)
class RunningMeeting:
    """A meeting that is going on."""

    id: int
    title: str
    working_group_id: int
    working_group: str


def running_meeting(*, group_id: int | None = None, working_group_id: int | None = None) -> RunningMeeting | None:
    """The meeting in which a group is gone through now: one that has it on its agenda, else one of its working group.

    Or the one that a working group holds now. One that nobody ended goes on to the end of its day.
    """
    running = Meeting.objects.filter(_goes_on()).select_related("working_group")
    if group_id is not None:
        own = Q(working_group__in=Group.objects.filter(pk=group_id).values("working_group"))
        here = list(running.filter(own | Q(agenda__group=group_id)).distinct().prefetch_related("agenda"))
        here.sort(key=lambda one: all(item.group_id != group_id for item in one.agenda.all()))
    else:
        here = list(running.filter(working_group=working_group_id))
    if not here:
        return None
    found = here[0]
    return RunningMeeting(found.pk, found.title, found.working_group_id, found.working_group.name)


def runs_today(meeting: Meeting) -> bool:
    """Whether it goes on, and began today: what is decided now belongs to it."""
    return Meeting.objects.filter(_goes_on(), pk=meeting.pk).exists()


def present_names(meeting_id: int, at: datetime.datetime | None = None) -> list[str]:
    """Who was there at a moment (now, when none is given), as they are called, by name."""
    moment = at or clock.now()
    there = Attendance.objects.filter(
        Q(left_at=None) | Q(left_at__gt=moment), meeting=meeting_id, joined_at__lte=moment
    )
    return list(there.order_by("person__name_key", "person").values_list("person__name", flat=True).distinct())


def attended_names(meeting_id: int) -> list[str]:
    """Who decides in a meeting: while it goes on who is there now, once it ended everybody who was there."""
    ended = Meeting.objects.filter(pk=meeting_id, state=Meeting.State.DONE).exists()
    if not ended:
        return present_names(meeting_id)
    everybody = Attendance.objects.filter(meeting=meeting_id).order_by("person__name_key", "person")
    return list(dict.fromkeys(everybody.values_list("person__name", flat=True)))


def _goes_on() -> Q:
    return Q(state=Meeting.State.RUNNING, started_at__date=clock.today())
