"""What every page of a story must hold to, and how one looks at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

WIDE, PHONE = 1280, 390
PATIENCE = 60.0  # an upper bound for a slow machine; nothing is measured by it
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe().axe_script

Open = Callable[..., Page]  # the fixture `open_page`
Save = Callable[[Page, str], Any]  # the fixture `save_picture`

# What is right is not listed, nor where each part stands: that would take longer than the search. Nothing is loaded
# first: only rules that are not asked for look at style sheets and sounds.
FINDINGS = """async (asked) => (await axe.run({
    ...asked, resultTypes: ["violations"], selectors: false, preload: false,
})).violations"""
CONTRAST = "color-contrast"

# A colour that is on its way to another one is neither. A window behind another one may draw nothing: that never rests.
AT_REST = """async () => {
    const drawn = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const still = drawn.then(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    await Promise.race([still, new Promise((done) => setTimeout(done, 3000))]);
}"""


def axe(page: Page, *, contrast: bool = True) -> None:
    """No finding of axe-core: WCAG 2.2 A and AA, and best practice. `contrast` takes as long as all else together."""
    _finds_nothing(page, {"runOnly": RULES, "rules": {CONTRAST: {"enabled": contrast}}})


def axe_in_the_dark(page: Page) -> None:
    """Nothing but colours differs in the dark: no finding of axe-core about contrast there."""
    page.emulate_media(color_scheme="dark")
    _finds_nothing(page, {"runOnly": [CONTRAST]})
    page.emulate_media(color_scheme="light")


def _finds_nothing(page: Page, asked: dict[str, Any]) -> None:
    page.wait_for_load_state()
    page.evaluate(AT_REST)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found = page.evaluate(FINDINGS, asked)
    told = [
        f"{rule['id']}: {rule['help']}\n" + "\n".join(f"    {node['html'][:160]}" for node in rule["nodes"][:5])
        for rule in found
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def fits(page: Page) -> None:
    """Nothing makes the page wider than the window: on a phone one scrolls in one direction."""
    page.wait_for_load_state()
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window, f"{page.url}: {wide} px wide in a window of {window} px"


def looked_at(page: Page, name: str = "", save: Save | None = None, *, dark: bool = False) -> None:
    """Accessible and fits as it stands, wide and on a phone, also `dark`; with a name it is kept as a picture."""
    for width in (PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page, contrast=width == WIDE)  # its colours a page has at every width
        fits(page)
        if save:
            save(page, f"{name}-{width}")
    if dark:
        axe_in_the_dark(page)


class Console:
    """What the browser complained about on one page: refusals of the security policy, errors of scripts."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.complaints.append(f"{message.location.get('url')}: {message.text}")


def assert_no_csp_errors(console: Console) -> None:
    """The strict policy refused nothing and no script failed."""
    assert not console.complaints, "\n".join(console.complaints)


def picture(page: Page, folder: Path, name: str) -> Path:
    """Saves the whole page as a picture for whoever reads the test's outcome."""
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
