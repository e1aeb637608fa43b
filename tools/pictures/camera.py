"""A browser that signs in to the demo and takes pictures of what a visitor sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

WIDE, PHONE = 1280, 390
HEIGHT = {WIDE: 800, PHONE: 760}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--lang=nl-NL"]


class Camera:
    """Opens pages as one of the people of the demo; a page stays open until the camera is put away."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._signed_in: dict[str, StorageState] = {}

    def page(self, name: str, width: int = WIDE, scheme: Literal["light", "dark"] = "light") -> Page:
        """A page of this width for who has this name."""
        if name not in self._signed_in:
            self._signed_in[name] = self._sign_in(name)
        return self._open(width, scheme, self._signed_in[name])

    def take(self, page: Page, path: Path) -> None:
        """Takes what the window shows, once it is at rest."""
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, animations="disabled")

    def _sign_in(self, name: str) -> StorageState:
        page = self._open(WIDE, "light", None)
        page.goto("/inloggen")
        page.get_by_role("button", name=name).click()
        page.wait_for_url("**/vandaag")
        state = page.context.storage_state()
        page.context.close()
        return state

    def _open(self, width: int, scheme: Literal["light", "dark"], state: StorageState | None) -> Page:
        context = self._browser.new_context(
            viewport={"width": width, "height": HEIGHT[width]},
            locale="nl-NL",
            base_url=self._address,
            color_scheme=scheme,
            storage_state=state,
        )
        context.set_default_timeout(60_000)
        return context.new_page()


@contextmanager
def camera(browser: Path, address: str) -> Iterator[Camera]:
    """A camera on the demo at this address."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        try:
            yield Camera(opened, address)
        finally:
            opened.close()
