"""What people did has the date of the story on every page, and what they print too."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from playwright.sync_api import Page

from .adopting import group_of
from .cast import ANKE, BRAM, FATIMA, JOOST, Cast
from .living import process_of


def no_page_stands_on_the_real_day(cast: Cast) -> None:
    """Nowhere is the year in which the story is played; the audit, that has it, is for who administers."""
    year = str(timezone.localdate().year)
    for name in (FATIMA, JOOST, ANKE, BRAM):
        page = cast.page(name)
        for address in list(_addresses(page, name)):
            answer = page.goto(address)
            assert answer is not None and answer.ok, f"{address}, {name}"
            assert year not in page.get_by_role("main").inner_text(), f"{address}, {name}"


def _addresses(page: Page, name: str) -> Iterator[str]:
    yield from ("/vandaag", "/berichten", "/reacties/mijn", "/gelezen")
    process = process_of(page)
    yield from (process, f"{process}?versie=1.0")
    if name == FATIMA:
        group = group_of(page)
        yield from (f"{group}{tab}" for tab in ("", "/documenten", "/toets", "/verbeteren", "/vaststellen"))
        yield from ("/besluiten", "/besluiten/besluitenregister")
