"""Documents beside the step, local rules in the text, and the process that everybody may read: by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.contexts.landscape.document_files import docx, published
from tests.stories.checks import Open, Save, axe, fits

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.operations.publishing import PublishedVersion
from stroomlijn.organisation.models import Organisation, Person
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser
WIDE, PHONE = 1280, 390


@pytest.fixture
def fatima(transactional_db: None) -> Account:
    """Works for Landerd, and may publish."""
    account = make_account(PRODUCT, email="fatima@voorbeeld.nl", name="Fatima El Idrissi", password="een lang woord")
    give_role(PRODUCT, account, "procesanalist")
    landerd = Organisation.objects.create(name="Landerd")
    Organisation.objects.create(name="Uden")
    Person.objects.create(organisation=landerd, name=account.name, name_key="fatima", account=account)
    return account


@pytest.fixture
def process(fatima: Account) -> PublishedVersion:
    actor = Actor(fatima.pk, "test")
    traject = make_traject(actor, name="Maashorst").pk
    return published(actor, traject, "Melding Wmo", "Belkaart", text="Tot {mandaat} beslis je zelf.")


def seen(page: Page, save: Save, name: str) -> None:
    page.wait_for_load_state("networkidle")
    axe(page)
    fits(page)
    save(page, f"{name}-{page.viewport_size['width'] if page.viewport_size else 0}")


def by_keyboard(page: Page, role: str, name: str) -> None:
    """Goes there with Tab, as somebody without a mouse, and presses Enter."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.get_by_role(role, name=name, exact=True).evaluate_all("all => all.includes(document.activeElement)"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never reaches {role} {name}")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_document_is_added_read_and_opened_beside_its_step(
    open_page: Open, fatima: Account, process: PublishedVersion, save_picture: Save, width: int
) -> None:
    page = open_page(width, account=fatima)
    page.goto("/documenten")
    seen(page, save_picture, "documenten-genoemd")
    by_keyboard(page, "button", "Voeg toe Belkaart")
    expect(page.get_by_role("heading", name="Belkaart", level=1)).to_be_visible()
    seen(page, save_picture, "document-leeg")
    file = {"name": "belkaart.docx", "mimeType": "", "buffer": docx("Bel binnen twee dagen", "Vraag mevrouw Jansen")}
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_label("Bestand", exact=True).focus()
    by_keyboard(page, "button", "Bewaar het bestand")
    expect(page.get_by_text("Bel binnen twee dagen")).to_be_visible()
    expect(page.get_by_text("Hierin lijkt de naam van een inwoner te staan (mevrouw Jansen)")).to_be_visible()
    seen(page, save_picture, "document")
    page.goto("/documenten")
    seen(page, save_picture, "documenten")

    page.goto(f"/processen/{process.process_number}")
    link = page.get_by_role("link", name="Belkaart", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Belkaart")
    expect(dialog.get_by_text("Bel binnen twee dagen")).to_be_visible()
    expect(dialog.get_by_role("heading", name="Belkaart")).to_be_focused()
    seen(page, save_picture, "document-naast-stap")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_without_a_script_the_link_leads_to_the_page_of_the_document(
    open_page: Open, fatima: Account, process: PublishedVersion
) -> None:
    page = open_page(WIDE, account=fatima, java_script_enabled=False)
    page.goto("/documenten")
    page.get_by_role("button", name="Voeg toe Belkaart").click()
    page.goto(f"/processen/{process.process_number}")
    page.get_by_role("link", name="Belkaart", exact=True).click()
    expect(page.get_by_role("heading", name="Belkaart", level=1)).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_each_organisation_reads_its_own_rule(
    open_page: Open, fatima: Account, process: PublishedVersion, save_picture: Save, width: int
) -> None:
    page = open_page(width, account=fatima)
    page.goto("/parameters")
    seen(page, save_picture, "parameters-leeg")
    page.get_by_label("Naam").fill("Mandaat")
    page.keyboard.press("Enter")
    expect(page.get_by_text("nog 2 in te vullen").first).to_be_visible()
    page.get_by_label("Mandaat in Landerd").fill("€ 5.000")
    page.get_by_label("Mandaat in Uden").fill("€ 2.500")
    by_keyboard(page, "button", "Bewaar de waarden")
    expect(page.get_by_text("Alles is ingevuld")).to_be_visible()
    seen(page, save_picture, "parameters")
    page.goto(f"/processen/{process.process_number}")
    expect(page.get_by_text("Tot € 5.000 beslis je zelf.").first).to_be_visible()
    expect(page.get_by_title("Landerd").first).to_have_text("€ 5.000")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_everybody_reads_what_was_made_public(
    open_page: Open, fatima: Account, process: PublishedVersion, save_picture: Save, width: int
) -> None:
    somebody = open_page(width)
    somebody.goto("/openbaar")
    expect(somebody.get_by_text("Er staat hier nog niets")).to_be_visible()
    seen(somebody, save_picture, "openbaar-leeg")

    owner = open_page(WIDE, account=fatima)
    owner.goto(f"/processen/{process.process_number}")
    by_keyboard(owner, "button", "Maak openbaar")
    expect(owner.get_by_text("Iedereen kan dit proces nu lezen.")).to_be_visible()

    somebody.goto("/openbaar?q=bellen")
    seen(somebody, save_picture, "openbaar-gevonden")
    somebody.get_by_role("link", name="Bellen").click()
    expect(somebody.get_by_role("heading", name="Melding Wmo", level=1)).to_be_visible()
    expect(somebody.get_by_text("Bellen").first).to_be_visible()
    expect(somebody.get_by_text("Fatima")).to_have_count(0)
    seen(somebody, save_picture, "openbaar-proces")
    somebody.get_by_role("link", name="Alle openbare processen").click()
    seen(somebody, save_picture, "openbaar")
