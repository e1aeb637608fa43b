"""The three pictures of the README: the funnel, a group, the process that came out of it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from .camera import Camera

ANALYST, EMPLOYEE = "Fatima El Idrissi", "Bram van Lankveld"


def take_readme(camera: Camera, folder: Path) -> None:
    """As the analyst sees them, and the last one as somebody who does the work."""
    page = camera.page(ANALYST)
    page.goto("/trajecten")
    page.locator("main a[href^='/trajecten/']").first.click()
    camera.take(page, folder / "traject.png")
    _open_group_in_work(page)
    camera.take(page, folder / "groep.png")
    page = camera.page(EMPLOYEE)
    page.goto("/processen?tekst=plan+van+aanpak+schuldhulp")
    page.locator("section[aria-labelledby=alle] a[href^='/processen/PROC-']").first.click()
    camera.take(page, folder / "proces.png")


def _open_group_in_work(page: Page) -> None:
    """The first group that is being merged and still has differences to decide."""
    page.goto(f"{page.url}/groepen?stap=samenvoegen")
    links = page.locator("main a[href^='/groepen/GROEP-']")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    for address in addresses:
        page.goto(address)
        if page.get_by_text("Wordt samengevoegd").count():
            return
