"""Working groups: who is in them and may do what, rotation, themes, closing, and how many take part."""

from __future__ import annotations

import datetime

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.contexts.harmonisation.people import account_of, colleague

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.access import access_group, access_meeting, may, visible_groups
from stroomlijn.harmonisation.models import Decision, Group, Membership, Theme, WorkingGroup
from stroomlijn.harmonisation.operations import choosing, meetings, memberships, themes, working_groups
from stroomlijn.harmonisation.queries.working_groups import former_members, members_of, participation

DAY = datetime.timedelta(days=1)


def again(account: Account) -> Account:
    """As the next request has it."""
    return Account.objects.get(pk=account.pk)


def test_a_member_decides_in_the_group_of_their_working_group_and_nowhere_else(
    actor: Actor, team: WorkingGroup
) -> None:
    person = colleague(actor, "Ria Kuijpers")
    ria = account_of(person)
    wmo = Group.objects.get(working_group=team)
    other = Group.objects.exclude(pk=wmo.pk)[0]
    with pytest.raises(Http404):
        access_group(ria, wmo.pk)
    memberships.add_member(actor, team.pk, person)
    ria = again(ria)
    assert access_group(ria, wmo.pk) == wmo
    assert not may(ria, wmo, May.PUBLISH)
    assert list(visible_groups(ria, team.traject_id)) == [wmo]
    with pytest.raises(Http404):
        access_group(ria, other.pk)


def test_a_membership_counts_from_its_first_day_until_its_last(actor: Actor, team: WorkingGroup) -> None:
    person = colleague(actor, "Ria Kuijpers")
    ria = account_of(person)
    wmo = Group.objects.get(working_group=team)
    joined = memberships.add_member(actor, team.pk, person, begins=clock.today() + DAY)
    assert not may(ria, wmo, May.HARMONISE)
    Membership.objects.filter(pk=joined.pk).update(begins=clock.today() - DAY)
    assert may(again(ria), wmo, May.HARMONISE)
    memberships.end_membership(actor, joined.pk)
    assert not may(again(ria), wmo, May.FOLLOW)


def test_the_steering_group_reads_every_group_and_decides_in_none(actor: Actor, team: WorkingGroup) -> None:
    about = working_groups.About("stuurgroep", "Stuurgroep")
    steering = working_groups.make_working_group(actor, team.traject_id, about)
    person = colleague(actor, "Marloes Verkuijlen")
    memberships.add_member(actor, steering.pk, person, memberships.Seat("", Membership.Part.CHAIR))
    marloes = account_of(person)
    assert visible_groups(marloes, team.traject_id).count() == Group.objects.count()
    assert not any(may(marloes, group, May.HARMONISE) for group in Group.objects.all())
    meeting = meetings.plan_meeting(actor, team.pk, meetings.Plan("Workshop", clock.today()))
    assert access_meeting(marloes, meeting.pk) == meeting


def test_who_makes_room_stays_in_the_list_with_who_took_their_place(actor: Actor, team: WorkingGroup) -> None:
    sanne, bram = colleague(actor, "Sanne Wijdeven"), colleague(actor, "Bram van Lankveld", "Landerd")
    seat = memberships.Seat("Consulent", Membership.Part.LEADER)
    first = memberships.add_member(actor, team.pk, sanne, seat, clock.today() - 14 * DAY)
    memberships.replace_member(actor, first.pk, bram)
    (now,) = members_of(team.pk)
    (gone,) = former_members(team.pk)
    assert (now.person.name, now.discipline, now.part) == ("Bram van Lankveld", "Consulent", "trekker")
    assert (gone.person.name, gone.ends, gone.succeeded_by.get()) == ("Sanne Wijdeven", clock.today(), now)


def test_a_change_of_seats_is_undone_in_one_act(actor: Actor, team: WorkingGroup) -> None:
    sanne, bram = colleague(actor, "Sanne Wijdeven"), colleague(actor, "Bram van Lankveld")
    first = memberships.add_member(actor, team.pk, sanne)
    memberships.replace_member(actor, first.pk, bram)
    memberships.undo_membership(actor, first.pk)
    assert [one.person_id for one in members_of(team.pk)] == [sanne]
    assert not Membership.objects.filter(person=bram).exists()


def test_a_seat_is_taken_once_and_only_by_who_works_here(actor: Actor, team: WorkingGroup) -> None:
    sanne = colleague(actor, "Sanne Wijdeven")
    first = memberships.add_member(actor, team.pk, sanne)
    with pytest.raises(Problem, match="member-already"):
        memberships.add_member(actor, team.pk, sanne)
    with pytest.raises(Problem, match="member-left-organisation"):
        memberships.add_member(actor, team.pk, 0)
    memberships.end_membership(actor, first.pk)
    with pytest.raises(Problem, match="member-left"):
        memberships.replace_member(actor, first.pk, colleague(actor, "Bram"))


def test_a_theme_is_settled_with_a_numbered_decision_and_can_be_taken_up_again(
    actor: Actor, team: WorkingGroup
) -> None:
    ria = colleague(actor, "Ria Kuijpers")
    memberships.add_member(actor, team.pk, ria)
    meeting = meetings.plan_meeting(actor, team.pk, meetings.Plan("Workshop", clock.today()))
    meetings.begin_meeting(actor, meeting.pk, [ria])
    theme = themes.add_theme(actor, team.pk, themes.Question("Wie belt de inwoner?"))
    decision = themes.settle_theme(actor, theme.pk, "De consulent.", "Die kent de inwoner.")
    assert (decision.kind, decision.summary, decision.names) == ("theme", "Wie belt de inwoner?", ["Ria Kuijpers"])
    assert (decision.meeting_id, decision.working_group_id) == (meeting.pk, team.pk)
    with pytest.raises(Problem, match="theme-settled"):
        themes.settle_theme(actor, theme.pk, "Toch niet.")
    themes.reopen_theme(actor, theme.pk)
    assert Decision.objects.get(pk=decision.pk).withdrawn_at is not None
    assert Theme.objects.get(pk=theme.pk).settled_on is None
    assert themes.settle_theme(actor, theme.pk, "De backoffice.").number != decision.number


def test_a_closed_working_group_is_read_and_not_changed(actor: Actor, team: WorkingGroup, client: Client) -> None:
    person = colleague(actor, "Ria Kuijpers")
    memberships.add_member(actor, team.pk, person)
    theme = themes.add_theme(actor, team.pk, themes.Question("Wie belt?"))
    meeting = meetings.plan_meeting(actor, team.pk, meetings.Plan("Workshop", clock.today()))
    working_groups.close_working_group(actor, team.pk)
    for refused in (
        lambda: memberships.add_member(actor, team.pk, colleague(actor, "Bram")),
        lambda: themes.settle_theme(actor, theme.pk, "Zo"),
        lambda: meetings.begin_meeting(actor, meeting.pk),
    ):
        with pytest.raises(Problem, match="working-group-closed"):
            refused()
    ria = account_of(person)
    wmo = Group.objects.get(working_group=team)
    assert may(ria, wmo, May.FOLLOW)
    assert not may(ria, wmo, May.HARMONISE)
    client.force_login(ria)
    assert client.get(reverse("meeting", args=[meeting.pk])).status_code == 200
    working_groups.reopen_working_group(actor, team.pk)
    assert may(again(ria), wmo, May.HARMONISE)


def test_many_groups_are_assigned_in_one_act_that_says_what_it_changed(actor: Actor, team: WorkingGroup) -> None:
    groups = list(Group.objects.values_list("pk", flat=True))
    wmo = Group.objects.get(working_group=team).pk
    changed = working_groups.assign_groups(actor, team, [*groups, 0])
    assert changed == {pk: None for pk in groups if pk != wmo}
    assert set(Group.objects.filter(working_group=team).values_list("pk", flat=True)) == set(groups)


def test_who_takes_part_counts_once_of_the_organisations_of_the_traject(actor: Actor, team: WorkingGroup) -> None:
    people = [colleague(actor, f"Collega {number}") for number in range(8)]
    colleague(actor, "Iemand", "Elders")
    other = working_groups.make_working_group(actor, team.traject_id, working_groups.About("klankbord", "Klankbord"))
    for group, person in ((team, people[0]), (other, people[0]), (team, people[1])):
        memberships.add_member(actor, group.pk, person)
    found = participation(team.traject_id)
    assert (found.taking_part, found.of, found.percent) == (2, 8, 25)


def test_of_few_colleagues_no_share_is_told(actor: Actor, team: WorkingGroup) -> None:
    memberships.add_member(actor, team.pk, colleague(actor, "Ria Kuijpers"))
    assert participation(team.traject_id).percent is None


def test_a_leader_changes_their_own_group_and_a_member_only_takes_part(
    actor: Actor, team: WorkingGroup, client: Client
) -> None:
    leader, member = colleague(actor, "Ria Kuijpers"), colleague(actor, "Thijs Donkers")
    memberships.add_member(actor, team.pk, leader, memberships.Seat("Toegang", Membership.Part.LEADER))
    memberships.add_member(actor, team.pk, member)
    pages = ("member-add", "meeting-new", "working-group-change", "theme-new")
    given = {}
    for person in (leader, member):
        client.force_login(account_of(person))
        given[person] = [client.get(reverse(name, args=[team.pk])).status_code for name in pages]
    assert given == {leader: [200, 200, 200, 200], member: [403, 403, 403, 200]}


@pytest.mark.parametrize("page", ["member-add", "member-replace"])
def test_who_administers_adds_somebody_who_only_has_an_account(
    actor: Actor, team: WorkingGroup, client: Client, page: str
) -> None:
    seat = memberships.add_member(actor, team.pk, colleague(actor, "Ria Kuijpers"))
    sam = make_account(PRODUCT, email="sam@voorbeeld.nl", name="Sam de Wit", password="een lang wachtwoord")
    planner = Account.objects.get(pk=actor.account_id)
    client.force_login(planner)
    address = reverse(page, args=[team.pk] if page == "member-add" else [team.pk, seat.pk])
    form = {"person": "Sam de Wit", "part": "lid", "begins": clock.today().isoformat()}
    assert "Waar werkt" not in client.post(address, form).content.decode(), "who may not add people"
    give_role(PRODUCT, planner, "beheerder")
    asked = client.post(address, form)
    assert (asked.status_code, "Waar werkt ‘Sam de Wit’?" in asked.content.decode()) == (422, True)
    assert "Het account sam@voorbeeld.nl hoort er dan bij." in asked.content.decode()
    works_at = str(seat.person.organisation_id)
    assert client.post(address, {**form, "person-werkt-bij": works_at}).status_code == 302
    assert Membership.objects.get(person__name="Sam de Wit").person.account_id == sam.pk


def test_a_traject_without_steering_group_offers_to_make_one(actor: Actor, team: WorkingGroup, client: Client) -> None:
    client.force_login(Account.objects.get(pk=actor.account_id))
    listing = reverse("working-groups", args=[team.traject_id])
    address = reverse("working-group-new", args=[team.traject_id]) + "?soort=stuurgroep"
    assert f'href="{address}"' in client.get(listing).content.decode()
    assert '<option value="stuurgroep" selected>' in client.get(address).content.decode()
    client.post(address, {"name": "Stuurgroep", "kind": "stuurgroep"})
    assert address not in client.get(listing).content.decode()


def test_the_pages_of_a_working_group_ask_as_much_of_many_as_of_few(
    actor: Actor, team: WorkingGroup, client: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        memberships.add_member(actor, team.pk, colleague(actor, f"Collega {number}"))
        themes.add_theme(actor, team.pk, themes.Question(f"Vraag {number}?"))
        meetings.plan_meeting(actor, team.pk, meetings.Plan(f"Workshop {number}", clock.today()))
    client.force_login(Account.objects.get(pk=actor.account_id))
    for address in (reverse("working-group", args=[team.pk]), reverse("working-groups", args=[team.traject_id])):
        with django_assert_max_num_queries(25):  # type: ignore[operator]
            assert client.get(address).status_code == 200


def test_its_page_counts_the_groups_and_the_processes_that_are_needed_of_them(
    client: Client, actor: Actor, team: WorkingGroup, analyst: Account
) -> None:
    client.force_login(analyst)
    group = Group.objects.get(working_group=team)
    members = list(group.members.values_list("process", flat=True))
    assert f"1 groep gelijke processen, {len(members)} processen" in said_on(client, team)
    choosing.drop(actor, team.traject_id, members[1:], "obsolete", "Dit doen we niet meer.")
    assert "1 groep gelijke processen, 1 proces<" in said_on(client, team)


def said_on(client: Client, team: WorkingGroup) -> str:
    return client.get(reverse("working-group", args=[team.pk])).content.decode()
