"""The pictures of the chapter 'Maashorst': what an analyst and a working group see, each in the step of its story."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .camera import PHONE, Camera

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
    camera.take(page, folder / "groepen.png")
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Landschappen").click()
    camera.take(page, folder / "landschappen.png")
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Besluiten").click()
    camera.take(page, folder / "besluiten.png")


def _workshop(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "5")
    camera.take(page, folder / "workshop.png")
    _on_phone(camera, RIA, page.url, folder / "workshop-telefoon.png")
    page.goto("/processen")
    page.get_by_role("link", name="Mijn werkgroepen").click()
    page.get_by_role("main").get_by_role("link", name="Werkgroep Wmo", exact=True).click()
    expect(page.get_by_role("heading", name="Werkgroep Wmo", level=1)).to_be_visible()
    camera.take(page, folder / "werkgroep.png")


def _documents(camera: Camera, page: Page, folder: Path) -> None:
    _begin(page, "6")
    page.get_by_role("heading", name=re.compile("^Ontvangstbevestiging")).get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
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
