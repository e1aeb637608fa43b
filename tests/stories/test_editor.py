"""The step-table editor in a browser: by keyboard alone, with two people at once, pasted from a spreadsheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect
from tests.stories.checks import Open, Save, looked_at
from tests.stories.editor_page import begun, cell, names, opened, paste, person, saved

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Version
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser


def test_a_process_is_made_by_keyboard_alone(open_page: Open, save_picture: Save) -> None:
    account = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    make_traject(Actor(account.pk, ""), name="Maashorst")
    page = open_page(account=account)
    page.goto("/processen/nieuw")
    looked_at(page, "nieuw-proces", save_picture, dark=True)
    keys = page.keyboard
    page.get_by_label("Hoe heet het proces?").focus()
    keys.type("Melding aannemen")
    keys.press("Enter")
    expect(page.locator("[data-rows] tr")).to_have_count(1)
    expect(page.get_by_text("Deze stap heeft nog geen naam.").first).to_be_visible()

    # Five steps: Tab to the next cell, Enter to the next row, which is made where there is none.
    for number, (label, role) in enumerate(
        [
            ("Melding lezen", "Consulent"),
            ("Inwoner bellen", "Consulent"),
            ("Besluit nemen", "Teamleider"),
            ("Brief sturen", "Administratie"),
            ("Dossier sluiten", "Administratie"),
        ],
        1,
    ):
        expect(cell(page, number, "label")).to_be_focused()
        keys.type(label)
        keys.press("Tab")
        keys.type(role)
        keys.press("Shift+Tab")
        if number < 5:
            keys.press("Enter")
    keys.press("ArrowUp")
    saved(page)
    drawing = page.locator("[data-drawing]")
    expect(drawing).to_contain_text("Dossier sluiten")
    expect(page.get_by_text("heeft nog geen naam")).to_have_count(0)

    # A decision with two answers, in words.
    cell(page, 3, "question").focus()
    keys.type("Akkoord?")
    keys.press("Tab")
    expect(cell(page, 3, "text")).to_have_value("ja: 4; nee: einde")
    keys.press("Control+a")
    keys.type("ja: 4; nee: 5")
    keys.press("Enter")
    saved(page)
    expect(drawing).to_contain_text("nee")
    looked_at(page, "bewerken", save_picture, dark=True)

    # Back and forth, and a step that moves.
    keys.press("Control+z")
    expect(cell(page, 3, "text")).to_have_value("ja: 4; nee: einde")
    keys.press("Control+Shift+Z")
    expect(cell(page, 3, "text")).to_have_value("ja: 4; nee: 5")
    cell(page, 2, "label").focus()
    keys.press("Alt+ArrowUp")
    saved(page)
    assert names(page)[:2] == ["Inwoner bellen", "Melding lezen"]
    expect(page.locator(":focus")).to_have_value("Inwoner bellen")

    # What cannot be understood stays where it was typed, with why.
    cell(page, 1, "text").focus()
    keys.type("naar Piet")
    keys.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("begrijpen we niet")
    expect(cell(page, 1, "text")).to_have_value("naar Piet")
    cell(page, 1, "text").focus()
    keys.press("Escape")
    page.reload()
    assert names(page)[:2] == ["Inwoner bellen", "Melding lezen"]
    assert Version.objects.get().step_count == 5


def test_two_people_see_each_other_and_lose_nothing(open_page: Open, save_picture: Save) -> None:
    fatima, noor = person("fatima@voorbeeld.nl", "Fatima El Idrissi"), person("noor@voorbeeld.nl", "Noor Bakker")
    concept = begun(fatima, "Melding lezen", "Inwoner bellen", "Besluit nemen")
    address = f"/processen/PROC-{concept.process_id}/bewerken"
    one, two = open_page(account=fatima), open_page(account=noor)
    for page in (one, two):
        page.goto(address)
    expect(one.get_by_text("Noor Bakker is hier")).to_be_attached()
    cell(two, 2, "label").focus()
    expect(one.locator("[data-rows] tr").nth(1).locator("[data-there]")).to_have_text("NB")

    # What one types arrives at the other, also while they type elsewhere.
    cell(one, 1, "documentation").fill("Nog bezig")
    cell(two, 3, "label").fill("Besluit nemen en opschrijven")
    two.keyboard.press("Tab")
    expect(cell(one, 3, "label")).to_have_value("Besluit nemen en opschrijven")
    expect(cell(one, 1, "documentation")).to_have_value("Nog bezig")
    expect(one.locator("[data-drawing]")).to_contain_text("opschrijven")
    one.keyboard.press("Tab")
    expect(cell(two, 1, "documentation")).to_have_value("Nog bezig")

    # Both in one cell: the second is told, with both texts, and chooses.
    cell(one, 2, "label").fill("Inwoner terugbellen")
    cell(two, 2, "label").fill("Inwoner mailen")
    two.keyboard.press("Tab")
    saved(two)
    cell(one, 2, "label").press("Tab")
    note = one.get_by_role("alert")
    expect(note).to_contain_text("Jouw tekst: Inwoner terugbellen")
    expect(note).to_contain_text("Nu staat er: Inwoner mailen")
    looked_at(one, "samen-bewerken", save_picture, dark=True)
    one.get_by_role("button", name="Gebruik mijn tekst").click()
    expect(cell(two, 2, "label")).to_have_value("Inwoner terugbellen")

    # Each undoes their own.
    two.get_by_role("button", name="Ongedaan maken").first.click()
    expect(two.locator(".stroomlijn-toast")).to_contain_text("daarna heeft iemand anders")
    one.get_by_role("button", name="Ongedaan maken").first.click()
    expect(cell(two, 2, "label")).to_have_value("Inwoner mailen")


def test_rows_are_pasted_from_a_spreadsheet_and_what_does_not_fit_is_kept(open_page: Open) -> None:
    fatima = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    concept = begun(fatima, "Melding lezen")
    page = open_page(account=fatima)
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    pasted = "Stap\tWie\tSysteem\nBellen\tConsulent\tZaaksysteem\n\tTeamleider\t\nBesluiten\tTeamleider\t\n"
    paste(cell(page, 1, "label"), pasted)
    expect(page.locator("[data-rows] tr")).to_have_count(3)
    assert names(page) == ["Melding lezen", "Bellen", "Besluiten"]
    expect(page.locator("[data-left-out]")).to_contain_text("Teamleider")

    paste(cell(page, 1, "system"), "Post\nTelefoon\nPapier\nFax\n")
    expect(cell(page, 3, "system")).to_have_value("Papier")
    expect(page.locator("[data-left-out]")).to_contain_text("Fax")
    page.get_by_role("button", name="Gezien").click()
    expect(page.locator("[data-left-out]")).to_be_hidden()
    page.get_by_role("button", name="Ongedaan maken").first.click()
    expect(cell(page, 2, "system")).to_have_value("Zaaksysteem")


def test_a_table_with_decisions_is_pasted_on_an_empty_row_and_undone_at_once(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen")
    cell(page, 1, "label").focus()
    page.keyboard.press("Control+Enter")
    lines = [
        "11\tToetsen\tToetser\tVolledig?\tja: 12; nee: einde",
        "12\tBesluiten\tTeamleider van de afdeling inkomen\t\t",
    ]
    paste(cell(page, 2, "label"), "\n".join(["Nr\tStap\tWie\tBeslissing\tVervolg", *lines]))
    expect(cell(page, 2, "text")).to_have_value("ja: 3; nee: einde")
    assert names(page) == ["Melding lezen", "Toetsen", "Besluiten"]
    wide = cell(page, 3, "role").locator("xpath=..")
    assert wide.evaluate("(cell) => cell.clientHeight > 50 && cell.scrollWidth <= cell.clientWidth")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-rows] tr")).to_have_count(2)
    expect(page.locator("[data-rows] :focus")).to_have_count(1)
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator("[data-rows] tr")).to_have_count(3)


def test_a_step_goes_down_as_often_as_one_presses(open_page: Open) -> None:
    page = opened(open_page, "Een", "Twee", "Drie", "Vier")
    cell(page, 1, "label").focus()
    for _ in range(3):
        page.keyboard.press("Alt+ArrowDown")
    saved(page)
    page.reload()
    assert names(page) == ["Twee", "Drie", "Vier", "Een"]


def test_without_a_connection_one_goes_on_and_all_arrives_later(open_page: Open) -> None:
    fatima = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    concept = begun(fatima, "Melding lezen")
    page = open_page(account=fatima)
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    page.context.set_offline(True)
    cell(page, 1, "label").fill("Melding goed lezen")
    page.keyboard.press("Enter")
    page.keyboard.type("Inwoner bellen")
    page.keyboard.press("Tab")
    expect(page.locator("[data-status]")).to_contain_text("Geen verbinding")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert names(page) == ["Melding goed lezen", "Inwoner bellen"]


def test_a_step_goes_with_a_word_and_comes_back(open_page: Open) -> None:
    fatima = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    concept = begun(fatima, "Melding lezen", "Inwoner bellen")
    page = open_page(account=fatima)
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    page.locator("[data-rows] tr").nth(1).locator("summary").click()
    page.get_by_role("button", name="Haal deze stap weg").click()
    toast = page.locator(".stroomlijn-toast")
    expect(toast).to_contain_text("Stap 2 is weg.")
    assert names(page) == ["Melding lezen"]
    toast.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-rows] tr")).to_have_count(2)
    assert names(page) == ["Melding lezen", "Inwoner bellen"]


def test_what_was_refused_is_told_and_kept_until_it_is_put_right_or_given_up(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen", "Inwoner bellen", "Besluit nemen")
    unsaved, status = "1 vak niet opgeslagen", page.locator("[data-status]")
    cell(page, 1, "question").fill("Akkoord?")
    cell(page, 1, "text").fill("naar Piet")
    page.get_by_role("link", name="Klaar").click()
    expect(status).to_have_text(unsaved)
    expect(page.locator(".stroomlijn-toast")).to_contain_text("Nog niet alles is opgeslagen")
    assert page.url.endswith("/bewerken")

    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(status).to_have_text(unsaved)
    expect(cell(page, 1, "text")).to_have_value("naar Piet")
    expect(page.get_by_role("alert")).to_contain_text("begrijpen we niet")

    # Another change does not touch it; Ctrl+Z gives it up.
    cell(page, 2, "label").fill("Inwoner mailen")
    page.keyboard.press("Tab")
    expect(page.locator("[data-drawing]")).to_contain_text("Inwoner mailen")
    expect(cell(page, 1, "text")).to_have_value("naar Piet")
    stored = cell(page, 1, "text").evaluate("field => field.shown")
    cell(page, 1, "text").focus()
    page.keyboard.press("Control+z")
    expect(cell(page, 1, "text")).to_have_value(stored)
    expect(page.get_by_role("alert")).to_have_count(0)
    saved(page)
    expect(cell(page, 2, "label")).to_have_value("Inwoner mailen")

    # Put right, it is saved, and one is ready.
    cell(page, 1, "text").fill("naar Jan")
    page.keyboard.press("Tab")
    expect(status).to_have_text(unsaved)
    cell(page, 1, "text").fill("ja: 3; nee: einde")
    page.get_by_role("link", name="Klaar").click()
    expect(page).not_to_have_url(re.compile("/bewerken"))
    assert asked == ["beforeunload"]
    graph = process_from_json(Version.objects.get().graph)
    assert {flow.label for flow in graph.flows if flow.label} == {"ja", "nee"}


def test_an_answer_that_comes_late_leaves_the_cell_alone_that_one_types_in(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen", "Inwoner bellen", "Besluit nemen")
    held: list[Route] = []
    command = page.locator("[data-editor]").get_attribute("data-command")
    page.route(f"**{command}", lambda route: held.append(route))
    cell(page, 1, "question").focus()
    page.keyboard.type("Akkoord?")
    page.keyboard.press("Tab")
    page.keyboard.type("ja: 2")
    expect(cell(page, 1, "text")).to_have_value("ja: 2")
    with page.expect_response(f"**{command}"):
        held.pop().continue_()
    page.unroute(f"**{command}")
    page.keyboard.type("; nee: 3")
    expect(cell(page, 1, "text")).to_have_value("ja: 2; nee: 3")
    page.keyboard.press("Tab")
    saved(page)
    page.reload()
    expect(cell(page, 1, "text")).to_have_value("ja: 2; nee: 3")


def test_what_is_typed_before_the_page_is_ready_is_saved(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen", "Inwoner bellen")
    held: list[Route] = []
    page.route("**/scripts/editor-paste*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    cell(page, 1, "label").fill("Melding goed lezen")
    cell(page, 2, "label").fill("Inwoner mailen")
    held.pop().continue_()
    page.unroute("**/scripts/editor-paste*.js")
    expect(page.locator("[data-drawing]")).to_contain_text("goed lezen")
    page.keyboard.press("Tab")
    saved(page)
    page.reload()
    assert names(page) == ["Melding goed lezen", "Inwoner mailen"]


def test_keys_that_are_pressed_before_the_page_is_ready_are_done(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen", "Dossier sluiten")
    held: list[Route] = []
    page.route("**/scripts/editor-paste*.js", lambda route: held.append(route))
    with page.expect_request("**/scripts/editor-paste*.js"):
        page.reload(wait_until="commit")
    cell(page, 1, "label").focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Bellen")
    page.keyboard.press("Tab")
    page.keyboard.type("Consulent")
    held.pop().continue_()
    page.unroute("**/scripts/editor-paste*.js")
    expect(cell(page, 2, "label")).to_have_value("Bellen")
    expect(cell(page, 2, "role")).to_have_value("Consulent")
    page.keyboard.press("Tab")
    saved(page)
    page.reload()
    assert names(page) == ["Melding lezen", "Bellen", "Dossier sluiten"]


def test_a_known_werkrol_is_spelled_as_known_and_a_question_that_moves_is_told(open_page: Open) -> None:
    page = opened(open_page, "Melding lezen", "Inwoner bellen", "Besluit nemen")
    cell(page, 2, "role").fill("CONSULENT")
    page.keyboard.press("Tab")
    expect(cell(page, 2, "role")).to_have_value("Consulent")
    cell(page, 2, "question").fill("Akkoord?")
    page.keyboard.press("Tab")
    saved(page)
    page.locator("[data-rows] tr").nth(1).locator("summary").click()
    page.get_by_role("button", name="Haal deze stap weg").click()
    expect(page.locator(".stroomlijn-toast")).to_contain_text("staat nu bij stap 1.")
    expect(cell(page, 1, "question")).to_have_value("Akkoord?")
