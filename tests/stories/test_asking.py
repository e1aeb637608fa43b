"""What may be one all the same, answered by keyboard: groups of one name, steps that stand alone, one step of a row.
Whatever one does, one stands where one was.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.contexts.harmonisation.conftest import epml
from tests.stories.checks import Open, axe, looked_at
from tests.stories.waiting import wait_for_worker
from tests.support import actor, analyst, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Bond, Group, Judgement
from stroomlijn.harmonisation.operations import choosing, drafting, grouping
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations import imports

pytestmark = pytest.mark.browser

UDEN = ("Aanvraag ontvangen", "Draagkracht berekenen", "Besluit nemen", "Lijst bijwerken", "Dossier sluiten")
LANDERD = ("Aanvraag ontvangen", "Draagkracht vaststellen", "Besluit nemen", "Rooster maken", "Dossier sluiten")
APART = ("Brief binnenhalen", "Zaak aanmaken", "Collega laten meekijken")
PARKING = ("Kaart aanvragen", "Leges betalen", "Kaart afgeven")


def brought_in(actor: Actor, traject_id: int, *files: tuple[str, tuple[str, ...]]) -> None:  # noqa: F811
    sent = [(f"{at}.epml", [epml(name, *steps, end=steps[-1])]) for at, (name, steps) in enumerate(files)]
    run = imports.start_import(actor, traject_id, sent, organisation_in_name=True)
    wait_for_worker()
    imports.take_over(actor, run.pk)
    wait_for_worker()
    grouping.start_grouping(actor, traject_id)
    wait_for_worker()


@pytest.fixture
def two_pairs(website: str, actor: Actor, traject_id: int) -> int:  # noqa: F811
    brought_in(
        actor,
        traject_id,
        ("Toeslag voor Uden", UDEN),
        ("Toeslag voor Landerd", APART),
        ("Klacht voor Uden", PARKING),
        ("Klacht voor Landerd", ("Bellen", "Terugschrijven")),
    )
    return traject_id


@pytest.fixture
def group(website: str, actor: Actor, traject_id: int) -> Group:  # noqa: F811
    brought_in(actor, traject_id, ("Toeslag voor Uden", UDEN), ("Toeslag voor Landerd", LANDERD))
    choosing.bind_all(actor, list(Process.objects.values_list("pk", flat=True)), Bond.Kind.TOGETHER)
    found = Group.objects.get()
    drafting.begin_merge(actor, found.pk)
    wait_for_worker()
    return found


def question(page: Page, words: str) -> Locator:
    return page.locator("[data-asking] li").filter(has_text=words)


def answers(page: Page, key: str) -> None:
    """Presses the key and waits for the page that follows. To remember where one is changes the history too, which is a
    navigation for Playwright: only a page that loads is an answer.
    """
    with page.expect_event("load"):
        page.keyboard.press(key)


def yes(within: Locator) -> Locator:
    return within.get_by_role("button", name="Hoort bij elkaar")


def asked_next(page: Page, name: str) -> None:
    """The page that shows what the worker made of the last answer, with this question under the fingers."""
    wait_for_worker()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)
    expect(yes(question(page, name))).to_be_focused()


def test_groups_of_one_name_are_answered_with_one_key_and_the_filter_stays(
    open_page: Open,
    analyst: Account,  # noqa: F811
    two_pairs: int,
) -> None:
    page = open_page(account=analyst)
    address = f"/trajecten/{two_pairs}/groepen?stap=generiek"
    page.goto(address)
    expect(page.get_by_role("heading", name="Misschien hetzelfde proces")).to_be_visible()
    page.get_by_role("checkbox", name="Kies groep").first.focus()
    page.keyboard.press("a")
    assert not Bond.objects.exists(), "from elsewhere the first key only goes there"
    asked = [one.text_content() or "" for one in page.locator("[data-asking] li").all()]
    first, second = ("Toeslag", "Klacht") if "Toeslag" in asked[0] else ("Klacht", "Toeslag")
    expect(yes(question(page, first))).to_be_focused()
    answers(page, "r")
    expect(yes(question(page, second))).to_be_focused()
    expect(question(page, first)).to_have_count(0)
    answers(page, "z")
    expect(page).to_have_url(re.compile(r"\?stap=generiek#paar-"))
    expect(yes(question(page, first))).to_be_focused()
    answers(page, "a")
    expect(yes(question(page, second))).to_be_focused()
    assert Bond.objects.get().kind == Bond.Kind.TOGETHER
    answers(page, "r")
    expect(page.get_by_role("heading", name="Misschien hetzelfde proces")).to_have_count(0)
    expect(page.get_by_role("heading", name="3 groepen")).to_be_focused()
    looked_at(page)


def test_what_was_folded_open_and_chosen_is_there_for_the_next_act(
    open_page: Open,
    analyst: Account,  # noqa: F811
    two_pairs: int,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/trajecten/{two_pairs}/groepen?tekst=klacht")
    box = page.get_by_role("checkbox", name="Kies groep Klacht").first
    box.check()
    page.locator("summary", has_text="Laten vervallen").click()
    page.get_by_label("Waarom is het niet nodig?").select_option("outside")
    page.get_by_label("Toelichting").fill("Elders")
    page.get_by_role("button", name="Laat vervallen").click()
    expect(page.locator("#meldingen")).to_contain_text("1 proces aangepast")
    expect(box).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?tekst=klacht#groep-\d+$"))
    expect(page.get_by_label("Waarom is het niet nodig?")).to_have_value("outside")
    expect(page.get_by_label("Waarom is het niet nodig?")).to_be_visible()


def test_steps_that_stand_alone_are_answered_one_after_the_other_and_the_focus_stays(
    open_page: Open,
    analyst: Account,  # noqa: F811
    group: Group,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}?soort=step-missing")
    expect(
        page.get_by_role("heading", name="4 stappen staan alleen. Kijk eerst of ze bij elkaar horen")
    ).to_be_visible()
    looked_at(page)
    expect(question(page, "Draagkracht")).to_have_attribute("aria-current", "true")
    expect(question(page, "Rooster maken")).not_to_have_attribute("aria-current", "true")
    yes(question(page, "Draagkracht")).focus()
    answers(page, "a")
    expect(page.get_by_text("1 van 2 paren bekeken")).to_be_visible()
    expect(page.locator("summary").filter(has_text="Draagkracht")).to_have_count(0)
    asked_next(page, "Rooster maken")
    answers(page, "z")
    asked_next(page, "Draagkracht")
    expect(page).to_have_url(re.compile(r"\?soort=step-missing#paar-"))
    answers(page, "r")
    asked_next(page, "Rooster maken")
    answers(page, "a")
    wait_for_worker()
    expect(page.locator("summary", has_text="Nagekeken: 2 stappen staan echt alleen")).to_be_focused()
    assert sorted(Judgement.objects.values_list("same", flat=True)) == [False, True]


def test_the_question_about_a_step_stands_over_the_page_and_leads_back_to_its_row(
    open_page: Open,
    analyst: Account,  # noqa: F811
    group: Group,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}")
    row = page.get_by_role("row").filter(has_text="Lijst bijwerken").first
    link = row.get_by_role("link", name="Klopt dit?")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Horen deze stappen bij elkaar?")
    expect(yes(dialog)).to_be_focused()
    expect(yes(dialog)).to_be_in_viewport()
    expect(dialog.get_by_role("radio").first).to_be_checked()
    expect(dialog.get_by_role("radio", name="Rooster maken")).to_be_checked()
    expect(dialog).not_to_contain_text("Dossier sluiten Uden")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        expect(yes(dialog)).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("a")
    expect(yes(dialog)).to_be_focused()
    assert not Judgement.objects.exists(), "the first key only asks"
    answers(page, "a")
    both = page.get_by_role("row").filter(has_text="Rooster maken").filter(has_text="Lijst bijwerken")
    wait_for_worker()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)
    expect(both.get_by_role("link", name="Klopt dit?")).to_be_focused()
    expect(both.get_by_role("link", name="Klopt dit?")).to_be_in_viewport()
    answers(page, "z")
    wait_for_worker()
    expect(both).to_have_count(0)
    expect(
        page.get_by_role("row").get_by_role("link", name="Klopt dit?").and_(page.locator(":focus"))
    ).to_be_in_viewport()
    page.goto(f"/groepen/{group.number}")
    link.focus()
    page.goto(f"/groepen/{group.number}/concept")
    page.go_back()
    expect(link).to_be_focused()


def test_the_keys_can_be_looked_up(open_page: Open, analyst: Account, group: Group) -> None:  # noqa: F811
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Toetsen van de workshop")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
