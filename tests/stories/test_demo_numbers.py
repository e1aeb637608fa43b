"""The demo tells its story as far as the first workshop, with the numbers of the story, and says what it did."""

from __future__ import annotations

import datetime
import re

from django.test import Client
from django.urls import resolve

from stroomlijn.foundation import clock
from stroomlijn.foundation.checks import all_checks
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group, GroupMember, Meeting, PremiseUse, ProcessChoice, WorkingGroup
from stroomlijn.harmonisation.queries.replaying import replayed
from stroomlijn.landscape.models import Import, Process
from stroomlijn.landscape.queries.imports import counts
from stroomlijn.organisation.models import Person
from stroomlijn.web.demo.play import WORKSHOP
from stroomlijn.web.demo.story import address_of, steps

PAIR = "Wmo: van melding tot besluit"


def test_the_demo_stands_where_the_story_stands_at_its_first_workshop(
    played: list[str], demo: dict[str, Account], settings: object, client: Client
) -> None:
    figures = {word: number for number, word in re.findall(r"(\d+) ([a-z]+)", played[-1])}
    assert (figures["ingelezen"], figures["nodig"], figures["generiek"]) == ("437", "212", "96")
    uploads = [counts(run) for run in Import.objects.order_by("pk")]
    first = uploads[0]
    assert (first.accepted, first.remarked, first.refused + first.files_refused) == (431, 4, 2)
    sources = Process.objects.filter(landscape__kind="source")
    assert (sources.filter(in_suite=True).count(), sources.filter(in_suite=False).count()) == (268, 169)
    assert ProcessChoice.objects.exclude(dropped="").exclude(reason="").count() == 225
    assert Group.objects.filter(timing="before").count() == 81
    assert Group.objects.filter(timing="after").count() == 15
    assert Person.objects.count() == 312
    of_wmo = GroupMember.objects.filter(group__working_group__name="Werkgroep Wmo")
    assert of_wmo.exclude(process__in=ProcessChoice.objects.exclude(dropped="").values("process")).count() == 58
    assert Group.objects.get(name=PAIR).draft.differences.count() == 13
    assert PremiseUse.objects.filter(premise__name="teamindeling").count() == 5
    assert WorkingGroup.objects.count() == 4
    assert Meeting.objects.get(kind="workshop").day == WORKSHOP
    assert_every_rule_holds()
    assert_all_decisions_play_again_to_the_same_bytes()
    assert_a_tried_process_says_why_it_is_so(client)
    for step in steps():
        resolve(address_of(step).partition("?")[0])
    assert clock.today() == datetime.date(2021, 3, 9)
    settings.DEMO = False
    assert clock.today() > datetime.date(2021, 3, 9), "only a demo stands on a peildatum"


def assert_every_rule_holds() -> None:
    broken = {check.name: remarks for check in all_checks() if (remarks := check.broken())}
    assert not broken


def assert_all_decisions_play_again_to_the_same_bytes() -> None:
    outcomes = [(one.name, one.outcome) for one in replayed(Group.objects.get(name=PAIR).traject_id)]
    assert outcomes
    assert [name for name, outcome in outcomes if outcome != "same"] == []


def assert_a_tried_process_says_why_it_is_so(client: Client) -> None:
    tried = Group.objects.get(name="Klacht over bejegening of dienstverlening")
    assert tried.decisions.exists()
    assert client.post("/demo/inloggen", {"wie": "bram@demo.invalid"}, follow=True).status_code == 200
    page = client.get(f"/processen/{tried.published.process.number}").content.decode()
    assert "Zo doe je het" in page
    assert "Waarom is het zo?" in page
    assert client.get("/trajecten/1").status_code in (403, 404), "an employee reads the map, not the inventory"
