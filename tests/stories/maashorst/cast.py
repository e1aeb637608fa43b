"""The people of the story, each in a window of their own, and the guide in which one begins a step."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

FATIMA, JOOST, MARLOES = "Fatima El Idrissi", "Joost van den Heuvel", "Marloes Verkuijlen"
RIA, THIJS, SANNE, HANS = "Ria Kuijpers", "Thijs Donkers", "Sanne Wijdeven", "Hans Peerenboom"
YUSUF, OLAF, ANKE, BRAM = "Yusuf Demir", "Olaf Jansen", "Anke Schuurmans", "Bram van Lankveld"
PROCESS = "Wmo: van melding tot besluit"


class Cast:
    """Gives the window of a person: who comes on for the first time signs in with one click."""

    def __init__(self, open_page: Callable[[], Page]) -> None:
        self._open_page = open_page
        self._pages: dict[str, Page] = {}
        self.begun: list[str] = []

    def page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._pages[name] = self._open_page()
            page.goto("/inloggen")
            page.get_by_role("button", name=name).click()
            expect(page).to_have_url(re.compile("/vandaag"))
        return self._pages[name]

    def begins(self, name: str, number: str, day: str) -> Page:
        """Begins a step in the guide: the date becomes that of the step, and it leads to where the step is played."""
        self.begun.append(number)
        page = self.page(name)
        page.goto("/demo/verhaal")
        page.get_by_role("button", name=f"Begin stap {number}", exact=True).click()
        expect(page.get_by_text(f"Demo: vandaag is {day}")).to_be_visible()
        return page


def tab(page: Page, name: str) -> None:
    """Goes to another page of the group."""
    page.get_by_role("navigation", name="Groep").get_by_role("link", name=name).click()
    expect(page.get_by_role("navigation", name="Groep").get_by_role("link", name=name)).to_have_attribute(
        "aria-current", "page"
    )


def own_working_group(page: Page) -> None:
    """Goes to the page of the working group that somebody is a member of."""
    page.goto("/processen")
    page.get_by_role("link", name="Mijn werkgroepen").click()
    page.get_by_role("main").get_by_role("link", name="Werkgroep Wmo", exact=True).click()
    expect(page.get_by_role("heading", name="Werkgroep Wmo", level=1)).to_be_visible()


def said(page: Page) -> Locator:
    """The messages of the product."""
    return page.locator("#meldingen")


def figure(page: Page, words: str) -> int:
    """The number that a figure of the funnel shows."""
    link = page.get_by_role("region", name="Voortgang van de harmonisatie").get_by_role("link", name=re.compile(words))
    return int(link.locator("strong").inner_text())


def fetched(page: Page, link: Locator, folder: Path) -> Path:
    """The file behind a link, under its own name."""
    with page.expect_download() as download:
        link.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
