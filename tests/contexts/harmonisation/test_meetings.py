"""Meetings: agenda, who is there when, the report that is archive, and what a decision keeps of the moment."""

from __future__ import annotations

import datetime
import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from tests.contexts.harmonisation.people import account_of, colleague

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.revision import sign_of
from stroomlijn.foundation.today import today_of
from stroomlijn.harmonisation.models import Attendance, Difference, Group, Meeting, Membership, WorkingGroup
from stroomlijn.harmonisation.operations import agenda, deciding, meetings, memberships, presence, working_groups
from stroomlijn.harmonisation.queries.meeting_page import presence_of
from stroomlijn.harmonisation.queries.meetings import present_names, running_meeting
from stroomlijn.harmonisation.queries.register import title_of


@pytest.fixture
def people(actor: Actor, team: WorkingGroup) -> list[int]:
    found = [colleague(actor, name) for name in ("Ria Kuijpers", "Sanne Wijdeven", "Thijs Donkers")]
    for person in found:
        memberships.add_member(actor, team.pk, person)
    return found


@pytest.fixture
def meeting(actor: Actor, team: WorkingGroup) -> Meeting:
    return meetings.plan_meeting(actor, team.pk, meetings.Plan("Workshop 1", clock.today(), place="Raadzaal"))


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.agenda.values_list("title", flat=True))


def test_who_leaves_half_way_is_with_what_was_decided_before_and_not_with_what_comes_after(
    actor: Actor, wmo: Group, meeting: Meeting, people: list[int]
) -> None:
    meetings.begin_meeting(actor, meeting.pk, people)
    difference = Difference.objects.filter(draft__group=wmo).order_by("pk")[0]
    answer = deciding.Answer(difference.key, difference.options[0]["id"])
    (first,) = deciding.decide(actor, wmo.pk, [answer])
    presence.go_out(actor, meeting.pk, people[1])
    deciding.withdraw(actor, wmo.pk, first.number)
    (second,) = deciding.decide(actor, wmo.pk, [answer])
    first.refresh_from_db()
    assert (first.meeting_id, second.meeting_id) == (meeting.pk, meeting.pk)
    assert first.names == ["Ria Kuijpers", "Sanne Wijdeven", "Thijs Donkers"]
    assert second.names == ["Ria Kuijpers", "Thijs Donkers"]


def test_who_comes_back_was_away_in_between(actor: Actor, meeting: Meeting, people: list[int]) -> None:
    meetings.begin_meeting(actor, meeting.pk, people[:1])
    presence.go_out(actor, meeting.pk, people[0])
    away = timezone.now()
    presence.come_in(actor, meeting.pk, people[0])
    presence.come_in(actor, meeting.pk, people[0])
    assert Attendance.objects.filter(person=people[0]).count() == 2
    assert present_names(meeting.pk, away) == []
    assert present_names(meeting.pk) == ["Ria Kuijpers"]


def test_the_meeting_that_goes_on_is_that_of_the_group_or_the_one_with_it_on_the_agenda(
    actor: Actor, wmo: Group, team: WorkingGroup, meeting: Meeting
) -> None:
    assert running_meeting(group_id=wmo.pk) is None
    meetings.begin_meeting(actor, meeting.pk)
    mine = running_meeting(group_id=wmo.pk)
    assert mine is not None and mine.id == meeting.pk
    steering = working_groups.make_working_group(
        actor, team.traject_id, working_groups.About("stuurgroep", "Stuurgroep")
    )
    other = meetings.plan_meeting(actor, steering.pk, meetings.Plan("Stuurgroep", clock.today()))
    agenda.add_point(actor, other.pk, agenda.Point("adopt", object_id=wmo.pk))
    meetings.begin_meeting(actor, other.pk)
    adopting = running_meeting(group_id=wmo.pk)
    assert adopting is not None and adopting.id == other.pk
    with pytest.raises(Problem, match="working-group-meets-already"):
        meetings.begin_meeting(actor, meetings.plan_meeting(actor, team.pk, meetings.Plan("Nog een", clock.today())).pk)


def test_points_of_the_agenda_take_each_place_and_the_name_of_what_they_are_about(
    actor: Actor, wmo: Group, meeting: Meeting
) -> None:
    group = agenda.add_point(actor, meeting.pk, agenda.Point("harmonise", object_id=wmo.pk))
    agenda.add_point(actor, meeting.pk, agenda.Point("text", "Opening", minutes=5))
    last = agenda.add_point(actor, meeting.pk, agenda.Point("text", "Rondvraag", minutes=9_000))
    assert titles(meeting) == ["Melding Wmo", "Opening", "Rondvraag"]
    assert last.minutes == agenda.LONGEST
    agenda.move_point(actor, group.pk, 1)
    assert titles(meeting) == ["Opening", "Melding Wmo", "Rondvraag"]
    agenda.move_point(actor, group.pk, 99)
    assert titles(meeting) == ["Opening", "Rondvraag", "Melding Wmo"]
    agenda.drop_point(actor, group.pk)
    assert titles(meeting) == ["Opening", "Rondvraag"]


def test_what_is_not_of_the_traject_cannot_be_put_on_the_agenda(actor: Actor, meeting: Meeting) -> None:
    for point in (agenda.Point("harmonise", object_id=0), agenda.Point("onzin", "x"), agenda.Point("theme", "x")):
        with pytest.raises(Problem, match="agenda-unknown"):
            agenda.add_point(actor, meeting.pk, point)
    with pytest.raises(Problem, match="agenda-without-title"):
        agenda.add_point(actor, meeting.pk, agenda.Point("text", "  "))


def test_a_finished_report_only_gets_additions(actor: Actor, meeting: Meeting, people: list[int]) -> None:
    meetings.begin_meeting(actor, meeting.pk, people)
    with pytest.raises(Problem, match="report-before-end"):
        meetings.write_report(actor, meeting.pk, "Zo was het.", finish=True)
    meetings.end_meeting(actor, meeting.pk)
    meetings.write_report(actor, meeting.pk, "Zo was het.", finish=True)
    with pytest.raises(Problem, match="report-finished"):
        meetings.write_report(actor, meeting.pk, "Zo was het niet.")
    with pytest.raises(Problem, match="report-finished"):
        meetings.resume_meeting(actor, meeting.pk)
    meetings.add_to_report(actor, meeting.pk, "Sanne was er ook.")
    meeting.refresh_from_db()
    assert (meeting.report, meeting.additions.get().text) == ("Zo was het.", "Sanne was er ook.")


def test_a_report_that_somebody_changed_meanwhile_is_not_overwritten(actor: Actor, meeting: Meeting) -> None:
    meetings.begin_meeting(actor, meeting.pk)
    seen = sign_of("")
    meetings.write_report(actor, meeting.pk, "Van Ria", seen)
    with pytest.raises(Problem, match="changed-meanwhile"):
        meetings.write_report(actor, meeting.pk, "Van Thijs", seen)
    assert Meeting.objects.get(pk=meeting.pk).report == "Van Ria"


def test_what_could_not_be_kept_of_a_report_stands_in_its_field_again(
    actor: Actor, meeting: Meeting, client: Client
) -> None:
    meetings.begin_meeting(actor, meeting.pk)
    client.force_login(Account.objects.get(pk=actor.account_id))
    address, seen = reverse("meeting-report", args=[meeting.pk]), sign_of("")
    meetings.write_report(actor, meeting.pk, "Van Ria", seen)
    refused = client.post(address, {"verslag": "Van Thijs", "gezien": seen})
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "Van Thijs</textarea>" in shown and "<p>Van Ria</p>" in shown
    assert f'name="gezien" value="{sign_of("Van Ria")}"' in shown
    meetings.end_meeting(actor, meeting.pk)
    meetings.write_report(actor, meeting.pk, "Van Ria", finish=True)
    late = client.post(address, {"verslag": "Van Thijs", "gezien": sign_of("Van Ria")})
    assert late.status_code == 422
    assert 'name="aanvulling"' in late.content.decode() and "Van Thijs</textarea>" in late.content.decode()


def test_a_report_is_kept_that_was_typed_while_the_meeting_ended(
    actor: Actor, meeting: Meeting, client: Client
) -> None:
    meetings.begin_meeting(actor, meeting.pk)
    client.force_login(Account.objects.get(pk=actor.account_id))
    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    (seen,) = re.findall(r'action="[^"]*/verslag".*?name="gezien" value="(\w+)"', page, re.DOTALL)
    meetings.end_meeting(actor, meeting.pk)
    kept = client.post(reverse("meeting-report", args=[meeting.pk]), {"verslag": "Wij kozen de brief", "gezien": seen})
    assert kept.status_code == 302
    assert Meeting.objects.get(pk=meeting.pk).report == "Wij kozen de brief"


def test_what_two_write_at_one_point_of_the_agenda_is_both_there(
    actor: Actor, meeting: Meeting, client: Client
) -> None:
    point = agenda.add_point(actor, meeting.pk, agenda.Point("text", "Opening"))
    client.force_login(Account.objects.get(pk=actor.account_id))
    address = reverse("agenda-point", args=[meeting.pk, point.pk])
    sent = {"title": "Opening", "minutes": "", "gezien": sign_of("")}
    assert client.post(address, {**sent, "notes": "Van Ria"}).status_code == 302
    refused = client.post(address, {**sent, "notes": "Van Fatima"})
    assert refused.status_code == 422
    assert "<p>Van Ria</p>" in refused.content.decode() and "Van Fatima</textarea>" in refused.content.decode()
    point.refresh_from_db()
    assert point.notes == "Van Ria"


def test_what_was_said_is_worked_out_until_the_report_is_finished(
    actor: Actor, meeting: Meeting, client: Client
) -> None:
    point = agenda.add_point(actor, meeting.pk, agenda.Point("text", "Opening"))
    meetings.begin_meeting(actor, meeting.pk)
    meetings.end_meeting(actor, meeting.pk)
    client.force_login(Account.objects.get(pk=actor.account_id))
    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert 'name="notes"' in page and 'name="title"' not in page
    sent = {"title": "Anders", "notes": "Welkom", "gezien": sign_of("")}
    assert client.post(reverse("agenda-point", args=[meeting.pk, point.pk]), sent).status_code == 302
    point.refresh_from_db()
    assert (point.title, point.notes) == ("Opening", "Welkom")
    meetings.write_report(actor, meeting.pk, "Zo was het.", finish=True)
    with pytest.raises(Problem, match="report-finished"):
        agenda.change_point(actor, point.pk, title="", minutes=None, notes="Anders")
    assert 'name="notes"' not in client.get(reverse("meeting", args=[meeting.pk])).content.decode()


def test_who_made_room_during_a_meeting_was_there_as_a_member(
    actor: Actor, meeting: Meeting, people: list[int]
) -> None:
    leaving = Membership.objects.get(person=people[1])
    memberships.change_seat(actor, leaving.pk, memberships.Seat("consulent"))
    meetings.begin_meeting(actor, meeting.pk, people)
    memberships.replace_member(actor, leaving.pk, colleague(actor, "Bram van Lankveld"))
    seats = {one.name: (one.as_what, one.guest) for one in presence_of(meeting)}
    assert seats["Sanne Wijdeven"] == seats["Bram van Lankveld"] == ("consulent", False)


def test_a_meeting_that_nobody_ended_holds_no_decisions_of_another_day(
    actor: Actor, wmo: Group, meeting: Meeting, people: list[int], client: Client
) -> None:
    agenda.add_point(actor, meeting.pk, agenda.Point("harmonise", object_id=wmo.pk))
    meetings.begin_meeting(actor, meeting.pk, people)
    assert running_meeting(group_id=wmo.pk) is not None
    Meeting.objects.filter(pk=meeting.pk).update(started_at=clock.now() - datetime.timedelta(days=3))
    assert running_meeting(group_id=wmo.pk) is None
    difference = Difference.objects.filter(draft__group=wmo).order_by("pk")[0]
    (made,) = deciding.decide(
        actor, wmo.pk, [deciding.Answer(difference.key, difference.options[0]["id"])], "Scheelt tijd"
    )
    assert (made.meeting, made.names) == (None, [])
    client.force_login(Account.objects.get(pk=actor.account_id))
    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "is nog niet afgerond" in page


def test_what_was_is_history(actor: Actor, meeting: Meeting, people: list[int]) -> None:
    point = agenda.add_point(actor, meeting.pk, agenda.Point("text", "Opening"))
    with pytest.raises(Problem, match="meeting-not-running"):
        presence.come_in(actor, meeting.pk, people[0])
    meetings.begin_meeting(actor, meeting.pk, people)
    with pytest.raises(Problem, match="meeting-began"):
        meetings.drop_meeting(actor, meeting.pk)
    meetings.end_meeting(actor, meeting.pk)
    for refused in (
        lambda: agenda.move_point(actor, point.pk, 0),
        lambda: meetings.change_meeting(actor, meeting.pk, meetings.Plan("Anders", clock.today())),
        lambda: presence.invite(actor, meeting.pk, people[0]),
    ):
        with pytest.raises(Problem, match="meeting-ended"):
            refused()


def test_the_papers_hold_who_was_there_what_was_said_and_what_was_decided(
    actor: Actor, wmo: Group, meeting: Meeting, people: list[int], client: Client
) -> None:
    point = agenda.add_point(actor, meeting.pk, agenda.Point("text", "Opening"))
    meetings.begin_meeting(actor, meeting.pk, people[:2])
    difference = Difference.objects.filter(draft__group=wmo).order_by("pk")[0]
    (made,) = deciding.decide(
        actor, wmo.pk, [deciding.Answer(difference.key, difference.options[0]["id"])], "Scheelt tijd"
    )
    agenda.change_point(actor, point.pk, title="", minutes=None, notes="Welkom.")
    meetings.end_meeting(actor, meeting.pk)
    meetings.write_report(actor, meeting.pk, "Wij liepen alles langs.", finish=True)
    client.force_login(Account.objects.get(pk=actor.account_id))
    shown = client.get(reverse("decision-list", args=[meeting.pk])).content.decode()
    for name, told in (("verslag", ["Wij liepen alles langs.", "1. Opening", "Welkom."]), ("besluitenlijst", [])):
        answer = client.get(reverse("meeting-paper", args=[meeting.pk, name]))
        paper = Document(io.BytesIO(answer.content))
        lines = [one.text for one in paper.paragraphs]
        for line in (*told, f"{made.number}: {title_of(made)}", "Reden: Scheelt tijd"):
            assert line in lines
        assert "Aanwezig: Ria Kuijpers, Sanne Wijdeven" in lines
    assert made.number in shown and "Scheelt tijd" in shown


def test_vandaag_shows_my_meetings_of_this_week_and_the_themes_i_lead(
    actor: Actor, team: WorkingGroup, meeting: Meeting, people: list[int]
) -> None:
    from stroomlijn.harmonisation.operations import themes

    meetings.plan_meeting(actor, team.pk, meetings.Plan("Later", clock.today() + datetime.timedelta(30)))
    themes.add_theme(actor, team.pk, themes.Question("Wie belt?", leader_id=people[0]))
    rows = {section.key: [row.title for row in section.rows] for section in today_of(account_of(people[0]))}
    others = {section.key: [row.title for row in section.rows] for section in today_of(account_of(people[1]))}
    assert (rows["bijeenkomsten"], rows["werkgroep"]) == (["Workshop 1"], ["Wie belt?"])
    assert (others["bijeenkomsten"], others["werkgroep"]) == (["Workshop 1"], [])


def test_vandaag_asks_no_more_of_who_leads(
    meeting: Meeting, people: list[int], client: Client, django_assert_max_num_queries: object
) -> None:
    Membership.objects.filter(person=people[0]).update(part=Membership.Part.LEADER)
    client.force_login(account_of(people[0]))
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        assert client.get(reverse("today")).status_code == 200


def test_a_guest_may_come_and_is_told(actor: Actor, meeting: Meeting) -> None:
    guest = colleague(actor, "Olaf Jansen")
    presence.invite(actor, meeting.pk, guest)
    rows = {section.key: [row.title for row in section.rows] for section in today_of(account_of(guest))}
    assert rows["bijeenkomsten"] == ["Workshop 1"]
