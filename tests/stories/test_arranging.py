"""Arranging groups in a browser: by dragging, by ticking and choosing, undone by its message, at every width."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.contexts.harmonisation.conftest import LANDERD, PARKEREN, UDEN, epml
from tests.stories.checks import Open, axe, fits
from tests.stories.keys import Hands
from tests.support import actor, analyst, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group, Grouping
from stroomlijn.harmonisation.operations import choosing, grouping
from stroomlijn.landscape.models import Import
from stroomlijn.landscape.operations import imports

pytestmark = pytest.mark.browser

PARKING, WMO = "Parkeerkaart", "Melding Wmo"
PATIENCE = 60.0


@pytest.fixture
def clusters(website: str, actor: Actor, traject_id: int) -> int:  # noqa: F811
    """A traject that was read in and compared by the worker, with two clusters to put things in."""
    files = [
        ("u.epml", epml("Melding Wmo voor Uden", *UDEN)),
        ("l.epml", epml("Melding Wmo voor Landerd", *LANDERD)),
        ("p.epml", epml("Parkeerkaart voor Uden", *PARKEREN)),
    ]
    run = imports.start_import(actor, traject_id, [(name, [data]) for name, data in files], organisation_in_name=True)
    until(lambda: Import.objects.get(pk=run.pk).state == Import.State.PREVIEW)
    imports.take_over(actor, run.pk)
    until(lambda: Import.objects.get(pk=run.pk).state == Import.State.APPLIED)
    grouping.start_grouping(actor, traject_id)
    until(lambda: Grouping.objects.filter(traject=traject_id, state=Grouping.State.DONE).exists())
    for name in ("Wmo", "Vergunningen"):
        choosing.make_cluster(actor, traject_id, name)
    return traject_id


def until(done: Callable[[], bool]) -> None:
    """Waits for the worker."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "the worker did not do it"
        time.sleep(0.1)


def group_row(page: Page, name: str) -> Locator:
    return page.locator(f'[data-groep][data-name^="{name}"]')


def drag(page: Page, what: Locator, to: Locator) -> None:
    """With the mouse, from the handle, in steps as a hand does."""
    what.locator("[data-grip]").last.hover()
    page.mouse.down()
    page.mouse.move(5, 5, steps=4)
    to.hover(force=True)
    box = to.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()


def test_a_process_is_dragged_to_another_group_and_back_by_its_message(
    open_page: Open,
    analyst: Account,  # noqa: F811
    clusters: int,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/trajecten/{clusters}/groepen")
    process = page.locator(f'[data-proces][data-name="{PARKING}"]')
    drag(page, process, group_row(page, WMO).locator("[data-members]"))
    expect(group_row(page, PARKING)).to_have_count(0)
    expect(group_row(page, WMO).locator("[data-proces]")).to_have_count(3)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(group_row(page, PARKING)).to_have_count(1)


def test_a_group_is_dragged_to_a_cluster_and_stays_there(
    open_page: Open,
    analyst: Account,  # noqa: F811
    clusters: int,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/trajecten/{clusters}/groepen")
    drop = page.locator(".stroomlijn-drop").filter(has_text="Vergunningen")
    drag(page, group_row(page, PARKING).locator(".stroomlijn-group__head"), drop)
    section = page.locator("section", has=page.get_by_role("heading", name="Vergunningen", exact=True))
    expect(section.filter(has=group_row(page, PARKING))).to_have_count(1)
    page.reload()
    assert Group.objects.get(name__startswith=PARKING).cluster.name == "Vergunningen"


def test_by_keyboard_groups_are_ticked_and_get_their_date(
    open_page: Open,
    analyst: Account,  # noqa: F811
    clusters: int,
) -> None:
    page = open_page(account=analyst)
    hands = Hands(page)
    hands.go(f"/trajecten/{clusters}/groepen")
    page.get_by_role("checkbox", name=f"Kies groep {PARKING}").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="1 gekozen: doe dit in één keer")).to_be_visible()
    page.get_by_text("Voor of na de datum", exact=True).last.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Waarom?").fill("Kan wachten")
    page.get_by_role("button", name="Leg vast als besluit").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#meldingen")).to_contain_text("is vastgelegd")
    expect(group_row(page, PARKING)).to_contain_text("Kan wachten")


def test_what_is_ticked_survives_when_a_colleague_arranges(
    open_page: Open,
    analyst: Account,  # noqa: F811
    actor: Actor,  # noqa: F811
    clusters: int,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/trajecten/{clusters}/groepen")
    page.get_by_role("checkbox", name=f"Kies groep {PARKING}").check()
    wmo = Group.objects.get(name__startswith=WMO)
    choosing.set_timing(actor, [wmo.pk], "before", "Loopt door op dag 1")
    expect(group_row(page, WMO)).to_contain_text("Loopt door op dag 1")
    expect(page.get_by_role("checkbox", name=f"Kies groep {PARKING}")).to_be_checked()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", ["", "/groepen", "/processen?stap=vervalt", "/clusters"])
def test_the_pages_of_a_traject_are_accessible_and_fit(
    open_page: Open,
    analyst: Account,  # noqa: F811
    actor: Actor,  # noqa: F811
    clusters: int,
    width: int,
    address: str,
) -> None:
    parking = Group.objects.get(name__startswith=PARKING)
    choosing.drop(actor, clusters, choosing_processes(parking), "outside", "Doet een ander team")
    page = open_page(width, account=analyst)
    page.goto(f"/trajecten/{clusters}{address}")
    fits(page)
    axe(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_processes_of_a_group_are_accessible_and_fit(
    open_page: Open,
    analyst: Account,  # noqa: F811
    clusters: int,
    width: int,
) -> None:
    page = open_page(width, account=analyst)
    page.goto(f"/groepen/GROEP-{Group.objects.get(name__startswith=WMO).pk}/processen")
    fits(page)
    axe(page)


def choosing_processes(group: Group) -> list[int]:
    return list(group.members.values_list("process", flat=True))
