"""Somebody leaves the working group in the middle of a workshop: what they did keeps their name, their rights end."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Attendance, Difference, Group, Meeting, Membership, Remark, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, meetings, memberships, presence
from stroomlijn.harmonisation.operations.review import remarks, running
from stroomlijn.harmonisation.operations.review.meetings import Held, keep_meeting
from stroomlijn.organisation.models import Organisation, Team

from .people import account_of, colleague


@pytest.fixture
def ria(actor: Actor, team: WorkingGroup) -> Membership:
    return memberships.add_member(actor, team.pk, colleague(actor, "Ria Kuijpers"))


@pytest.fixture
def thijs(actor: Actor, team: WorkingGroup) -> int:
    person = colleague(actor, "Thijs Donkers")
    memberships.add_member(actor, team.pk, person)
    return person


@pytest.fixture
def workshop(actor: Actor, team: WorkingGroup, ria: Membership, thijs: int) -> Meeting:
    made = meetings.plan_meeting(actor, team.pk, meetings.Plan("Workshop 1", clock.today()))
    meetings.begin_meeting(actor, made.pk, [ria.person_id, thijs])
    return made


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_what_was_done_keeps_its_name_and_the_rights_end_at_once(
    actor: Actor, wmo: Group, team: WorkingGroup, ria: Membership, workshop: Meeting
) -> None:
    account = account_of(ria.person_id)
    client = browser(account)
    first, decide = Difference.objects.filter(draft__group=wmo).order_by("pk")[0], reverse("decide", args=[wmo.pk])
    given = {"verschil": first.key, "keuze": first.options[0]["id"], "reden": "Zo doen wij het"}
    assert client.post(decide, given).status_code == 302
    review = running.begin(actor, wmo.pk)
    uden = Team.objects.create(organisation=Organisation.objects.get(name="Uden"), name="Toegang")
    held = keep_meeting(actor, review.pk, Held(uden.pk, clock.today(), 8, ria.person_id))
    said = remarks.note(Actor(account.pk), held.pk, "Dit werkt", person_id=ria.person_id)

    memberships.end_membership(actor, ria.pk)

    made = wmo.decisions.get()
    assert (made.decided_by.name, made.reason) == ("Ria Kuijpers", "Zo doen wij het")
    assert made.names == ["Ria Kuijpers", "Thijs Donkers"]
    assert Remark.objects.get(pk=said.pk).person_id == ria.person_id
    there = Attendance.objects.get(meeting=workshop, person=ria.person_id)
    assert there.left_at is not None, "they were there, until now"
    for address in (reverse("group", args=[wmo.pk]), reverse("group-follow", args=[wmo.pk])):
        assert client.get(address).status_code == 404
    assert client.post(decide, given).status_code == 404
    assert client.get(reverse("meeting", args=[workshop.pk])).status_code == 404
    deciding.withdraw(actor, wmo.pk, made.number)
    (second,) = deciding.decide(actor, wmo.pk, [deciding.Answer(first.key, first.options[0]["id"])])
    assert second.names == ["Thijs Donkers"], "who left is not with what comes after"


def test_a_colleague_who_takes_the_seat_goes_on_where_it_was(
    actor: Actor, wmo: Group, ria: Membership, workshop: Meeting
) -> None:
    sanne = colleague(actor, "Sanne Wijdeven")
    memberships.replace_member(actor, ria.pk, sanne)
    presence.come_in(actor, workshop.pk, sanne)
    difference = Difference.objects.filter(draft__group=wmo)[0]
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(difference.key, difference.options[0]["id"])])
    assert made.names == ["Sanne Wijdeven", "Thijs Donkers"]
    assert browser(account_of(sanne)).get(reverse("group", args=[wmo.pk])).status_code == 200


def test_who_leaves_another_day_or_stays_as_a_guest_is_still_there(
    actor: Actor, ria: Membership, thijs: int, workshop: Meeting
) -> None:
    presence.invite(actor, workshop.pk, thijs)
    memberships.end_membership(actor, Membership.objects.get(person=thijs).pk)
    memberships.end_membership(actor, ria.pk, clock.today().replace(year=clock.today().year + 1))
    assert Attendance.objects.filter(meeting=workshop, left_at=None).count() == 2
