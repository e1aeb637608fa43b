"""Writing a process by keyboard alone: from nothing, from a workbook, from what holds now."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.contexts.landscape.page_world import page_world
from tests.stories.checks import Open
from tests.stories.editor_page import begun, cell, names, saved
from tests.stories.keys import Hands
from tests.support import actor, analyst, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations.settling import settle

pytestmark = pytest.mark.browser


def test_a_process_is_begun_written_and_left_to_be_read(
    open_page: Open,
    traject_id: int,  # noqa: F811
    analyst: Account,  # noqa: F811
) -> None:
    page = open_page(account=analyst)
    hands = Hands(page)
    hands.go("/processen")
    hands.link("Nieuw proces")
    hands.skip()
    hands.writes("Hoe heet het proces?", "Melding aannemen")
    hands.press("Enter")
    first = page.locator("[data-rows] tr:visible").first.locator("[data-field=label]")
    expect(first).to_be_focused()
    page.keyboard.type("Melding lezen")
    hands.press("Tab")
    page.keyboard.type("Consulent")
    hands.press("Enter")
    expect(page.locator("[data-rows] tr:visible").nth(1).locator("[data-field=label]")).to_be_focused()
    page.keyboard.type("Inwoner bellen")
    hands.press("ArrowUp")
    expect(page.locator("[data-drawing]")).to_contain_text("Inwoner bellen")
    hands.press("ControlOrMeta+z")
    expect(page.locator("[data-drawing]")).not_to_contain_text("Inwoner bellen")
    hands.press("ControlOrMeta+Shift+Z")
    expect(page.locator("[data-drawing]")).to_contain_text("Inwoner bellen")
    hands.to("link", "Klaar", key="Shift+Tab")
    hands.press("Enter")
    expect(page.get_by_role("heading", name="Melding aannemen", level=1)).to_be_visible()
    assert Version.objects.get().step_count == 2
    hands.skip()
    hands.link("Verder met het concept")
    hands.skip()
    hands.link("Tekenen")
    hands.skip()
    hands.to("application", "Tekening van Melding aannemen")
    hands.press("Tab")
    hands.to("link", "Naar de tabel", key="Shift+Tab")
    hands.press("Enter")
    expect(first).to_have_value("Melding lezen")


def test_a_process_begins_with_a_workbook(open_page: Open, traject_id: int, analyst: Account) -> None:  # noqa: F811
    page = open_page(account=analyst)
    workbook = page.request.get("/inlezen/voorbeeld.xlsx").body()
    hands = Hands(page)
    hands.go("/processen/nieuw")
    hands.writes("Hoe heet het proces?", "Uit het werkboek")
    hands.gives("Begin met een bestand", {"name": "voorbeeld.xlsx", "mimeType": "", "buffer": workbook})
    hands.button("Begin het proces")
    expect(cell(page, 2, "label")).to_be_visible()


def test_rows_are_pasted_moved_and_taken_away(open_page: Open, analyst: Account) -> None:  # noqa: F811
    concept = begun(analyst, "Melding lezen", "Inwoner bellen")
    page = open_page(account=analyst, permissions=["clipboard-read", "clipboard-write"])
    hands = Hands(page)
    hands.go(f"/processen/PROC-{concept.process_id}/bewerken")
    hands.opens("Over dit proces")
    hands.writes("Aanleiding", "Een melding")
    hands.opens("2 Meer met deze stap")
    hands.button("Eén omhoog")
    saved(page)
    assert names(page) == ["Inwoner bellen", "Melding lezen"]
    assert page.locator("[data-rows] :focus").count(), "who moved a step is still in the table"
    hands.to("textbox", "2 Stap")
    page.evaluate("navigator.clipboard.writeText('Gesprek voeren\\tConsulent\\nBesluit nemen\\tTeamleider')")
    hands.press("ControlOrMeta+v")
    saved(page)
    assert {"Gesprek voeren", "Besluit nemen"} <= set(names(page))
    before = names(page)
    hands.opens("3 Meer met deze stap")
    hands.button("Haal deze stap weg")
    expect(page.locator("#meldingen")).to_contain_text("Stap 3 is weg.")
    saved(page)
    assert page.locator("[data-rows] :focus").count(), "who took a step away is still in the table"
    hands.press("ControlOrMeta+z")
    saved(page)
    assert names(page) == before


def test_what_holds_is_adjusted_and_the_concept_put_away(
    open_page: Open,
    traject_id: int,  # noqa: F811
    analyst: Account,  # noqa: F811
) -> None:
    world = page_world(traject_id)
    settle(world.process.pk)
    page = open_page(account=analyst)
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.button("Aanpassen")
    hands.skip()
    hands.opens("Meer")
    hands.button("Leg dit concept weg")
    expect(page.locator("#meldingen")).to_contain_text("Het concept is weggelegd.")
    hands.press("Tab", "Tab")
    hands.button("Ongedaan maken")
    expect(cell(page, 1, "label")).to_be_visible()
