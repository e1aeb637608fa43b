"""The pictures of the chapter 'Procesbibliotheek': one story, from a question to a better process.

Bram looks for the way to give more hours of help, misses something and says so. Anke, who owns the process, adjusts and
publishes it. Fatima hands another process over to her. Bram reads what changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from .camera import PHONE, Camera

BRAM, ANKE, FATIMA, KEES = "Bram van Lankveld", "Anke Schuurmans", "Fatima El Idrissi", "Kees Verstegen"
PROCESS = "Ophoging uren huishoudelijke hulp"
HANDED_OVER = "Tijdelijke spoedvoorziening Wmo"
expect.set_options(timeout=60_000)
REACTION = "Ik bespreek de uitkomst eerst met de inwoner, en bevestig die per brief. Dat staat hier niet."
ANSWER = "Dat klopt. Zo staat het nu in de nieuwe versie."
WHAT_IS_ASKED = "Wat werkt er niet, en hoe doe jij het?"


def take_guide(camera: Camera, folder: Path) -> None:
    """Plays the story in order; each scene leaves the demo as the next one needs it."""
    for scene in (_seek, _react, _hand_over, _today, _write, _publish, _answer, _read, _administer):
        scene(_Album(camera, folder))


@dataclass(frozen=True, slots=True)
class _Album:
    camera: Camera
    folder: Path

    def page(self, name: str, address: str, width: int = 1280) -> Page:
        page = self.camera.page(name, width)
        page.goto(address)
        return page

    def keep(self, page: Page, name: str, height: int = 0) -> None:
        """Takes what the window shows; a window of another height where the point lies lower."""
        if height:
            page.set_viewport_size({"width": 1280, "height": height})
        self.camera.take(page, self.folder / f"{name}.png")


def _seek(album: _Album) -> None:
    page = album.page(BRAM, "/vandaag")
    page.keyboard.press("/")
    page.keyboard.type("huishoudelijke hulp")
    expect(page.get_by_role("option").first).to_contain_text(PROCESS)
    album.keep(page, "zoeken")
    page.goto("/zoeken?q=huishoudelijke+hullp")
    album.keep(page, "antwoorden")
    page.get_by_role("link", name=PROCESS).first.click()
    page.get_by_role("button", name="bij de hand houden").click()
    page.goto("/processen")
    album.keep(page, "bibliotheek", 1040)


def _react(album: _Album) -> None:
    for width, name in ((1280, "reactie"), (PHONE, "reactie-telefoon")):
        page = _process(album, BRAM, PROCESS, width)
        page.get_by_role("link", name="Reageer op stap 3").click()
        field = page.get_by_label(WHAT_IS_ASKED)
        field.fill(REACTION)
        field.scroll_into_view_if_needed()
        page.mouse.move(0, 0)
        album.keep(page, name)
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.get_by_text("Je reactie is verstuurd.")).to_be_visible()
    page.get_by_role("button", name="Ik heb dit gelezen").click()


def _hand_over(album: _Album) -> None:
    page = _process(album, FATIMA, HANDED_OVER)
    page.goto(f"{_address(page)}/overdragen")
    page.get_by_label("Aan wie draag je over?").fill(ANKE)
    page.get_by_label("Wat neem je samen door?").fill(
        "Openstaande reacties\nControle per kwartaal\nAfspraak met het ziekenhuis over spoed"
    )
    page.get_by_role("button", name="Bied het proces aan").click()
    page = album.page(ANKE, f"{_address(page)}/overdragen")
    page.get_by_label("Openstaande reacties").check()
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    page.reload()
    album.keep(page, "overdragen")


def _today(album: _Album) -> None:
    album.keep(album.page(ANKE, "/vandaag"), "vandaag")
    album.keep(album.page(ANKE, "/vandaag", PHONE), "vandaag-telefoon")


def _write(album: _Album) -> None:
    page = _process(album, ANKE, PROCESS)
    page.get_by_role("button", name="Aanpassen").click()
    steps = page.locator("[data-rows] [data-field=label]")
    expect(page.locator("[data-people] li")).to_have_count(1)  # by then the editor listens to the keys
    steps.nth(2).focus()
    page.keyboard.press("Control+Enter")
    expect(steps.nth(3)).to_be_focused()
    page.keyboard.type("Uitkomst bespreken met de inwoner")
    for words in ("klantmanager Wmo", "Telefoon"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    expect(steps.nth(4)).to_be_focused()
    page.keyboard.type("Afspraken bevestigen per brief")
    page.keyboard.press("Tab")
    expect(page.locator("[data-status]")).to_have_text("Opgeslagen")
    album.keep(page, "editor", 1060)
    page.keyboard.type("klantmanager Wmo")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Opgeslagen")
    page.get_by_role("link", name="Tekenen").click()
    page.wait_for_timeout(1_500)  # the drawing fits itself to the window
    album.keep(page, "tekenen")


def _publish(album: _Album) -> None:
    page = _process(album, ANKE, PROCESS)
    page.goto(f"{_address(page)}/publiceren")
    page.get_by_label("Wat is er anders?").fill("Je bespreekt de uitkomst met de inwoner en bevestigt die per brief.")
    page.get_by_label("Wat geldt voor zaken die al lopen?").fill("Lopende aanvragen maak je af zoals je begon.")
    page.get_by_role("heading", level=1).click()
    album.keep(page, "publiceren", 1180)
    page.get_by_role("button", name="Publiceer").click()
    expect(page.locator("#meldingen")).to_contain_text("is gepubliceerd")


def _answer(album: _Album) -> None:
    page = album.page(ANKE, "/reacties")
    page.locator("main h2 a").first.click()
    page.get_by_label("Doorgevoerd").check()
    page.get_by_label("Je antwoord").fill(ANSWER)
    album.keep(page, "antwoord")
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_text("Je antwoord is verstuurd.")).to_be_visible()


def _read(album: _Album) -> None:
    page = _process(album, BRAM, PROCESS)
    page.locator("[data-nearby]:visible").wait_for()
    album.keep(page, "proces", 1020)
    album.keep(_process(album, BRAM, PROCESS, PHONE), "proces-telefoon")
    page.get_by_role("button", name="Ik heb dit gelezen").first.click()
    page = _process(album, BRAM, HANDED_OVER)
    page.get_by_role("button", name="Ik heb dit gelezen").first.click()
    page.get_by_role("link", name=re.compile("Een melding die")).first.click()
    album.keep(page, "oefencasus")
    album.keep(album.page(BRAM, "/mijn-werk"), "mijn-werk")


def _administer(album: _Album) -> None:
    album.keep(album.page(KEES, "/beheer"), "beheer")
    album.keep(album.page(FATIMA, "/processen/beheer"), "processen-beheren")


def _process(album: _Album, name: str, process: str, width: int = 1280) -> Page:
    page = album.page(name, f"/processen?tekst={process}", width)
    page.locator("main").get_by_role("link", name=process, exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(process)
    return page


def _address(page: Page) -> str:
    """Of the process whose page this is."""
    found = re.search(r"/processen/PROC-\d+", page.url)
    return found.group() if found else page.url
