"""Where the pages of working groups and meetings stand."""

from __future__ import annotations

from django.urls import reverse

from stroomlijn.harmonisation.models import Meeting, WorkingGroup

Crumbs = list[tuple[str, str]]


def of_traject(traject_id: int, name: str) -> Crumbs:
    """By way of its working groups, which all who take part may see."""
    return [(name, reverse("working-groups", args=[traject_id]))]


def in_working_group(working_group: WorkingGroup) -> Crumbs:
    """For pages under a working group."""
    traject = working_group.traject
    here = (working_group.name, reverse("working-group", args=[working_group.pk]))
    return [*of_traject(traject.pk, traject.name), here]


def in_meeting(meeting: Meeting) -> Crumbs:
    """For pages under a meeting."""
    return [*in_working_group(meeting.working_group), (meeting.title, reverse("meeting", args=[meeting.pk]))]
