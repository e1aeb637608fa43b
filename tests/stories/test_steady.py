"""Nothing on a page moves by itself while one looks at it, searches or types."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.contexts.landscape.page_world import PageWorld, page_world
from tests.stories.checks import Open
from tests.stories.editor_page import begun, cell, saved
from tests.support import actor, analyst, employee, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import ReadMark
from stroomlijn.landscape.operations.settling import settle

pytestmark = pytest.mark.browser

MOST = 0.1  # 'good' by the measure of Cumulative Layout Shift
# Also what moves within half a second of a key counts: who types must not lose the line either.
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    window.moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node?.nodeName))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


@pytest.fixture
def world(traject_id: int, employee: Account) -> PageWorld:  # noqa: F811
    """A process that changed since the employee read it, so that every part of the pages has something to show."""
    made = page_world(traject_id, employee)
    made.second.asks_reading_of = made.second.werkrol_keys = ["consulent wmo"]
    made.second.save()
    ReadMark.objects.create(account=employee, process=made.process, version=made.first)
    settle(made.process.pk)
    return made


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_stand_still_from_the_first_moment(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
    width: int,
) -> None:
    page = watched(open_page(width, account=employee))
    addresses = ("/vandaag", "/processen", "/processen/mijn", f"/processen/{world.process.number}", "/zoeken?q=gesprek")
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        stood_still(page)


def test_answers_come_over_the_page_and_do_not_push_it(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
) -> None:
    page = watched(open_page(account=employee))
    page.goto("/vandaag")
    page.keyboard.press("/")
    for word in ("gesprek", " thuis", " voeren"):
        page.keyboard.type(word)
        expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    stood_still(page)


def test_the_star_moves_nothing(open_page: Open, world: PageWorld, employee: Account) -> None:  # noqa: F811
    page = watched(open_page(account=employee))
    page.goto(f"/processen/{world.process.number}")
    star = page.get_by_role("button", name="bij de hand houden")
    star.focus()
    with page.expect_response("**/favoriet"):
        page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    stood_still(page)


def test_typing_in_the_table_moves_nothing_but_what_one_adds(open_page: Open, analyst: Account) -> None:  # noqa: F811
    concept = begun(analyst, "Melding lezen", "Inwoner bellen", "Besluit nemen")
    page = watched(open_page(account=analyst))
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    cell(page, 1, "label").focus()
    page.keyboard.press("End")
    page.keyboard.type(" en bespreken")
    page.keyboard.press("Tab")
    page.keyboard.type(" Wmo")
    page.keyboard.press("Tab")
    expect(page.locator("[data-drawing]")).to_contain_text("bespreken")
    saved(page)
    stood_still(page)


def watched(page: Page) -> Page:
    page.add_init_script(WATCH)
    return page


def stood_still(page: Page) -> None:
    page.evaluate(DRAWN)
    moved = page.evaluate("window.moved")
    assert sum(value for value, *_parts in moved) < MOST, f"{page.url}: {moved}"
