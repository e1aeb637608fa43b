"""Who looks after people, rights and settings, by keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from tests.stories.checks import Open
from tests.stories.keys import Hands

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Organisation, Person, Team, Werkrol

pytestmark = pytest.mark.browser

PASSWORD = "een lang en goed wachtwoord"
FILE = (
    "Personeelsnummer;Naam;E-mail;Team;Werkrollen;Toegangsrol\n"
    "1042;Ria Kuijpers;ria@uden.nl;Toegang;Consulent Wmo;medewerker\n"
    "1044;Fout Adres;geen adres;;;\n"
)


@pytest.fixture
def kees(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Verstegen", password=PASSWORD)
    give_role(PRODUCT, account, "beheerder")
    return account


@pytest.fixture
def ria(transactional_db: None) -> Person:
    uden = Organisation.objects.create(name="Uden")
    Werkrol.objects.create(name="Consulent Wmo", keys=["consulent wmo"])
    Person.objects.create(organisation=uden, name="Bram van Lankveld", name_key="bram van lankveld")
    return Person.objects.create(organisation=uden, name="Ria Kuijpers", name_key="ria kuijpers", email="ria@uden.nl")


def test_a_personnel_file_is_read_looked_at_and_taken_over(open_page: Open, kees: Account) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/beheer")
    hands.link("Mensen inlezen")
    expect(page.get_by_role("heading", name="Mensen inlezen")).to_be_visible()
    hands.skip()
    hands.button("Lees in en toon het voorbeeld")
    hands.writes("Van welke organisatie zijn deze mensen?", "Uden")
    hands.gives("Bestand", {"name": "mensen.csv", "mimeType": "text/csv", "buffer": FILE.encode("cp1252")})
    hands.button("Lees in en toon het voorbeeld")
    expect(page.get_by_role("heading", name="Dit verandert er")).to_be_visible()
    hands.skip()
    hands.link("Kan niet (1)")
    expect(page.get_by_text("‘geen adres’ is geen e-mailadres.")).to_be_visible()
    hands.skip()
    hands.button("Neem over")
    expect(page.get_by_text("Overgenomen.")).to_be_visible()
    assert Person.objects.get().name == "Ria Kuijpers"


def test_somebody_is_added_by_hand_changed_and_leaves(open_page: Open, kees: Account, ria: Person) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/mensen")
    hands.link("Nieuwe persoon")
    expect(page.get_by_role("heading", name="Nieuwe persoon")).to_be_visible()
    hands.skip()
    hands.chooses("Organisatie", "Uden")
    hands.writes("Naam", "Noor Bakker")
    hands.writes("E-mailadres", "noor@uden")
    hands.writes("Werkrollen", "Consulent Wmo")
    hands.button("Voeg toe")
    expect(page.get_by_label("E-mailadres")).to_be_focused()
    hands.writes("E-mailadres", "noor@uden.nl")
    hands.press("Enter")
    expect(page.get_by_role("heading", name="Noor Bakker")).to_be_visible()

    hands.skip()
    hands.link("Wijzig")
    expect(page.get_by_role("heading", name="Gegevens wijzigen")).to_be_visible()
    hands.skip()
    hands.writes("Functie", "Consulent")
    hands.button("Bewaar")
    expect(page.locator("main")).to_contain_text("Consulent")

    hands.skip()
    hands.opens("Gaat uit dienst")
    hands.dates("Uit dienst vanaf", clock.today())
    hands.button("Bewaar")
    undone(hands, "Noor Bakker is in dienst.")


def test_somebody_is_found_invited_and_signs_in_and_out(open_page: Open, kees: Account, ria: Person) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/mensen")
    hands.writes("Naam, nummer of functie", "ria")
    hands.press("Enter")
    expect(page.get_by_role("link", name="Bram van Lankveld")).to_have_count(0)
    hands.skip()
    hands.link("Ria Kuijpers")
    expect(page.get_by_role("heading", name="Ria Kuijpers")).to_be_visible()
    hands.skip()
    hands.button("Nodig uit")
    link = page.get_by_role("status").locator(".stroomlijn-code").inner_text()

    other = open_page(390)
    hers = Hands(other)
    hers.go(link)
    hers.writes("Kies een wachtwoord", PASSWORD)
    hers.press("Enter")
    expect(other.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    hers.opens("Account van Ria Kuijpers")
    hers.press("Escape")
    expect(other.get_by_role("button", name="Uitloggen")).to_be_hidden()
    hers.press("Enter")
    hers.button("Uitloggen")
    expect(other.get_by_role("heading", name="Inloggen")).to_be_visible()
    hers.skip()
    hers.writes("E-mailadres", "ria@uden.nl")
    hers.writes("Wachtwoord", "niet goed")
    hers.press("Enter")
    expect(other.get_by_role("alert")).to_be_focused()
    hers.writes("Wachtwoord", PASSWORD)
    hers.press("Enter")
    expect(other.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()


def test_links_for_many_are_shown_at_once(open_page: Open, kees: Account, ria: Person) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/mensen/uitnodigen")
    hands.button("Toon de links")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.ticks("Ria Kuijpers")
    hands.button("Toon de links")
    expect(page.get_by_role("heading", name="Uitnodigingen")).to_be_visible()
    assert Account.objects.filter(email="ria@uden.nl").exists()


def test_somebody_gets_a_right_and_gives_it_back(open_page: Open, kees: Account, ria: Person) -> None:
    account = make_account(PRODUCT, email="ria@uden.nl", name=ria.name)
    Person.objects.filter(pk=ria.pk).update(account=account)
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go(f"/mensen/{ria.pk}")
    hands.opens("Geef een toegangsrol")
    hands.chooses("Toegangsrol", "Procesanalist")
    hands.button("Geef")
    expect(page.get_by_role("button", name="Haal weg Procesanalist")).to_be_visible()
    hands.skip()
    hands.button("Haal weg Procesanalist")
    expect(page.get_by_text("Geen. Deze persoon ziet nog niets.")).to_be_visible()


def test_teams_are_made_changed_and_taken_away(open_page: Open, kees: Account, ria: Person) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/teams")
    hands.chooses("Organisatie", "Uden")
    hands.writes("Naam", "Team Wmo")
    hands.press("Enter")
    expect(page.get_by_role("heading", name="Team Wmo", level=1)).to_be_visible()
    hands.skip()
    hands.writes("Teamleider", "Ria Kuijpers", role="combobox")
    hands.button("Bewaar")
    expect(page.locator("#meldingen")).not_to_be_empty()
    assert Team.objects.get().leader_id == ria.pk
    hands.skip()
    hands.button("Haal dit team weg")
    expect(page.get_by_role("heading", name="Teams")).to_be_visible()
    assert not Team.objects.exists()


def test_werkrollen_are_made_and_brought_together(open_page: Open, kees: Account, ria: Person) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/werkrollen")
    hands.to("button", "Zet in het register")
    hands.to("textbox", "Naam", key="Shift+Tab")
    page.keyboard.type("Wmo-consulent")
    hands.press("Enter")
    expect(page.get_by_role("link", name="Wmo-consulent")).to_be_visible()
    werkrol = Werkrol.objects.get(name="Consulent Wmo")
    hands.go(f"/werkrollen/{werkrol.pk}")
    hands.writes("Wat doet deze rol?", "Voert het gesprek.")
    hands.button("Bewaar")
    expect(page.locator("main")).to_contain_text("Voert het gesprek.")
    hands.skip()
    hands.chooses("Andere werkrol", "Wmo-consulent")
    hands.button("Voeg samen")
    expect(page.locator("#meldingen")).not_to_be_empty()
    assert Werkrol.objects.get().name == "Consulent Wmo"
    hands.skip()
    hands.button("Haal uit het register")
    expect(page.get_by_role("heading", name="Werkrollen", exact=True)).to_be_visible()


def test_a_deputy_is_chosen_from_the_menu_of_the_account(open_page: Open, kees: Account, ria: Person) -> None:
    Person.objects.filter(pk=ria.pk).update(account=kees)
    page = open_page(account=kees)
    hands = Hands(page)
    page.goto("/vandaag")
    hands.opens("Account van Kees Verstegen")
    hands.link("Mijn plaatsvervanger")
    expect(page.get_by_role("heading", name="Mijn plaatsvervanger")).to_be_visible()
    hands.skip()
    hands.writes("Wie vervangt?", "lank", role="combobox")
    expect(page.locator("#collegas option")).to_have_attribute("value", "Bram van Lankveld")
    hands.dates("Tot en met", clock.today() + timedelta(days=7))
    hands.button("Bewaar")
    expect(page.get_by_text("De vervanging staat.")).to_be_visible()
    hands.skip()
    hands.button("Haal weg Bram van Lankveld")
    expect(page.get_by_text("Nog geen plaatsvervanger")).to_be_visible()


def test_the_log_is_searched(open_page: Open, kees: Account) -> None:
    give_role(Actor(kees.pk), make_account(PRODUCT, email="noor@uden.nl", name="Noor Bakker"), "medewerker")
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/logboek")
    hands.writes("Wie", "kees")
    hands.press("Enter")
    expect(page.get_by_text("1 regel", exact=True)).to_be_visible()
    hands.skip()
    hands.opens("Op soort, nummer of periode")
    hands.dates("Tot en met", clock.today() - timedelta(days=1))
    hands.press("Enter")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    hands.skip()
    hands.link("Toon het hele logboek")
    expect(page.get_by_text("Niets gevonden")).to_have_count(0)


def test_an_account_is_made_and_switched_off(open_page: Open, kees: Account) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    hands.go("/accounts")
    hands.writes("Naam", "Noor Bakker")
    hands.writes("E-mailadres", "noor@uden.nl")
    hands.button("Maak het account")
    expect(page.get_by_text("Geef deze link door")).to_be_visible()
    hands.skip()
    hands.button("Zet uit Noor Bakker")
    expect(page.get_by_role("button", name="Zet aan Noor Bakker")).to_be_visible()


def test_settings_are_chosen(open_page: Open, kees: Account) -> None:
    page = open_page(account=kees)
    hands = Hands(page)
    page.goto("/vandaag")
    hands.opens("Account van Kees Verstegen")
    hands.button("Sneltoetsen uitzetten")
    hands.to("link", "Mijn instellingen", key="Shift+Tab")
    hands.press("Enter")
    expect(page.get_by_role("heading", name="Mijn instellingen")).to_be_visible()
    hands.press("/")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    hands.skip()
    hands.button("Zet de mail uit")
    expect(page.get_by_role("button", name="Zet de mail aan")).to_be_visible()


def undone(hands: Hands, said: str) -> None:
    """What was done is undone with the first stop of the page that follows, after the way past the menus."""
    expect(hands.page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    hands.press("Tab", "Tab")
    stop = hands.stop()
    assert stop and stop.is_("button", "Ongedaan maken"), stop
    hands.press("Enter")
    expect(hands.page.locator("#meldingen")).to_contain_text(said)
