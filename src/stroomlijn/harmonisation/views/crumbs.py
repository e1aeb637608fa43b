"""Where the pages of groups, working groups and meetings stand."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.access import may
from stroomlijn.harmonisation.models import Group, Meeting, WorkingGroup

Crumbs = list[tuple[str, str]]


def of_traject(traject_id: int, name: str) -> Crumbs:
    """By way of its working groups, which all who take part may see."""
    return [(name, reverse("working-groups", args=[traject_id]))]


def above_group(account: Any, group: Group) -> Crumbs:
    """The same on each of its pages: by way of the traject for who works in it, else of the working group."""
    traject = group.traject
    if may(account, group, May.IMPORT):
        return [
            (_("Trajecten"), reverse("trajecten")),
            (traject.name, reverse("traject", args=[traject.pk])),
            (_("Groepen"), reverse("groups", args=[traject.pk])),
        ]
    if group.working_group is None:
        return of_traject(traject.pk, traject.name)
    here = (group.working_group.name, reverse("working-group", args=[group.working_group.pk]))
    return [*of_traject(traject.pk, traject.name), here]


def in_working_group(working_group: WorkingGroup) -> Crumbs:
    """For pages under a working group."""
    traject = working_group.traject
    here = (working_group.name, reverse("working-group", args=[working_group.pk]))
    return [*of_traject(traject.pk, traject.name), here]


def in_meeting(meeting: Meeting) -> Crumbs:
    """For pages under a meeting."""
    return [*in_working_group(meeting.working_group), (meeting.title, reverse("meeting", args=[meeting.pk]))]
