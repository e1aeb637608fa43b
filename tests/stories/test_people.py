"""A personnel file comes in, is looked at and taken over; somebody in it is invited, signs in and chooses a deputy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.stories.checks import axe, fits, looked_at

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account

pytestmark = pytest.mark.browser

PASSWORD = "een lang en goed wachtwoord"
FILE = (
    "Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Team;Functie;Werkrollen;Toegangsrol\n"
    "1042;Ria;;Kuijpers;ria@uden.nl;Toegang;Consulent;Consulent Wmo;proceseigenaar\n"
    "1043;Bram;van;Lankveld;bram@uden.nl;Toegang;Consulent;Consulent Wmo;medewerker\n"
    "1044;Fout;;Adres;geen adres;;;;\n"
)
WITHOUT_BRAM = "\n".join(line for line in FILE.replace("Consulent;Con", "Coach;Con").splitlines() if "1043" not in line)


@pytest.fixture
def administrator(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Verstegen", password=PASSWORD)
    give_role(PRODUCT, account, "beheerder")
    return account


def test_from_a_personnel_file_to_somebody_who_signs_in(open_page: Callable[..., Page], administrator: Account) -> None:
    page = open_page(1280, account=administrator)
    bring_in(page, FILE)
    expect(page.get_by_text("‘geen adres’ is geen e-mailadres.")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Neem over").click()
    expect(page.get_by_text("Overgenomen.")).to_be_visible()

    link = invited(page, "Ria Kuijpers")
    ria = open_page(390, has_touch=True, is_mobile=True)
    ria.goto(link)
    expect(ria.get_by_text("Dag Ria Kuijpers")).to_be_visible()
    ria.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    ria.get_by_role("button", name="Bewaar en log in").click()
    expect(ria.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    chooses_deputy(ria)

    bring_in(page, WITHOUT_BRAM)
    expect(page.get_by_label("Bram van Lankveld")).not_to_be_checked()
    page.get_by_label("Bram van Lankveld").check()
    page.get_by_role("button", name="Neem over").click()
    page.goto("/mensen?toon=uit-dienst")
    expect(page.get_by_role("link", name="Bram van Lankveld")).to_be_visible()
    undo(page)


def bring_in(page: Page, text: str) -> None:
    page.goto("/beheer")
    looked_at(page)
    page.get_by_role("link", name="Mensen inlezen").click()
    looked_at(page)
    known = page.get_by_label("Organisatie").locator("option", has_text="Uden")
    if known.count():
        page.get_by_label("Organisatie").select_option(label="Uden")
    else:
        page.get_by_label("Van welke organisatie zijn deze mensen?").fill("Uden")
    file = {"name": "mensen.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    page.get_by_label("Bestand").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Lees in").click()
    expect(page.get_by_role("heading", name="Dit verandert er")).to_be_visible()


def invited(page: Page, name: str) -> str:
    """The link of an account for somebody, through their page."""
    page.goto("/mensen")
    looked_at(page)
    page.get_by_role("link", name=name).click()
    looked_at(page)
    page.get_by_role("button", name="Nodig uit").click()
    link = page.get_by_role("status").locator(".stroomlijn-code").inner_text()
    looked_at(page)
    return link


def chooses_deputy(page: Page) -> None:
    """On a phone, with a suggestion for the name."""
    page.goto("/mijn/plaatsvervanger")
    axe(page)
    fits(page)
    page.get_by_label("Wie vervangt?").press_sequentially("lank")
    expect(page.locator("#collegas option")).to_have_attribute("value", "Bram van Lankveld")
    page.get_by_label("Tot en met").fill((clock.today() + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("De vervanging staat.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Bram van Lankveld")).to_be_visible()


def undo(page: Page) -> None:
    """Out of service by hand, and back by the message that says so."""
    page.goto("/mensen")
    page.get_by_role("link", name="Ria Kuijpers").click()
    page.get_by_text("Gaat uit dienst").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Ria Kuijpers is uit dienst.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Ria Kuijpers is in dienst.")).to_be_visible()
    expect(page.get_by_text("In gebruik")).to_be_visible()


def test_every_page_of_the_administrator_is_accessible_and_fits_a_phone(
    open_page: Callable[..., Page], administrator: Account
) -> None:
    page = open_page(1280, account=administrator)
    for empty in ("/mensen", "/teams", "/werkrollen", "/mensen/uitnodigen", "/mijn/plaatsvervanger"):
        page.goto(empty)
        looked_at(page)
    bring_in(page, FILE)
    page.get_by_role("button", name="Neem over").click()
    looked_at(page)
    page.goto("/mensen")
    person = page.get_by_role("link", name="Ria Kuijpers").get_attribute("href")
    pages = ["/logboek", "/mensen/nieuw", "/teams", "/werkrollen", "/accounts", "/mensen/uitnodigen"]
    for address in [*pages, f"{person}/wijzigen", f"{person}/plaatsvervanger", "/mensen?tekst=niemand"]:
        page.goto(address)
        looked_at(page)
    for place, name in (("/teams", "Toegang"), ("/werkrollen", "Consulent Wmo")):
        page.goto(place)
        page.get_by_role("link", name=name).click()
        looked_at(page)
    page.goto("/mensen/uitnodigen")
    page.get_by_label("Alle 2 mensen").check()
    page.get_by_role("button", name="Toon de links").click()
    expect(page.get_by_role("heading", name="Uitnodigingen")).to_be_visible()
    looked_at(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download de links").click()
    assert "/begin/" in Path(download.value.path()).read_text(encoding="utf-8")
    page.go_back()
    expect(page.get_by_text("Niemand om uit te nodigen")).to_be_visible()
