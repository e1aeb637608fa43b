"""The pictures of the chapter 'Maashorst': what an analyst and a working group see, each in the step of its story."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .camera import PHONE, WIDE, Camera

GOING = ("Melding nakijken op volledigheid", "Verslag bespreken met een collega", "Inwoner bellen over het besluit")
TOETS = "Naar de toets"
BEFORE_OTHERS = {
    "Inwoner bellen binnen drie werkdagen": TOETS,
    "Beschikking toetsen": TOETS,
    "Beschikking tekenen": "Naar de stuurgroep",
}
FATIMA, RIA, HANS = "Fatima El Idrissi", "Ria Kuijpers", "Hans Peerenboom"


def take_maashorst(camera: Camera, folder: Path) -> None:
    """Begins the steps of the guide in order, so that every picture shows its own day."""
    fatima, ria = camera.page(FATIMA), camera.page(RIA)
    _landscapes(camera, fatima, folder)
    _workshop(camera, ria, folder)
    _documents(camera, camera.page(HANS), folder)
    _toets(camera, ria, folder)
    _improving(camera, fatima, folder)


def _landscapes(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "3")
    page.locator("#lijst").evaluate("heading => heading.scrollIntoView()")
    camera.take(page, folder / "groepen.png")
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Overzicht").click()
    camera.take(page, folder / "landschappen.png")
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Besluiten").click()
    camera.take(page, folder / "besluiten.png")


def _workshop(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "5")
    group = page.url
    camera.take(page, folder / "workshop.png")
    _on_phone(camera, RIA, group, folder / "workshop-telefoon.png")
    page.get_by_role("link", name="Groot scherm").or_(page.get_by_role("button", name="Groot scherm")).first.click()
    camera.take(page, folder / "groot-scherm.png")
    page.goto(group)
    _decide(page, camera.page(FATIMA), group)
    page.goto("/processen")
    page.get_by_role("link", name="Mijn werkgroepen").click()
    page.get_by_role("main").get_by_role("link", name="Werkgroep Wmo", exact=True).click()
    expect(page.get_by_role("heading", name="Werkgroep Wmo", level=1)).to_be_visible()
    camera.take(page, folder / "werkgroep.png")


def _decide(page: Page, analyst: Page, group: str) -> None:
    """As the working group does it: three steps go, two questions lie before colleagues, one before those who steer."""
    for label in GOING:
        asked = _difference(page, label)
        asked.get_by_role("radio", name=re.compile("^Laten vervallen")).check()
        asked.get_by_label("Waarom deze keuze?").fill("Dit gebeurt al op een andere plek.")
        asked.get_by_role("button", name=re.compile("^Leg vast")).click()
        _until_told(page, "is vastgelegd")
    for label, to in BEFORE_OTHERS.items():
        asked = _difference(page, label)
        asked.get_by_text("Leg dit voor aan anderen").click()
        asked.get_by_label("Wat vraag je?").fill(f"{label}: werkt dit ook bij jullie?")
        asked.get_by_role("button", name=to).click()
        _until_told(page, "is voorgelegd")
    analyst.goto(f"{group}/alles-besluiten")
    for without_majority in analyst.get_by_role("combobox").filter(has_text="Geen meerderheid").all():
        without_majority.select_option(index=1)
    analyst.get_by_label("Reden").fill("Zo werkt het nu het best.")
    analyst.get_by_role("button", name=re.compile("^Leg (vast zoals de meeste|deze keuzes)")).click()
    _until_told(analyst, "besluiten vastgelegd")


def _difference(page: Page, label: str) -> Locator:
    found = page.locator("details[data-difference]").filter(has=page.get_by_role("heading", name=label, exact=True))
    if found.get_attribute("open") is None:
        found.get_by_role("heading").click()
    return found


def _until_told(page: Page, words: str) -> None:
    """Until it is recorded and the draft was made anew."""
    expect(page.locator("#meldingen").get_by_text(words)).to_be_visible()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)


def _documents(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "6")
    page.get_by_role("heading", name=re.compile("^Ontvangstbevestiging")).get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.set_viewport_size({"width": WIDE, "height": 700})
    camera.take(page, folder / "documenten-naast-elkaar.png")


def _toets(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "7")
    page.get_by_role("button", name="Maak de kaart").click()
    page.get_by_role("link", name="Bekijk de kaart").click()
    camera.take(page, folder / "toetskaart.png")
    _on_phone(camera, RIA, page.url, folder / "toetskaart-telefoon.png")


def _improving(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "8")
    camera.take(page, folder / "verbeteren.png")
    page.get_by_role("navigation", name="Groep").get_by_role("link", name="Vaststellen").click()
    camera.take(page, folder / "vaststellen.png")


def _begin(page: Page, number: str) -> None:
    page.goto("/demo/verhaal")
    page.get_by_role("button", name=f"Begin stap {number}", exact=True).click()
    expect(page.get_by_text("Demo: vandaag is")).to_be_visible()


def _on_phone(camera: Camera, name: str, address: str, path: Path) -> None:
    page = camera.page(name, PHONE)
    page.goto(address)
    camera.take(page, path)
    page.context.close()
