"""Somebody without a mouse: every key goes to the page, and every place where the focus stops is looked at."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Error, FilePayload, Page, expect
from tests.stories.checks import PATIENCE

MOST = 250  # stops before somebody would have given up
# What the focus is on: whether it can be seen, and is not under something else. A label may wear the ring of its field,
# the place of a drawing that of the drawing; the button inside a field of a date has the ring of the browser.
SEEN = """() => {
    window.known = true;
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const within = element.type === 'date' && !element.matches(':focus-visible');
    const around = ['label', '.stroomlijn-diagram__canvas'].map((name) => element.closest(name));
    const worn = within || [element, ...around].filter(Boolean).some((one) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)');
    });
    const boxes = [...element.getClientRects()];
    const uncovered = boxes.some((box) => [0.1, 0.5, 0.9].some((part) => {
        const at = document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2);
        return at && (element.contains(at) || at.contains(element) || at.closest('label')?.contains(element));
    }));
    return { what: `${element.localName} ${element.type ?? ''}`, place: element.tabIndex < 0, worn, uncovered };
}"""
NEW = "document.readyState !== 'loading' && !window.known"  # nothing was done here yet
TICKED = "document.activeElement.checked"
KEPT = "document.activeElement.value"
CHOSEN = "document.activeElement.selectedOptions[0].label"
# Chromium's names of roles, in those of ARIA.
ROLES = {"DisclosureTriangle": "summary", "Date": "date", "searchbox": "textbox"}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is, in the words a screen reader has for it."""

    role: str
    name: str

    def is_(self, role: str, name: str) -> bool:
        return self.role == role and name in self.name


class Hands:
    """Works a page by keyboard alone: Tab to a thing, then the key for it. `page` is there to look, never to click."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools = page.context.new_cdp_session(page)

    def go(self, address: str) -> None:
        """Opens a page and goes past its menus by the first stop, as on every page."""
        self.page.goto(address)
        self._past_the_menus()

    def skip(self) -> None:
        """To the content of the page that opens because of the last key, once it is there."""
        self.arrives()
        self._past_the_menus()

    def arrives(self) -> None:
        """Waits for the page that opens because of the last key."""
        until = time.monotonic() + PATIENCE
        while not self._is_new():
            assert time.monotonic() < until, f"{self.page.url}: no other page opens"
            self.page.wait_for_timeout(20)

    def _is_new(self) -> bool:
        try:
            return bool(self.page.evaluate(NEW))
        except Error:  # it is on its way
            return False

    def _past_the_menus(self) -> None:
        self.press("Tab")
        skip = self.stop()
        assert skip == Stop("link", "Naar de inhoud"), f"{self.page.url}: the first stop is {skip}"
        self.press("Enter")
        expect(self.page.locator("main")).to_be_focused()

    def to(self, role: str, name: str, key: str = "Tab") -> None:
        """Tab until the focus is on what has this role, with these words in its name; every stop is looked at."""
        passed = []
        for _ in range(MOST):
            stop = self.stop()
            if stop and stop.is_(role, name):
                return
            passed.append(stop)
            self.press(key)
        met = ", ".join(f"{stop.role} ‘{stop.name}’" for stop in dict.fromkeys(passed) if stop)
        raise AssertionError(f"{self.page.url}: {key} never reaches the {role} ‘{name}’, but {met}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> None:
        self.to("button", name)
        self.press("Enter")

    def link(self, name: str) -> None:
        self.to("link", name)
        self.press("Enter")

    def opens(self, name: str) -> None:
        """Unfolds what is folded under these words."""
        self.to("summary", name)
        self.press("Enter")

    def ticks(self, name: str, role: str = "checkbox") -> None:
        """So that it is chosen."""
        self.to(role, name)
        if not self.page.evaluate(TICKED):
            self.press("Space")
        assert self.page.evaluate(TICKED), name

    def writes(self, name: str, text: str, role: str = "textbox") -> None:
        """Over what stands in the field."""
        self.to(role, name)
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def chooses(self, name: str, option: str) -> None:
        """In a list, by its first letters."""
        self.to("combobox", name)
        self.page.keyboard.type(option)
        assert self.page.evaluate(CHOSEN) == option

    def dates(self, name: str, day: date) -> None:
        """Digit by digit, in whichever order this browser asks day, month and year."""
        self.to("date", name)
        for order in ("%d%m%Y", "%m%d%Y", "%Y%m%d"):
            self.page.keyboard.type(day.strftime(order))
            if self.page.evaluate(KEPT) == day.isoformat():
                return
            self.press("ArrowLeft", "ArrowLeft")
        raise AssertionError(f"{name} is {self.page.evaluate(KEPT)}, not {day}")

    def gives(self, name: str, file: FilePayload) -> None:
        """The window in which one chooses a file is not of the page; the field that opens it is reached by keyboard."""
        self.to("button", name)
        self.page.locator("input[type=file]:focus").set_input_files(file)

    def stop(self) -> Stop | None:
        """What has the focus, None on the page itself. It has a name, is seen to have the focus and is not covered.

        A place that only a script or a link goes to, such as the content or what went wrong, is read out as it stands.
        """
        seen = self.page.evaluate(SEEN)
        if seen is None:
            return None
        stop = self._heard()
        if not (stop.name and seen["uncovered"]):  # a live page may just be replacing it: what is amiss stays so
            self.page.wait_for_timeout(500)
            if (seen := self.page.evaluate(SEEN)) is None:
                return None
            stop = self._heard()
        if not seen["place"]:
            where = f"{self.page.url}: {seen['what']} {stop}"
            assert stop.name, f"{where} has no name"
            assert seen["worn"], f"{where} does not show that it has the focus"
            assert seen["uncovered"], f"{where} is out of sight"
        return stop

    def _heard(self) -> Stop:
        found = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})
        asked = {"objectId": found["result"]["objectId"], "fetchRelatives": False}
        node: dict[str, Any] = self._devtools.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
        role = str(node.get("role", {}).get("value", ""))
        return Stop(ROLES.get(role, role), str(node.get("name", {}).get("value", "")))
