"""The main job in a browser, on the processes of ten real municipalities: from file to a process that is found."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.stories.checks import Open, Save, looked_at

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account

DATA = Path(os.environ.get("STROOMLIJN_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
EPML = DATA / "coselog" / "vogelaar_v1.epml"
expect.set_options(timeout=60_000)
PASSWORD = "een heel lang wachtwoord"


def person(email: str, name: str, role: str) -> Account:
    account = make_account(PRODUCT, email=email, name=name, password=PASSWORD)
    give_role(PRODUCT, account, role)
    return account


def sign_in(page: Page, email: str) -> None:
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(re.compile("/vandaag$"))


def decide_what_is_shown(page: Page) -> None:
    """A page of open differences as most do it; where there is no majority, as the first does it."""
    page.get_by_label("Reden").fill("Zoals de meeste gemeenten het doen.")
    for equal in page.get_by_role("combobox").filter(has_text="Geen meerderheid: kies").all():
        equal.select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Leg (vast zoals de meeste het doen|deze keuzes vast)")).click()


@pytest.mark.browser
@pytest.mark.data
@pytest.mark.skipif(not EPML.is_file(), reason="STROOMLIJN_DATA is er niet")
def test_from_eighty_real_processes_to_one_that_an_employee_finds(open_page: Open, save_picture: Save) -> None:
    person("fatima@voorbeeld.nl", "Fatima El Idrissi", "procesanalist")
    bram = person("bram@voorbeeld.nl", "Bram van Lankveld", "medewerker")
    page = open_page()
    page.goto("/inloggen")
    looked_at(page, "inloggen", save_picture)
    sign_in(page, "fatima@voorbeeld.nl")
    page.get_by_role("link", name="Processen", exact=True).first.click()

    # A traject, and the file in it.
    page.get_by_role("link", name="Trajecten", exact=True).first.click()
    page.get_by_label("Naam").fill("Tien gemeenten")
    looked_at(page, "trajecten", save_picture)
    page.get_by_role("button", name="Begin een traject").click()
    looked_at(page, "inventaris-leeg", save_picture)
    page.get_by_role("link", name="Bestanden inlezen").first.click()
    page.get_by_label("Bestanden").set_input_files(EPML)
    page.get_by_label("Van wie zijn deze processen?").select_option("name")
    page.get_by_label("In welke taal zijn ze?").select_option("en")
    looked_at(page, "inlezen", save_picture)
    page.get_by_role("button", name="Lees in").click()

    # The preview counts, shows, and is corrected.
    expect(page.get_by_role("heading", name="Dit is gevonden")).to_be_visible()
    expect(page.get_by_role("button", name="Neem 80 processen over")).to_be_visible()
    expect(page.get_by_text("2506")).to_be_visible()
    page.locator("input[name=bedoeld][value=MiunD]").fill("MunD")
    page.get_by_role("button", name="Bewaar de namen").click()
    expect(page.locator("input[name=bedoeld]")).to_have_count(10)
    looked_at(page, "voorbeeld", save_picture)
    page.get_by_label("doet mee").first.uncheck()
    expect(page.get_by_role("button", name="Neem 79 processen over")).to_be_visible()
    page.get_by_label("doet mee").first.check()
    page.get_by_role("button", name="Neem 80 processen over").click()
    page.get_by_role("link", name="Naar het overzicht").click()

    # The inventory, the groups.
    expect(page.get_by_role("link", name="80 ingelezen")).to_be_visible()
    page.get_by_role("button", name="Vergelijk alles").click()
    woz = page.locator("[data-groep]").filter(has_text="WOZ").first
    expect(woz).to_contain_text("10")
    looked_at(page, "groepen", save_picture)
    woz.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="10 processen")).to_be_visible()
    page.get_by_role("button", name="Begin met samenvoegen").click()

    # Side by side; one difference decided by hand and taken back, the rest as most do it.
    expect(page.get_by_role("heading", name="Verschillen", exact=True)).to_be_visible()
    first = page.locator(".stroomlijn-decision").first
    label = first.get_by_role("heading").inner_text()
    looked_at(page, "werkbank", save_picture)
    first.get_by_label("Houden, zoals").check()
    first.get_by_label("Waarom deze keuze?").fill("Dit doen wij allemaal, alleen staat het niet overal.")
    first.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("is vastgelegd")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("is ingetrokken")).to_be_visible()
    expect(page.locator(".stroomlijn-decision").first.get_by_role("heading")).to_have_text(label)
    page.get_by_text("Alle open verschillen in één keer").click()
    heading = page.get_by_role("heading", name=re.compile("Open verschillen in één keer|^Verschillen$"))
    expect(heading).to_have_text("Open verschillen in één keer")
    while heading.inner_text() != "Verschillen":
        decide_what_is_shown(page)
    expect(page.get_by_text("Niets meer open")).to_be_visible()
    page.get_by_role("link", name="Bekijk het concept").click()

    # The draft says where each step comes from, and is published.
    expect(page.get_by_text("alle 10").first).to_be_visible()
    looked_at(page, "concept", save_picture)
    page.get_by_role("link", name="Naar vaststellen en publiceren").click()
    page.get_by_label("Naam van het proces").fill("Woz objection")
    looked_at(page, "vaststellen", save_picture)
    page.get_by_role("button", name="Publiceer").click()
    page.get_by_role("link", name="Naar het proces, versie 1").click()
    expect(page.get_by_role("heading", name="Woz objection", level=1)).to_be_visible()

    # An employee is told, finds it and reads the steps first.
    employee = open_page(account=bram)
    employee.goto("/berichten")
    expect(employee.get_by_text("Woz objection is gepubliceerd")).to_be_visible()
    employee.keyboard.press("/")
    employee.keyboard.type("woz objektion")
    employee.keyboard.press("Enter")
    expect(employee.get_by_role("heading", name=re.compile("antwoord"))).to_be_visible()
    employee.get_by_role("link", name="Woz objection").first.click()
    expect(employee.get_by_role("heading", name="Zo doe je het")).to_be_visible()
    assert employee.locator(".stroomlijn-step").count() > 20
    assert employee.goto("/trajecten").ok
    expect(employee.get_by_text("Nog geen traject")).to_be_visible()
