"""A page that does not exist still says what one can do, in our own look, for everybody."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.stories.checks import axe, fits


def test_an_unknown_address_gives_a_page_one_can_leave(page: Page, phone: Page) -> None:
    for window in (page, phone):
        answer = window.goto("/bestaat-niet")
        assert answer is not None and answer.status == 404
        window.get_by_role("heading", name="Deze pagina bestaat niet").wait_for()
        assert window.get_by_role("link", name="Naar het begin").is_visible()
        font = window.evaluate("getComputedStyle(document.body).fontFamily")
        assert "Atkinson" in font, "the stylesheet did not arrive"
        axe(window)
        fits(window)
