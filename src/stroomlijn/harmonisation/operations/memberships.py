"""Who is in a working group. Who makes room for a colleague stays in the list, with the days of their membership."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation.models import Attendance, Meeting, Membership
from stroomlijn.organisation.queries.people import people

from .presence import go_out
from .working_groups import open_working_group


@dataclass(frozen=True, slots=True)
class Seat:
    """What somebody is in a working group: from which discipline, and a part of Membership.Part."""

    discipline: str = ""
    part: str = Membership.Part.MEMBER


@transaction.atomic
def add_member(
    actor: Actor, working_group_id: int, person_id: int, seat: Seat | None = None, begins: datetime.date | None = None
) -> Membership:
    """Somebody joins, today or on another day. Raises Problem when they are in it already or do not work here."""
    group = open_working_group(working_group_id)
    return _join(actor, group.pk, person_id, seat or Seat(), begins or clock.today())


@transaction.atomic
def change_seat(actor: Actor, membership_id: int, seat: Seat) -> None:
    """Another discipline or part for who is in it now."""
    membership = _current(membership_id)
    membership.discipline, membership.part = one_line(seat.discipline)[:100], seat.part
    membership.save(update_fields=["discipline", "part"])
    _audit(actor, "member-changed", membership)


@transaction.atomic
def replace_member(actor: Actor, membership_id: int, person_id: int, begins: datetime.date | None = None) -> Membership:
    """A colleague takes the seat from a day on, with its discipline and part; who sat there stays in the list.

    Raises Problem when the seat is not taken, or the colleague is in the group already.
    """
    leaving = _current(membership_id)
    day = begins or clock.today()
    if day < leaving.begins:
        raise Problem("member-not-yet", name=leaving.person.name)
    _end(actor, leaving, day)
    seat = Seat(leaving.discipline, leaving.part)
    return _join(actor, leaving.working_group_id, person_id, seat, day, succeeds=leaving)


@transaction.atomic
def end_membership(actor: Actor, membership_id: int, on: datetime.date | None = None) -> None:
    """Somebody leaves without anybody in their place. What they decided keeps their name."""
    leaving = _current(membership_id)
    _end(actor, leaving, max(on or clock.today(), leaving.begins))


@transaction.atomic
def undo_membership(actor: Actor, membership_id: int) -> None:
    """Takes back the last thing done with a seat: who left is in it again, and who came in their place is not.

    Raises Problem "membership-followed" when something happened since that rests on it.
    """
    membership = Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership_id)
    open_working_group(membership.working_group_id)
    for successor in membership.succeeded_by.all():
        _take_out(actor, successor)
    if membership.ends is not None:
        _refuse_double(membership.working_group_id, membership.person_id, membership.person.name)
        membership.ends = None
        membership.save(update_fields=["ends"])
        _audit(actor, "member-back", membership)
    else:
        _take_out(actor, membership)


def _join(
    actor: Actor, group_id: int, person_id: int, seat: Seat, day: datetime.date, succeeds: Membership | None = None
) -> Membership:
    person = people([person_id]).get(person_id)
    if person is None or not person.works_here:
        raise Problem("member-left-organisation")
    _refuse_double(group_id, person_id, person.name)
    joined = Membership.objects.create(
        working_group_id=group_id,
        person_id=person_id,
        discipline=one_line(seat.discipline)[:100],
        part=seat.part,
        begins=day,
        succeeds=succeeds,
    )
    _audit(actor, "member-replaced" if succeeds else "member-added", joined)
    return joined


def _refuse_double(group_id: int, person_id: int, name: str) -> None:
    if Membership.objects.filter(working_group=group_id, person=person_id, ends=None).exists():
        raise Problem("member-already", name=name)


def _current(membership_id: int) -> Membership:
    membership = Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership_id)
    open_working_group(membership.working_group_id)
    if membership.ends is not None:
        raise Problem("member-left", name=membership.person.name)
    return membership


def _end(actor: Actor, leaving: Membership, day: datetime.date) -> None:
    leaving.ends = day
    leaving.save(update_fields=["ends"])
    _audit(actor, "member-left", leaving)
    if day <= clock.today():
        _leave_room(actor, leaving)


def _leave_room(actor: Actor, leaving: Membership) -> None:
    """Whose membership ends in the middle of a meeting is there no longer, unless as a guest."""
    there = Attendance.objects.filter(person=leaving.person_id, left_at=None, meeting__state=Meeting.State.RUNNING)
    of_group = there.filter(meeting__working_group=leaving.working_group_id)
    for meeting_id in of_group.exclude(meeting__guests=leaving.person_id).values_list("meeting", flat=True):
        go_out(actor, meeting_id, leaving.person_id)


def _take_out(actor: Actor, joined: Membership) -> None:
    """A membership that was a mistake; one that was used stays."""
    came = Attendance.objects.filter(
        meeting__working_group=joined.working_group_id, meeting__day__gte=joined.begins, person=joined.person_id
    )
    if came.exists() or joined.succeeded_by.exists() or joined.ends is not None:
        raise Problem("membership-followed")
    _audit(actor, "member-taken-out", joined)
    joined.delete()


def _audit(actor: Actor, action: str, membership: Membership) -> None:
    audit(actor, action, "working-group", membership.working_group_id, person=membership.person_id)
