"""Takes the pictures of the documentation from a running demo, so that they can be taken again after a change.

    make demo
    .venv/bin/python -m tools.take_pictures [ADDRESS]

ADDRESS is where the demo runs, http://localhost:8000 when not given. Writes docs/pictures/*.png; exit code 1 with one
sentence when there is no demo or no browser.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright
from tools.ensure_browser import browser_path

PICTURES = Path(__file__).resolve().parent.parent / "docs/pictures"
SIZE = {"width": 1280, "height": 800}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ANALYST = "Fatima El Idrissi"


def main(address: str = "http://localhost:8000") -> int | str:
    """Signs in as the analyst of the demo and takes each picture."""
    browser = browser_path()
    if browser is None:
        return "Er is geen Chromium: draai eerst tools/ensure_browser.py."
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        page = opened.new_page(viewport=SIZE, locale="nl-NL", base_url=address, color_scheme="light")
        try:
            _take_all(page)
        except Error as error:
            return f"Op {address} draait geen demo die zo ver is: {str(error).splitlines()[0]}"
        finally:
            opened.close()
    return 0


def _take_all(page: Page) -> None:
    page.goto("/inloggen")
    page.get_by_role("button", name=ANALYST).click()
    page.goto("/trajecten")
    page.locator("main a[href^='/trajecten/']").first.click()
    _take(page, "traject")
    _open_group_in_work(page)
    _take(page, "groep")
    page.goto("/processen")
    page.locator("main a[href^='/processen/PROC-']").first.click()
    _take(page, "proces")


def _open_group_in_work(page: Page) -> None:
    """The first group that is being merged and still has differences to decide."""
    page.goto(f"{page.url}/groepen?stap=samenvoegen")
    links = page.locator("main a[href^='/groepen/GROEP-']")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    for address in addresses:
        page.goto(address)
        if page.get_by_text("Wordt samengevoegd").count():
            return


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
