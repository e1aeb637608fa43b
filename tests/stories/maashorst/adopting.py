"""Steps 8 to 11: what can be simpler, the mandate, the decision of the steering group, the suite and publishing."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .cast import BRAM, FATIMA, MARLOES, OLAF, PROCESS, RIA, SANNE, YUSUF, Cast, own_working_group, said
from .deciding import TO_STEERING, difference, lay_before

DONE = ("Gespreksformulier printen en scannen", "Aanvraag laten aanvullen door toegang", "Beschikking toetsen")
LATER, WHY_LATER = "Melding verdelen in het weekoverleg", "Dit hangt aan de teamindeling van 15 april."
ADVICE = "De consulent tekent tot en met vijf uur per week, daarboven de teamleider."
REASON = "Wie het onderzoek deed tekent tot en met vijf uur per week; daarboven tekent de teamleider."
RULE = "Voor de 64 meldingen die lopen, gelden de regels van de dag van de melding."
FINDING = "De termijn van zes weken start een dag te laat."


def what_can_be_simpler(cast: Cast) -> None:
    """Step 8: Bram takes the place of Sanne; three of four places are made simpler, one is left for later: 17 → 14."""
    fatima = cast.begins(FATIMA, "8", "23 maart 2021")
    improving = fatima.url
    _takes_the_place(fatima)
    fatima.goto(improving)
    expect(fatima.get_by_role("region", name="Nog te kiezen").get_by_role("article")).to_have_count(4)
    _edit_in_the_table(fatima)
    fatima.goto(improving)
    for place in DONE:
        fatima.get_by_role("article", name=place).get_by_role("button", name=re.compile("^Doen")).click()
        expect(said(fatima)).to_contain_text("Doorgevoerd in het concept.")
    later = fatima.get_by_role("article", name=LATER)
    later.get_by_text("Later of niet doen").click()
    later.get_by_label("Waarom?").fill(WHY_LATER)
    later.get_by_role("button", name=re.compile("^Later")).click()
    expect(fatima.get_by_role("region", name=re.compile("^Later")).get_by_text(WHY_LATER)).to_be_visible()
    expect(fatima.get_by_text("17 → 14 stappen")).to_be_visible()


def advice_is_given(cast: Cast) -> None:
    """Step 9, 25 March: before the steering group says who signs, the supporting group advises on the mandate."""
    ria, olaf = cast.page(RIA), cast.begins(OLAF, "9a", "25 maart 2021")
    expect(olaf.get_by_role("heading", name=re.compile("Olaf"))).to_be_visible()
    _ask_for_advice(ria, olaf)
    olaf.goto("/vandaag")
    olaf.get_by_role("main").get_by_role("link", name="Mag dit volgens het mandaat?").click()
    asked = difference(olaf, TO_STEERING)
    asked.get_by_text("Antwoord of geef terug").click()
    asked.get_by_label("Wat zeggen jullie?").fill(ADVICE)
    asked.get_by_role("button", name="Geef dit advies").click()
    expect(olaf.get_by_text(ADVICE).first).to_be_visible()
    ria.reload()
    lay_before(ria, TO_STEERING, "Wie tekent de beschikking?", "Naar de stuurgroep")


def the_steering_group_adopts(cast: Cast) -> None:
    """Step 9, 1 April: who signs is decided with the advice; the process is adopted and nothing in it changes."""
    marloes = cast.begins(MARLOES, "9b", "1 april 2021")
    adopting = marloes.url
    expect(marloes.get_by_text(ADVICE).first).to_be_visible()
    marloes.get_by_role("radio", name=re.compile("^Wmo-consulent")).check()
    marloes.get_by_label("Waarom").first.fill(REASON)
    marloes.get_by_role("button", name="Leg vast", exact=True).click()
    expect(said(marloes)).to_contain_text("is vastgelegd")
    _until_ready(marloes, adopting)
    marloes.get_by_role("button", name="Zet op de agenda").click()
    expect(marloes.get_by_text("Staat op de agenda van").first).to_be_visible()
    marloes.get_by_label("Aangenomen").check()
    marloes.get_by_label("Waarom").fill("Elf stappen waren al gelijk; van de andere is gezegd waarom.")
    marloes.get_by_role("button", name="Leg het besluit vast").click()
    expect(marloes.get_by_text("Dit proces is vastgesteld.")).to_be_visible()
    marloes.get_by_role("link", name=re.compile(r"^BESL-2021-\d{3}$")).first.click()
    expect(marloes.get_by_text("Elf stappen waren al gelijk")).to_be_visible()
    expect(marloes.get_by_role("main")).to_contain_text("1 april 2021")
    expect(marloes.get_by_role("main").get_by_role("button", name=re.compile("Trek"))).to_have_count(0)


def the_suite_is_set_up(cast: Cast) -> None:
    """Step 10: an order that follows from the process, six tests of which one finds a fault, and it is accepted."""
    fatima, yusuf = cast.page(FATIMA), cast.page(YUSUF)
    fatima.goto(f"{group_of(fatima)}/vaststellen")
    fatima.get_by_role("link", name="Geef een inrichtingsopdracht").click()
    fatima.get_by_label("Wie richt het in?").fill(YUSUF)
    fatima.get_by_label("Systeem").fill("Suite")
    fatima.get_by_label("Klaar op").fill("2021-05-14")
    fatima.get_by_role("button", name="Geef de opdracht").click()
    order = fatima.url
    expect(fatima.get_by_text("14 stappen, 3 sjablonen, 2 termijnen")).to_be_visible()
    cast.begins(YUSUF, "10", "14 mei 2021")
    yusuf.goto("/vandaag")
    yusuf.get_by_role("main").get_by_role("link", name=re.compile(PROCESS)).first.click()
    expect(yusuf).to_have_url(order)
    _set_up(yusuf)
    fatima.goto(order)
    fatima.get_by_role("button", name="Accepteer").click()
    expect(fatima.get_by_text("De discipline systeem is klaar voor dit proces.").first).to_be_visible()


def the_process_is_published(cast: Cast) -> None:
    """Step 11: version 1.0 from 1 January 2022; until then Bram finds the old one, which says what comes."""
    fatima = cast.begins(FATIMA, "11", "1 juni 2021")
    fatima.get_by_label("Geldt vanaf").fill("2022-01-01")
    fatima.get_by_label("Proceseigenaar").fill(FATIMA)  # until she hands it over
    fatima.get_by_label("Wat is er anders?").fill("Je belt binnen drie dagen en tekent tot vijf uur per week zelf.")
    fatima.get_by_label("Wat geldt voor zaken die al lopen?").fill(RULE)
    fatima.get_by_role("button", name="Publiceer").click()
    expect(fatima.get_by_role("heading", name="Na de publicatie")).to_be_visible()
    expect(fatima.get_by_role("link", name=re.compile("versie 1.0"))).to_be_visible()
    bram = cast.page(BRAM)
    bram.goto("/vandaag")
    bram.keyboard.press("/")
    bram.keyboard.type("WMO-L-009")
    bram.keyboard.press("Enter")
    expect(bram).to_have_url(re.compile("/zoeken"))
    bram.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(bram.get_by_text(re.compile("nieuw vanaf 1 januari 2022", re.IGNORECASE)).first).to_be_visible()
    bram.get_by_role("main").get_by_role("link", name=PROCESS, exact=True).first.click()
    expect(bram.get_by_text("Geldt vanaf 1 januari 2022")).to_be_visible()
    expect(bram.get_by_text(RULE)).to_be_visible()
    _why_is_it_so(bram)


def _takes_the_place(page: Page) -> None:
    page.goto(_working_group(page))
    page.get_by_role("row", name=re.compile(SANNE)).locator("summary").click()
    page.get_by_role("link", name="Maakt plaats voor …").click()
    page.get_by_label("Wie komt ervoor in de plaats?").fill(BRAM)
    page.get_by_role("button", name="Wissel").click()
    expect(page.get_by_text(re.compile(f"{SANNE} maakte op 23 maart.* plaats voor {BRAM}"))).to_be_visible()


def _edit_in_the_table(page: Page) -> None:
    """Fatima changes a step in the table; the drawing is made of the same steps."""
    page.get_by_role("button", name="Bewerk in de stappentabel").click()
    expect(page.locator("[data-people] li")).to_have_count(1)
    first = page.locator("[data-rows] tr:visible").first.locator("[data-field=documentation]")
    first.fill("Vraag door: wat lukt er nu niet?")
    first.press("Tab")
    expect(page.locator("[data-status]")).to_have_text("Opgeslagen")


def _ask_for_advice(page: Page, olaf: Page) -> None:
    """The working group takes its question back from the steering group to ask for advice first."""
    page.goto(_group(page))
    asked = difference(page, TO_STEERING)
    asked.get_by_role("button", name="Neem terug").click()
    expect(said(page)).to_contain_text("ligt weer bij de werkgroep")
    lay_before(page, TO_STEERING, "Mag dit volgens het mandaat?", "Vraag advies")
    olaf.reload()


def _until_ready(page: Page, address: str) -> None:
    """The draft is made anew after the decision; then nothing stands in the way any more."""
    for _look in range(60):
        page.goto(address)
        if not page.get_by_text("Eerst nodig", exact=True).count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("something still stands in the way of adopting")


def _set_up(page: Page) -> None:
    expect(page.get_by_role("button", name="Niet goed")).to_have_count(6)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Bewaar wat is ingericht").click()
    expect(page.get_by_text("alles is ingericht", exact=True)).to_be_visible()
    page.get_by_label("Wat zag je?").first.fill(FINDING)
    page.get_by_role("button", name="Niet goed").first.click()
    expect(page.get_by_text(FINDING)).to_be_visible()
    page.get_by_role("button", name="Het is hersteld").click()
    expect(page.get_by_text("Opnieuw testen")).to_be_visible()
    good = page.get_by_role("button", name="Goed", exact=True)
    left = good.count()
    while left:
        good.first.click()
        left -= 1
        expect(good).to_have_count(left)
    expect(page.get_by_text("alles is goed", exact=True)).to_be_visible()
    expect(page.get_by_text(FINDING)).to_be_visible()


def _why_is_it_so(page: Page) -> None:
    """Bram points at the step that is signed and reads where it comes from and what was decided."""
    step = page.locator("[data-element]").filter(has=page.get_by_role("heading", name=TO_STEERING)).first
    step.get_by_role("link", name=re.compile("Waarom zo")).click()
    expect(step.get_by_text(re.compile(r"BESL-2021-\d{3}")).first).to_be_visible()
    expect(step.get_by_text(REASON).first).to_be_visible()
    for words in ("Landerd", "1 april 2021"):
        expect(step).to_contain_text(words)


def _working_group(page: Page) -> str:
    page.goto("/trajecten")
    page.get_by_role("link", name="Maashorst, sociaal domein").first.click()
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Werkgroepen").click()
    return page.get_by_role("link", name="Werkgroep Wmo", exact=True).get_attribute("href") or ""


def _group(page: Page) -> str:
    """Of the process of the story, by the list of the working group."""
    own_working_group(page)
    return page.get_by_role("main").get_by_role("link", name=PROCESS, exact=True).first.get_attribute("href") or ""


def group_of(page: Page) -> str:
    """The address of the group of the story, for who may see the traject."""
    page.goto(_working_group(page))
    group = page.get_by_role("main").get_by_role("link", name=PROCESS, exact=True).first.get_attribute("href")
    return group or ""
