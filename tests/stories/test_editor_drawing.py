"""Drawing a concept with bpmn-js in a browser, also while others write in its table."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from tests.stories.checks import Open, Save, axe, fits
from tests.stories.editor_page import SAVED, begun, cell, names, opened, person, saved

pytestmark = pytest.mark.browser


def test_who_wants_to_draw_draws_on_the_same_concept(open_page: Open, save_picture: Save) -> None:
    fatima = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    concept = begun(fatima, "Melding lezen", "Inwoner bellen")
    page = open_page(account=fatima)
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    page.get_by_role("link", name="Tekenen").click()
    shape = page.locator(".djs-shape").filter(has_text="Inwoner bellen")
    tools_are_dutch(page, shape)
    shape.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("Inwoner mailen")
    page.locator(".djs-container svg").first.click(position={"x": 300, "y": 20})
    page.get_by_role("button", name="Bewaar de tekening").click()
    expect(page.locator("[data-status]")).to_have_text(SAVED)
    expect(page.locator(".bjs-powered-by")).to_be_visible()
    axe(page)
    save_picture(page, "tekenen-1280")
    page.set_viewport_size({"width": 390, "height": 844})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Naar de tabel").click()
    expect(cell(page, 2, "label")).to_have_value("Inwoner mailen")


def tools_are_dutch(page: Page, shape: Locator) -> None:
    expect(page.get_by_role("button", name="Maak een splitsing")).to_be_visible()
    shape.click()
    page.locator(".djs-context-pad [data-action=replace]").click()
    expect(page.locator(".djs-popup").get_by_text("Stap met de hand")).to_be_visible()
    said = "all => all.map(one => one.title || one.ariaLabel)"
    titles = page.eval_on_selector_all(".djs-container :is([title], [role=button])", said)
    assert "Verander de soort" in titles
    labels = page.locator(".djs-popup .djs-popup-label").all_inner_texts()
    english = {"activate", "append", "create", "element", "elements", "task", "gateway", "event", "process"}
    assert [words for words in [*filter(None, titles), *labels] if english & set(words.lower().split())] == []
    page.keyboard.press("Escape")


def test_who_draws_while_others_write_loses_nothing(open_page: Open) -> None:
    table = opened(open_page, "Melding lezen", "Inwoner bellen")
    page = table.context.new_page()
    page.goto(table.url.replace("/bewerken", "/tekenen"))
    _rename(page, "Inwoner bellen", "Inwoner mailen")
    cell(table, 1, "label").fill("Melding goed lezen")
    table.keyboard.press("Control+Enter")
    table.keyboard.type("Dossier maken")
    table.keyboard.press("Tab")
    saved(table)
    page.get_by_role("button", name="Bewaar de tekening").click()
    expect(page.locator("[data-status]")).to_have_text(SAVED)
    expect(page.get_by_role("button", name="Bewaar de tekening")).to_be_disabled()
    expect(page.locator(".djs-shape").filter(has_text="Dossier maken")).to_be_visible()
    expect(cell(table, 3, "label")).to_have_value("Inwoner mailen")
    assert names(table) == ["Melding goed lezen", "Dossier maken", "Inwoner mailen"]

    expect(page.get_by_role("button", name="Bewaar mijn tekening als bestand")).to_be_hidden()

    # Both wrote in the same step: what stands there stays, and the drawing can be kept as a file.
    _rename(page, "Inwoner mailen", "Inwoner schrijven")
    cell(table, 3, "label").fill("Inwoner bezoeken")
    table.keyboard.press("Tab")
    saved(table)
    page.get_by_role("button", name="Bewaar de tekening").click()
    expect(page.locator("[data-status]")).to_contain_text("Iemand anders was je voor")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar mijn tekening als bestand").click()
    assert "Inwoner schrijven" in kept.value.path().read_text(encoding="utf-8")
    asked: list[str] = []
    page.on("dialog", lambda dialog: _answered(dialog, asked))
    page.get_by_role("link", name="Naar de tabel").click()
    expect(cell(page, 3, "label")).to_have_value("Inwoner bezoeken")
    assert asked == ["beforeunload"]


def _answered(dialog: Dialog, asked: list[str]) -> None:
    asked.append(dialog.type)
    dialog.accept()


def _rename(page: Page, before: str, after: str) -> None:
    page.locator(".djs-shape").filter(has_text=before).dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(after)
    page.locator(".djs-container svg").first.click(position={"x": 300, "y": 20})
    expect(page.locator("[data-status]")).to_have_text("Nog niet opgeslagen")
