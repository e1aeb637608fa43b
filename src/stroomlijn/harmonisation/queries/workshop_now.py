"""The workshop that goes on now about a group, and who are in it."""

from __future__ import annotations

from dataclasses import dataclass

from .meetings import present_names, running_meeting


@dataclass(frozen=True, slots=True)
class WorkshopNow:
    """A running meeting with the names of those whose presence was written down."""

    meeting_id: int
    title: str
    working_group_id: int
    present: list[str]


def workshop_now(group_id: int) -> WorkshopNow | None:
    meeting = running_meeting(group_id=group_id)
    if meeting is None:
        return None
    return WorkshopNow(meeting.id, meeting.title, meeting.working_group_id, present_names(meeting.id))
