"""Finding by keyboard alone, from any page; and by two clicks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.contexts.landscape.page_world import page_world
from tests.stories.checks import looked_at
from tests.support import actor, analyst, employee, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.landscape.models import Favourite
from stroomlijn.landscape.operations.settling import settle


@pytest.fixture
def findable(employee: Account) -> Account:  # noqa: F811
    entries = [Findable("document", 7, "", "Belkaart eerste gesprek", "/documenten", context="DOC-7")]
    reindex("document", [7], entries)
    return employee


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_key_opens_the_search_and_enter_goes_to_the_answer(
    open_page: Callable[..., Page], findable: Account, key: str, width: int
) -> None:
    page = open_page(width, account=findable)
    page.goto("/vandaag")
    page.keyboard.press(key)
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("belkaart gesprk")
    expect(page.get_by_role("option").first).to_contain_text("Belkaart eerste gesprek")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/documenten"))


def test_without_a_chosen_answer_enter_asks_the_search_page(open_page: Callable[..., Page], findable: Account) -> None:
    page = open_page(account=findable, java_script_enabled=False)
    page.goto("/vandaag")
    page.get_by_label("Zoek in alle processen").fill("belkaart")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Belkaart eerste gesprek").click()
    expect(page).to_have_url(re.compile("/documenten"))


def test_two_actions_lead_to_the_step_itself_and_it_is_remembered_here(
    open_page: Callable[..., Page],
    employee: Account,  # noqa: F811
    traject_id: int,  # noqa: F811
) -> None:
    process = page_world(traject_id, employee).process
    settle(process.pk)
    page = open_page(account=employee)
    page.goto("/vandaag")
    page.keyboard.press("/")
    page.keyboard.type("verslag sturen")
    expect(page.get_by_role("option").first).to_contain_text("Stuur het verslag")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/processen/{process.number}#stap-\d+$"))
    page.goto("/vandaag")
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_contain_text("Melding Wmo behandelen")


def test_the_pages_of_finding_are_for_everybody(
    open_page: Callable[..., Page],
    analyst: Account,  # noqa: F811
    traject_id: int,  # noqa: F811
) -> None:
    settle(page_world(traject_id, analyst).process.pk)
    page = open_page(account=analyst)
    for address in (
        "/zoeken?q=consulent",
        "/zoeken?q=vliegvergunning",
        "/processen/gezocht",
        "/processen/mijn",
        "/processen/systeem?naam=Suite",
        "/processen?werkrol=Consulent+Wmo",
    ):
        page.goto(address)
        looked_at(page, dark=True)


@pytest.mark.parametrize("refused", [lambda asked: asked.fulfill(status=503, body=""), lambda asked: asked.abort()])
def test_the_star_is_on_at_once_and_goes_back_when_the_server_refuses(
    open_page: Callable[..., Page],
    employee: Account,  # noqa: F811
    traject_id: int,  # noqa: F811
    refused: Callable[[Route], None],
) -> None:
    process = page_world(traject_id, employee).process
    page = open_page(account=employee)
    page.goto(f"/processen/{process.number}")
    star = page.get_by_role("button", name="bij de hand houden")
    held: list[Route] = []
    page.route("**/favoriet", lambda asked: held.append(asked))
    star.focus()
    page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    while not held:
        page.wait_for_timeout(10)
    refused(held.pop())
    expect(page.get_by_text("er is niets veranderd")).to_be_visible()
    expect(star).to_have_attribute("aria-pressed", "false")
    assert not Favourite.objects.exists()
    page.unroute("**/favoriet")
    with page.expect_response("**/favoriet"):
        page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    assert Favourite.objects.get().account_id == employee.pk
