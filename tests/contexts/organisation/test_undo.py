"""What an administrator took away comes back, once, unless something else took its place."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.organisation.models import Deputy, Person, Team, Werkrol
from stroomlijn.organisation.operations.deputies import drop_deputy, set_deputy, undo_drop_deputy
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.teams import drop_team, edit_team, make_team, undo_drop_team
from stroomlijn.organisation.operations.werkrollen import edit_werkrol, make_werkrol
from stroomlijn.organisation.operations.werkrollen_away import (
    drop_werkrol,
    merge_werkrollen,
    undo_drop_werkrol,
    undo_merge_werkrollen,
)


def test_a_deputy_that_was_taken_away_acts_again_in_the_same_period(actor: Actor, uden: int) -> None:
    ria, bram = (make_person(actor, uden, Details(name)) for name in ("Ria", "Bram"))
    today, until = clock.today(), clock.today() + datetime.timedelta(3)
    undo = drop_deputy(actor, ria, set_deputy(actor, ria, bram, begins=today, ends=until))
    assert undo is not None
    undo_drop_deputy(actor, undo)
    assert list(Deputy.objects.values_list("person", "by", "begins", "ends")) == [(ria, bram, today, until)]
    with pytest.raises(Problem, match="undone-already"):
        undo_drop_deputy(actor, undo)
    assert AuditLine.objects.filter(action="deputy-restored", object_id=ria).count() == 1


def test_a_deputy_does_not_come_back_beside_the_same_one(actor: Actor, uden: int) -> None:
    ria, bram = (make_person(actor, uden, Details(name)) for name in ("Ria", "Bram"))
    undo = drop_deputy(actor, ria, set_deputy(actor, ria, bram, begins=clock.today()))
    set_deputy(actor, ria, bram, begins=clock.today())
    with pytest.raises(Problem, match="deputy-already"):
        undo_drop_deputy(actor, undo or 0)
    assert Deputy.objects.count() == 1


def test_a_team_comes_back_as_it_was_unless_its_name_is_taken(actor: Actor, uden: int) -> None:
    team = make_team(actor, uden, "Toegang", "Sociaal domein")
    ria = make_person(actor, uden, Details("Ria"))
    edit_team(actor, team, name="Toegang", department="Sociaal domein", leader=ria)
    undo_drop_team(actor, drop_team(actor, team))
    back = Team.objects.get()
    assert (back.pk, back.name, back.department, back.leader_id) == (team, "Toegang", "Sociaal domein", ria)
    undo = drop_team(actor, team)
    make_team(actor, uden, "TOEGANG")
    with pytest.raises(Problem, match="team-exists"):
        undo_drop_team(actor, undo)


def test_a_werkrol_comes_back_with_its_names_unless_another_has_one(actor: Actor) -> None:
    werkrol = make_werkrol(actor, "Consulent", other_names=["Adviseur"])
    undo_drop_werkrol(actor, drop_werkrol(actor, werkrol))
    assert Werkrol.objects.get(pk=werkrol).keys == ["consulent", "adviseur"]
    undo = drop_werkrol(actor, werkrol)
    make_werkrol(actor, "adviseur")
    with pytest.raises(Problem, match="werkrol-known"):
        undo_drop_werkrol(actor, undo)


def test_merged_werkrollen_become_two_again_each_with_its_names_and_people(actor: Actor, uden: int) -> None:
    kept = make_werkrol(actor, "Consulent", description="Belt")
    merged = make_werkrol(actor, "Adviseur", other_names=["raadsman"], description="Schrijft")
    both = make_person(actor, uden, Details("Ria"), werkrollen=[kept, merged])
    one = make_person(actor, uden, Details("Bram"), werkrollen=[merged])
    undo_merge_werkrollen(actor, merge_werkrollen(actor, kept, merged))
    now = {row.pk: (row.keys, row.description, set(row.people.values_list("pk", flat=True))) for row in _registered()}
    assert now == {kept: (["consulent"], "Belt", {both}), merged: (["adviseur", "raadsman"], "Schrijft", {both, one})}


@pytest.mark.parametrize("by", ["name", "person"])
def test_a_merge_stays_once_the_werkrol_or_its_people_changed(actor: Actor, uden: int, by: str) -> None:
    kept, merged = make_werkrol(actor, "Consulent"), make_werkrol(actor, "Adviseur")
    bram = make_person(actor, uden, Details("Bram"), werkrollen=[merged])
    undo = merge_werkrollen(actor, kept, merged)
    if by == "name":
        edit_werkrol(actor, kept, name="Consulent", description="Belt nu", other_names=["adviseur"])
    else:
        Person.objects.get(pk=bram).werkrollen.clear()
    with pytest.raises(Problem, match="werkrol-changed-since"):
        undo_merge_werkrollen(actor, undo)
    assert len(_registered()) == 1


def test_the_message_undoes_it_and_only_for_who_did_it(actor: Actor, analyst: Account, employee: Account) -> None:
    werkrol = make_werkrol(actor, "Consulent")
    for account in (analyst, employee):
        give_role(actor, account, "beheerder")
    visitor, other = Client(), Client()
    visitor.force_login(analyst)
    other.force_login(employee)
    page = visitor.post(f"/werkrollen/{werkrol}/weg", follow=True)
    (message,) = page.context["messages"]
    assert f'action="{message.extra_tags}"' in page.content.decode()
    assert other.post(message.extra_tags).status_code == 404
    assert visitor.post(message.extra_tags).status_code == 302
    assert Werkrol.objects.filter(pk=werkrol).exists()


def _registered() -> list[Werkrol]:
    return list(Werkrol.objects.all())
