"""Low-hanging fruit is chosen beside the workshop and on its page; a reader sees why a step is as it is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.stories.checks import Open, Save, looked_at

from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group, Origin
from stroomlijn.landscape.models import Appearance

pytestmark = pytest.mark.browser


def test_what_can_be_simpler_is_chosen_and_a_step_says_why(
    open_page: Open, demo: dict[str, Account], save_picture: Save
) -> None:
    fatima, bram = (open_page(account=demo[name]) for name in ("Fatima El Idrissi", "Bram van Lankveld"))
    group = Group.objects.get(name__startswith="Wmo: van melding", state=Group.State.MERGING)
    choose(fatima, group, save_picture)
    ask_why(bram, save_picture)


def choose(page: Page, group: Group, save: Save) -> None:
    page.goto(f"/groepen/{group.number}")
    panel = page.get_by_role("region", name="Laaghangend fruit")
    panel.get_by_role("link", name=re.compile("open")).click()
    expect(page).to_have_url(re.compile("/verbeteren$"))
    looked_at(page, "verbeteren-open", save)
    waiting = page.get_by_role("region", name="Nog te kiezen").get_by_role("article")
    number = waiting.count()
    place = waiting.first.get_by_role("heading").inner_text()
    waiting.first.get_by_role("button", name=re.compile("^Doen")).click()
    done = page.get_by_role("region", name="Doen we", exact=True).get_by_role("article")
    expect(done.get_by_role("heading")).to_have_text(place)
    page.get_by_text("Zelf een idee?").click()
    page.get_by_label("Wat kan er beter?").fill("Bel de inwoner meteen na de melding.")
    page.get_by_role("button", name="Zet het erbij").click()
    expect(waiting).to_have_count(number)
    declined = waiting.last
    declined.get_by_text("Later of niet doen").click()
    declined.get_by_label("Waarom?").fill("Dat doen we al.")
    declined.get_by_role("button", name=re.compile("^Niet doen")).click()
    expect(page.get_by_role("region", name="Doen we niet").get_by_text("Dat doen we al.")).to_be_visible()
    looked_at(page, "verbeteren-gekozen", save)
    done.get_by_role("button", name=re.compile("Kies opnieuw")).click()
    expect(page.get_by_role("region", name="Doen we", exact=True)).to_have_count(0)
    page.goto(f"/trajecten/{group.traject_id}/verbeteren")
    expect(page.get_by_role("cell", name=place).first).to_be_visible()
    looked_at(page, "verbeteren-traject", save)


def ask_why(page: Page, save: Save) -> None:
    origin = Origin.objects.exclude(decisions=[]).order_by("pk")[0]
    step = Appearance.objects.get(version=origin.version_id, element=origin.element)
    page.goto(f"/processen/{step.version.process.number}?stappen=alles&versie={step.version.number}")
    here = page.locator(f'[data-element="{origin.element}"]').filter(has=page.get_by_role("heading", name=step.label))
    here.get_by_role("link", name=re.compile("Waarom zo")).click()
    expect(here.get_by_text(origin.decisions[0])).to_be_visible()
    expect(here.get_by_text("Genomen op")).to_be_visible()
    expect(here.get_by_text("Reden:")).to_be_visible()
    here.scroll_into_view_if_needed()
    looked_at(page, "verbeteren-waarom", save)
