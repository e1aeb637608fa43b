"""The page of a meeting: its agenda, who is asked and who is there, and what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from stroomlijn.harmonisation.access.part import member_on
from stroomlijn.harmonisation.models import (
    AgendaItem,
    Attendance,
    Decision,
    Group,
    Meeting,
    Membership,
    Premise,
    Referral,
    Theme,
)
from stroomlijn.organisation.queries.people import people


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is asked or came. `times` are from when until when; open is until the end."""

    person_id: int
    name: str
    as_what: str
    guest: bool
    here: bool
    times: tuple[tuple[datetime.datetime, datetime.datetime | None], ...]

    @property
    def left_early(self) -> datetime.datetime | None:
        return None if self.here or not self.times else self.times[-1][1]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be put on the agenda, as kind and id with words."""

    groups: list[tuple[int, str]]
    referrals: list[tuple[int, str]]
    themes: list[tuple[int, str]]
    premises: list[tuple[int, str]]


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The points in their order, with what they are about."""
    return list(meeting.agenda.select_related("group", "referral", "theme", "premise"))


def presence_of(meeting: Meeting) -> list[Presence]:
    """Who is asked (the members of that day, and guests) and whoever came, by name."""
    times: dict[int, list[tuple[datetime.datetime, datetime.datetime | None]]] = {}
    for row in Attendance.objects.filter(meeting=meeting):
        times.setdefault(row.person_id, []).append((row.joined_at, row.left_at))
    guests = set(meeting.guests.values_list("pk", flat=True))
    seats = _seats(meeting, set(times) - guests)
    known = people({*seats, *guests, *times})
    here = meeting.state == Meeting.State.RUNNING
    return [
        Presence(
            person_id=pk,
            name=person.name,
            as_what=seats.get(pk, ""),
            guest=pk not in seats,
            here=here and pk in times and times[pk][-1][1] is None,
            times=tuple(times.get(pk, ())),
        )
        for pk, person in known.items()
    ]


def _seats(meeting: Meeting, came: Collection[int]) -> dict[int, str]:
    """What the members of that day are; who came and left the working group later that day came as a member too."""
    left_that_day = Q(person__in=came, begins__lte=meeting.day, ends=meeting.day)
    members: QuerySet[Membership] = meeting.working_group.memberships.filter(member_on(meeting.day) | left_that_day)
    known = members.order_by("pk").select_related("person")
    return {one.person_id: one.discipline or one.get_part_display() for one in known}


def decisions_in(meeting: Meeting) -> list[Decision]:
    """What was decided in it, in order of number; withdrawn ones too, as they were decided."""
    chosen = Decision.objects.filter(meeting=meeting).select_related("group", "theme", "decided_by", "corrected_by")
    return list(chosen.order_by("pk"))


def agenda_choices(meeting: Meeting) -> Choices:
    """What of its traject can be discussed: its own groups and themes, open referrals to it, all premises."""
    working_group = meeting.working_group
    traject = working_group.traject_id
    steering = working_group.kind == working_group.Kind.STUURGROEP
    groups = Group.objects.filter(traject=traject)
    referred = Q(working_group=working_group)
    if steering:
        referred |= Q(to=Referral.To.STEERING, working_group=None)
    mine = groups if steering else groups.filter(working_group=working_group)
    asked = Referral.objects.filter(referred, group__traject=traject, state=Referral.State.OPEN)
    themes = Theme.objects.filter(working_group=working_group, settled_on=None)
    return Choices(
        groups=list(mine.order_by("name_key").values_list("pk", "name")[:500]),
        referrals=list(asked.values_list("pk", "summary")[:100]),
        themes=list(themes.values_list("pk", "question")[:100]),
        premises=list(Premise.objects.filter(traject=traject).values_list("pk", "name")[:100]),
    )


def meeting_names(ids: Collection[int]) -> dict[int, str]:
    return dict(Meeting.objects.filter(pk__in=ids).values_list("pk", "title"))
