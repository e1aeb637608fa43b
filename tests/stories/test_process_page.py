"""The page of a process in a browser: mine open, links that open, both sides light up, what changed, paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.contexts.landscape.page_world import PageWorld, add_version, page_world, second_graph
from tests.stories.checks import PHONE, WIDE, Open, Save, axe, axe_in_the_dark, fits

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import ReadMark, Version
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser
SHIFTS = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def bram(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="bram@voorbeeld.nl", name="Bram", password="een heel lang wachtwoord")
    give_role(PRODUCT, account, "medewerker")
    return account


@pytest.fixture
def world(bram: Account) -> PageWorld:
    from stroomlijn.foundation.actor import Actor

    made = page_world(make_traject(Actor(bram.pk, "test"), name="Maashorst").pk, bram)
    ReadMark.objects.create(account=bram, process=made.process, version=made.first)
    return made


def section(page: Page, role: str) -> object:
    return page.locator("details", has=page.get_by_role("heading", name=role, exact=True))


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_every_state_is_accessible_fits_and_stays_where_it_was(
    open_page: Open, world: PageWorld, bram: Account, save_picture: Save, width: int
) -> None:
    page = open_page(width, account=bram)
    page.add_init_script(SHIFTS)
    for name, query in {"mijn": "", "alles": "?stappen=alles", "vergelijk": "?versie=1.0&vergelijk=2.0"}.items():
        page.goto(f"/processen/{world.process.number}{query}")
        expect(page.get_by_role("heading", name="Melding Wmo behandelen", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        axe(page, contrast=width == WIDE)
        fits(page)
        assert page.evaluate("window.shifted ?? 0") < 0.01
        save_picture(page, f"proces-{name}-{width}")
        if width == WIDE:
            axe_in_the_dark(page)
    page.goto(f"/processen/{world.process.number}/tekening")
    expect(page.locator(".djs-container")).to_be_visible()
    axe(page)
    axe_in_the_dark(page)
    fits(page)


def test_my_steps_are_open_and_one_link_opens_all_without_leaving(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}")
    mine, other = section(page, "Consulent Wmo"), section(page, "Medewerker backoffice")
    expect(mine).to_have_attribute("open", "")
    expect(other).not_to_have_attribute("open", "")
    expect(other).to_contain_text("stap 6 t/m 7")
    page.get_by_role("link", name="Toon alles").press("Enter")
    expect(other).to_have_attribute("open", "")
    expect(page.get_by_role("link", name="Alleen mijn rol")).to_be_focused()
    page.get_by_role("link", name="Alleen mijn rol").press("Enter")
    expect(other).not_to_have_attribute("open", "")
    expect(mine).to_have_attribute("open", "")


def test_a_link_to_a_step_opens_its_section_and_is_copied(open_page: Open, world: PageWorld, bram: Account) -> None:
    page = open_page(account=bram, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/processen/{world.process.number}#stap-7")
    expect(page.locator("#stap-7")).to_be_in_viewport()
    page.locator("#stap-7").get_by_role("link", name=re.compile("^Link")).click()
    expect(page.get_by_text("De link naar deze stap is gekopieerd.")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto("/vandaag")
    page.goto(address)
    expect(page).to_have_url(re.compile("#stap-7$"))
    expect(page.locator("#stap-7")).to_be_in_viewport()


def test_a_way_leads_to_its_step_also_when_that_is_folded(open_page: Open, world: PageWorld, bram: Account) -> None:
    world.reader.werkrollen.clear()
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}")
    consulent = section(page, "Consulent Wmo")
    consulent.locator("summary").press("Enter")
    expect(consulent).not_to_have_attribute("open", "")
    page.get_by_role("link", name="ga naar stap 3").press("Enter")
    expect(consulent).to_have_attribute("open", "")
    expect(page.locator("#stap-3")).to_be_in_viewport()


def test_what_one_points_at_lights_up_on_both_sides_with_mouse_and_keyboard(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}")
    shape = page.locator('[data-map] [data-element="gesprek"]')
    step = page.locator("#stap-4")
    step.hover()
    expect(shape).to_have_attribute("data-here", "")
    page.locator("#stap-3 .stroomlijn-step__number").focus()
    expect(shape).not_to_have_attribute("data-here", "")
    expect(page.locator('[data-map] [data-element="bel"]')).to_have_attribute("data-here", "")
    page.locator("[data-map]").focus()
    page.keyboard.press("ArrowRight")
    expect(step).to_have_attribute("data-here", "")
    expect(page.locator("[data-said]")).to_have_text("Stap 4. Voer het gesprek thuis")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(section(page, "Medewerker backoffice")).to_have_attribute("open", "")
    expect(page.locator("#stap-7 .stroomlijn-step__number")).to_be_focused()


def test_what_changed_is_told_with_links_and_marked_in_the_drawing(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}")
    told = page.get_by_role("region", name="Veranderd sinds je hier was")
    expect(told).to_contain_text("1 vervallen: Formulier printen")
    told.get_by_role("link", name="Stap 8, Toets het besluit").press("Enter")
    expect(page.locator("#stap-8")).to_be_in_viewport()
    expect(page.locator("#stap-8")).to_contain_text("Nieuw")
    expect(page.locator("[data-map] .stroomlijn-drawing__step--changed")).to_have_count(4)


def test_on_paper_all_steps_stand_and_nothing_to_click(open_page: Open, world: PageWorld, bram: Account) -> None:
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for number in range(1, 9):
        expect(page.locator(f"#stap-{number} .stroomlijn-step__title")).to_be_visible()
    expect(page.get_by_text("Gedrukt op")).to_be_visible()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()
    expect(page.locator("nav.stroomlijn-rail")).to_be_hidden()
    expect(page.locator("[data-map] svg")).not_to_have_class(re.compile("--map"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(section(page, "Medewerker backoffice")).not_to_have_attribute("open", "")


def test_on_paper_an_empty_date_is_a_line_and_a_filled_one_its_day(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    page = open_page(account=bram)
    page.goto("/mijn/plaatsvervanger")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    begins, ends = page.locator("[name=begins]"), page.locator("[name=ends]")
    expect(ends).to_have_attribute("data-empty", "")
    expect(begins).not_to_have_attribute("data-empty", "")
    line = ends.screenshot()
    page.emulate_media(media="screen")
    ends.fill("2030-01-31")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(ends).not_to_have_attribute("data-empty", "")
    assert len(ends.screenshot()) > len(line) * 1.2, "a line holds less than a line with a date on it"


def test_without_a_script_everything_can_be_read(open_page: Open, world: PageWorld, bram: Account) -> None:
    page = open_page(account=bram, java_script_enabled=False)
    page.goto(f"/processen/{world.process.number}")
    page.get_by_role("link", name="Toon alles").click()
    expect(page.locator("#stap-8")).to_be_visible()
    page.locator("#stap-8").get_by_role("link", name=re.compile("^Link")).click()
    expect(page).to_have_url(re.compile(r"/processen/PROC-\d+#stap-8$"))
    expect(page.locator("[data-map] svg")).to_be_visible()


def test_on_a_phone_the_large_drawing_begins_at_its_first_step_with_words_that_can_be_read(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    page = open_page(390, account=bram)
    page.goto(f"/processen/{world.process.number}/tekening")
    expect(page.locator('[data-number-of="vraag"]')).to_be_in_viewport()
    words = page.locator('[data-element-id="vraag"] .djs-label tspan').first
    expect(words).to_be_in_viewport()
    box = words.bounding_box()
    assert box is not None
    assert box["height"] >= 10
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_large_drawing_keeps_its_words_whole_and_lights_up_together_with_its_list(
    open_page: Open, world: PageWorld, bram: Account
) -> None:
    for version in Version.objects.filter(process=world.process):
        named = bytes(version.bpmn).replace(b'"Toets het besluit"', b'"Toekenningsbesluit toetsen"')
        named = named.replace(b'"Bepaal samen wat nodig is"', b'"Toeslagen maximaliseren"')
        version.bpmn = named.replace(b' name="Melding"', b' name="Hulpmiddelenmelding" stroomlijn:leadTime="5 dagen"')
        version.save()
    page = open_page(account=bram)
    page.goto(f"/processen/{world.process.number}/tekening")
    expect(page.locator('[data-element-id="start_label"] tspan')).to_have_text(["Hulpmiddelenmelding,", "5 dagen"])
    expect(page.locator('[data-element-id="toets"] tspan')).to_have_text(["Toekenningsbesluit", "toetsen"])
    expect(page.locator('[data-element-id="bepaal"] tspan')).to_have_text(["Toeslagen", "maximaliseren"])
    number = page.locator('.stroomlijn-diagram__number[data-number-of="gesprek"]')
    expect(number).to_be_visible()
    page.get_by_role("link", name="4. Voer het gesprek thuis").focus()
    expect(number).to_have_attribute("data-here", "")
    page.locator('.djs-element[data-element-id="bel"]').hover()
    expect(page.locator('li[data-element="bel"]')).to_have_attribute("data-here", "")


def test_the_large_drawing_is_moved_by_keyboard_and_by_touch(open_page: Open, world: PageWorld, bram: Account) -> None:
    page = open_page(390, account=bram, has_touch=True)
    page.goto(f"/processen/{world.process.number}")
    page.get_by_role("link", name="Als tekening").click()
    step = page.locator('.djs-element[data-element-id="vraag"] .djs-visual')
    expect(step).to_be_in_viewport()
    number, shape = page.locator('[data-number-of="vraag"]').bounding_box(), step.bounding_box()
    assert number and shape
    assert number["y"] + number["height"] <= shape["y"] + shape["height"] / 3, "the number leaves the words alone"

    page.locator(".stroomlijn-diagram__canvas svg").first.focus()
    page.keyboard.press("ArrowRight")
    assert _left(step) < shape["x"]
    page.keyboard.press("+")
    wide = step.bounding_box()
    assert wide and wide["width"] > shape["width"]

    before, touch = _left(step), page.context.new_cdp_session(page)
    canvas = page.locator(".stroomlijn-diagram__canvas").bounding_box()
    assert canvas
    x, y = canvas["x"] + 50, canvas["y"] + 60
    for kind, points in (("touchStart", [x]), *(("touchMove", [x + 12 * go]) for go in range(1, 9)), ("touchEnd", [])):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": y} for at in points]})
    assert _left(step) > before + 40


def _left(step: Locator) -> float:
    box = step.bounding_box()
    assert box
    return box["x"]


def test_words_without_end_stay_within_a_phone(open_page: Open, world: PageWorld, bram: Account) -> None:
    graph = second_graph()
    long = dict.fromkeys(("label", "system", "lead_time", "role", "documentation", "legal_basis"), "Wmo" * 3300)
    nodes = tuple(
        replace(node, **long, documents=("Brief" * 200,)) if node.id == "bel" else node for node in graph.nodes
    )
    version = add_version(world.process, replace(graph, nodes=nodes), known=world.second)
    page = open_page(390, account=bram)
    page.goto(f"/processen/{world.process.number}?versie={version.number}&stappen=alles&vergelijk=1.0")
    fits(page)
