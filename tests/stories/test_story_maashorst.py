"""Story 1, steps 11, 14 and 15, on the generated landscape: from day one, handed over, read, said and answered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.stories.checks import axe, fits

from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Process
from stroomlijn.web.demo.play import DAY_ONE

Open = Callable[..., Page]
Save = Callable[[Page, str], Path]
NEW = "Tijdelijke spoedvoorziening Wmo"
OLD = "Spoedhulp huishouden na ziekenhuisontslag"
RULE = "Voor de 64 meldingen die lopen, gelden de regels van de dag van de melding."

pytestmark = pytest.mark.browser


def day_one() -> datetime.date:
    return DAY_ONE


def in_words(day: datetime.date) -> str:
    return f"{day.day} januari {day.year}"


def looked_at(page: Page, name: str, save: Save) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        fits(page)
        save(page, f"verhaal-{name}-{width}")
    page.set_viewport_size({"width": 1280, "height": 900})


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/zoeken"))


def test_from_publication_to_the_answer(open_page: Open, demo: dict[str, Account], save_picture: Save) -> None:
    process = Process.objects.get(name=NEW, landscape__kind="target")
    old = Process.objects.get(landscape__organisation__name="Landerd", name=OLD)
    fatima, anke, bram = (open_page(account=demo[name]) for name in PEOPLE)

    publish_from_day_one(fatima, process, save_picture)
    the_old_one_is_there_until_then(bram, process, old, save_picture)
    hand_over(fatima, anke, process, save_picture)
    bram_is_ready_for_day_one(bram, save_picture)
    bram_finds_the_steps_and_says_what_is_missing(bram, anke, process, save_picture)


PEOPLE = ("Fatima El Idrissi", "Anke Schuurmans", "Bram van Lankveld")


def publish_from_day_one(page: Page, process: Process, save: Save) -> None:
    """Step 11: a next version, with 'geldt vanaf', what is different and a rule for running cases."""
    page.goto(f"/processen/{process.number}")
    page.get_by_role("button", name="Aanpassen").click()
    expect(page.locator("[data-people] li")).to_have_count(1)
    first = page.locator("[data-rows] tr:visible").first.locator("[data-field=documentation]")
    first.fill("Vraag door: wat lukt er nu niet?")
    first.press("Tab")
    expect(page.locator("[data-status]")).to_have_text("Opgeslagen")
    # looked_at(page, "bewerken", save)
    page.get_by_role("link", name="Klaar").click()
    page.goto(f"/processen/{process.number}/publiceren")
    page.get_by_label("Geldt vanaf").fill(day_one().isoformat())
    page.get_by_label("Wat is er anders").fill("Bij de eerste stap staat wat je vraagt.")
    page.get_by_label(re.compile("lopende zaken|lopen")).fill(RULE)
    looked_at(page, "publiceren", save)
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_text(RULE)).to_be_visible()


def the_old_one_is_there_until_then(page: Page, process: Process, old: Process, save: Save) -> None:
    """Until that day Bram finds his old process by its old code, and it says what comes."""
    page.goto("/vandaag")
    search(page, old.code)
    page.get_by_role("link", name=re.compile(old.name)).first.click()
    expect(page.get_by_role("heading", name=old.name, level=1)).to_be_visible()
    coming = page.get_by_text(re.compile(f"nieuw vanaf {in_words(day_one())}", re.IGNORECASE))
    expect(coming.first).to_be_visible()
    looked_at(page, "oud-proces", save)
    page.get_by_role("link", name=NEW, exact=True).first.click()
    expect(page.get_by_text(f"Geldt vanaf {in_words(day_one())}")).to_be_visible()
    expect(page.get_by_text(RULE)).to_be_visible()
    looked_at(page, "nieuw-proces", save)


def hand_over(fatima: Page, anke: Page, process: Process, save: Save) -> None:
    """Step 14: Anke takes the process over with a list and a day on which it is looked at again."""
    fatima.goto(f"/processen/{process.number}/overdragen")
    fatima.get_by_label("Aan wie draag je over?").fill("Anke Schuurmans")
    fatima.get_by_label("Wat neem je samen door?").fill("Controles besproken\nOpen punt: wie tekent?")
    fatima.get_by_label("Wanneer kijkt de nieuwe eigenaar het na?").fill(f"{day_one().year}-07-01")
    looked_at(fatima, "overdragen", save)
    fatima.get_by_role("button", name="Bied het proces aan").click()
    expect(fatima.get_by_text("Aangeboden aan Anke Schuurmans").first).to_be_visible()

    anke.goto("/vandaag")
    looked_at(anke, "vandaag-anke", save)
    anke.get_by_role("main").get_by_role("link", name=re.compile(NEW)).first.click()
    if anke.get_by_role("link", name="Wordt dit jouw proces?").count():
        anke.get_by_role("link", name="Wordt dit jouw proces?").click()
    for item in ("Controles besproken", "Open punt: wie tekent?"):
        anke.get_by_label(item).check()
    looked_at(anke, "overnemen", save)
    anke.get_by_role("button", name="Akkoord, ik neem het over").click()
    anke.goto(f"/processen/{process.number}")
    expect(anke.locator("main")).to_contain_text("Eigenaar")
    process.refresh_from_db()
    assert process.owner is not None and process.owner.name == "Anke Schuurmans"
    assert process.review_on == datetime.date(day_one().year, 7, 1)


def bram_is_ready_for_day_one(page: Page, save: Save) -> None:
    """Step 15: what is his work from that day, read, and tried with an exercise case."""
    page.goto(f"/mijn-werk?op={day_one().isoformat()}")
    row = page.get_by_role("row").filter(has_text=NEW)
    expect(row.get_by_text("Nog te lezen")).to_be_visible()
    row.get_by_role("link").first.click()
    page.get_by_role("button", name="Ik heb dit gelezen").first.click()
    page.get_by_role("link", name="Een melding die niet kan wachten").click()
    looked_at(page, "oefencasus", save)
    page.get_by_label("Beoordelen of de inwoner kan wachten").check()
    page.get_by_label("Nee, na een melding kan dat niet").check()
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_text("artikel 2.3.2")).to_be_visible()
    page.goto(f"/mijn-werk?op={day_one().isoformat()}")
    expect(row.get_by_text("Geoefend")).to_be_visible()
    expect(page.get_by_role("heading", name="Team Wmo")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Mirjam Oosting")
    looked_at(page, "mijn-werk", save)


def bram_finds_the_steps_and_says_what_is_missing(bram: Page, anke: Page, process: Process, save: Save) -> None:
    """From any page to the steps in two clicks; what is missing reaches the owner, and the answer comes back."""
    bram.goto("/vandaag")
    search(bram, "huishoudelijke hulp aanmelden")
    looked_at(bram, "gevonden", save)
    bram.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(bram.get_by_role("heading", name="Zo doe je het")).to_be_visible()

    bram.goto(f"/processen/{process.number}")
    bram.get_by_role("link", name=re.compile("Werkt dit niet zo.*stap")).locator("visible=true").first.click()
    bram.get_by_label("Wat werkt er niet").fill("Hier mist het formulier voor de ondertekening.")
    bram.get_by_role("button", name="Verstuur").click()
    expect(bram.get_by_text("Je reactie is verstuurd.").first).to_be_visible()

    anke.goto("/vandaag")
    anke.get_by_role("main").get_by_role("link", name=re.compile("formulier voor de ondertekening")).first.click()
    looked_at(anke, "antwoorden", save)
    anke.get_by_label("Doorgevoerd").check()
    anke.get_by_label("Je antwoord").fill("Het formulier staat er vanaf versie 2.1 bij.")
    anke.get_by_role("button", name="Verstuur het antwoord").click()

    bram.goto("/vandaag")
    expect(bram.get_by_role("main")).to_contain_text("Het formulier staat er vanaf versie 2.1 bij.")
    looked_at(bram, "vandaag-bram", save)
