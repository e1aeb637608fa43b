"""Who looks after processes, by keyboard alone: from concept to publication, and what comes after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from tests.contexts.landscape.page_world import PageWorld, page_world
from tests.stories.checks import Open
from tests.stories.keys import Hands
from tests.stories.owner import colleague, concept, imported, signed

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.landscape.models import Process, Validity, Version
from stroomlijn.landscape.operations.settling import settle
from stroomlijn.organisation.models import Organisation, Person
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser


@pytest.fixture
def traject(transactional_db: None) -> int:
    return make_traject(PRODUCT, name="Maashorst").pk


@pytest.fixture
def anke(traject: int) -> Person:
    return colleague("Anke Schuurmans")


@pytest.fixture
def fatima(traject: int) -> Person:
    return colleague("Fatima El Idrissi", "procesanalist")


@pytest.fixture
def world(traject: int, anke: Person) -> PageWorld:
    """A published process of Anke."""
    made = page_world(traject)
    Process.objects.filter(pk=made.process.pk).update(owner=anke)
    settle(made.process.pk)
    return made


def chosen(hands: Hands, process: Process, menu: str) -> None:
    """Through the menu on the page of the process, to the page that it opens."""
    hands.go(f"/processen/{process.number}")
    hands.opens("Beheer")
    hands.link(menu)
    hands.skip()


def said(hands: Hands, words: str) -> None:
    expect(hands.page.locator("#meldingen")).to_contain_text(words)


def test_a_concept_is_published_for_later(open_page: Open, traject: int, anke: Person) -> None:
    imported(anke, traject, "Melding Wmo Uden", "WMO-04")
    process = concept(anke, traject).process
    begins = clock.today() + timedelta(days=60)
    page = open_page(account=signed(anke))
    hands = Hands(page)
    hands.go(f"/processen/{process.number}")
    hands.opens("Beheer")
    hands.button("Naar toetsing")
    said(hands, "in toetsing")
    hands.go(f"/processen/{process.number}")
    hands.opens("Beheer")
    hands.link("Publiceer …")
    expect(page.get_by_role("heading", level=1)).to_have_text("Publiceren")
    hands.skip()
    hands.dates("Geldt vanaf", begins)
    hands.ticks("Uden")
    hands.writes("Wat is er anders?", "Eerst bellen, dan pas een brief.")
    hands.writes("Welke processen vervangt dit?", "wmo-05")
    hands.button("Publiceer")
    expect(page.get_by_label("Welke processen vervangt dit?")).to_be_focused()
    hands.writes("Welke processen vervangt dit?", "wmo-04")
    hands.button("Publiceer")
    said(hands, "is gepubliceerd: versie 1.0")
    assert Validity.objects.filter(process=process, period__startswith=begins).exists()


def test_where_and_when_it_holds_is_changed(open_page: Open, world: PageWorld, anke: Person) -> None:
    page = open_page(account=signed(anke))
    hands = Hands(page)
    chosen(hands, world.process, "Waar en wanneer geldt het")
    began, ends = clock.today() - timedelta(days=30), clock.today() + timedelta(days=90)
    hands.dates("Tot, Uden versie 2.0", began - timedelta(days=1))
    hands.button("Bewaar de geldigheid")
    expect(page.locator("main :focus")).to_be_visible()
    hands.dates("Tot, Uden versie 2.0", ends)
    hands.button("Bewaar de geldigheid")
    said(hands, "De geldigheid is bewaard")
    assert Validity.objects.get(process=world.process).period.upper == ends


def test_it_is_withdrawn_and_put_back(open_page: Open, world: PageWorld, anke: Person) -> None:
    page = open_page(account=signed(anke))
    hands = Hands(page)
    chosen(hands, world.process, "Trek in")
    hands.writes("Waarom trek je dit in?", "Gaat naar de regio")
    hands.button("Trek in")
    said(hands, "is ingetrokken")
    hands.press("Tab", "Tab")
    hands.button("Ongedaan maken")
    said(hands, "Het intrekken is ongedaan gemaakt")
    assert Version.objects.get(pk=world.second.pk).state == Version.State.GEPUBLICEERD


def test_it_is_handed_over_accepted_and_looked_through(open_page: Open, world: PageWorld, anke: Person) -> None:
    bram = colleague("Bram van Lankveld")
    page = open_page(account=signed(anke))
    hands = Hands(page)
    chosen(hands, world.process, "Draag over")
    hands.writes("Aan wie draag je over?", "bram van lankveld", role="combobox")
    hands.writes("Wat neem je samen door?", "Openstaande reacties")
    hands.button("Bied het proces aan")
    said(hands, "Bram van Lankveld krijgt bericht")

    other = open_page(390, account=signed(bram))
    his = Hands(other)
    his.go("/vandaag")
    his.link("Melding Wmo behandelen")
    expect(other.get_by_role("heading", name="Wordt dit jouw proces?")).to_be_visible()
    his.skip()
    his.button("Akkoord, ik neem het over")
    expect(other.get_by_role("alert")).to_be_focused()
    his.button("Ja, ik neem het over")
    said(his, "Je bent nu eigenaar")
    chosen(his, world.process, "Kijk na of het klopt")
    his.writes("Waar heb je naar gekeken?", "De stappen en de termijnen")
    his.button("Nagekeken, klopt nog")
    said(his, "nagekeken, klopt nog")


def test_a_process_without_an_owner_is_adopted(open_page: Open, world: PageWorld, fatima: Person) -> None:
    Process.objects.filter(pk=world.process.pk).update(owner=None)
    page = open_page(account=signed(fatima))
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.button("Ik neem dit proces aan")
    said(hands, "eigenaar")
    assert Process.objects.get(pk=world.process.pk).owner_id == fatima.pk


def test_who_looks_after_it_is_written_down(open_page: Open, world: PageWorld, anke: Person) -> None:
    page = open_page(account=signed(anke))
    hands = Hands(page)
    chosen(hands, world.process, "Eigenaar en contact")
    hands.writes("Coördinator", "wie is dit", role="combobox")
    hands.writes("Wie bel je met een vraag?", "Team Toegang, 0413 28 19 11")
    hands.button("Bewaar")
    expect(page.get_by_label("Coördinator")).to_be_focused()
    hands.writes("Coördinator", "anke schuurmans", role="combobox")
    hands.button("Bewaar")
    said(hands, "Bewaard")
    assert Process.objects.get(pk=world.process.pk).contact == "Team Toegang, 0413 28 19 11"


def test_many_are_changed_at_once_and_changed_back(open_page: Open, traject: int, fatima: Person) -> None:
    for number, name in enumerate(("Melding Wmo", "Parkeerkaart", "Bezwaar"), 1):
        imported(fatima, traject, name, f"U-{number}")
    page = open_page(account=signed(fatima))
    hands = Hands(page)
    hands.go("/processen/beheer")
    hands.writes("Naam, code of nummer", "u-")
    hands.press("Enter")
    expect(page.get_by_role("link", name="Zonder filter")).to_be_visible()
    hands.skip()
    hands.ticks("Kies Bezwaar")
    hands.ticks("Kies Parkeerkaart")
    hands.writes("Wie bel je?", "Team Toegang")
    hands.button("Toon wat er verandert")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit gaat er veranderen")
    hands.skip()
    hands.button("Verander 2 processen")
    said(hands, "2 processen zijn gewijzigd")
    assert Process.objects.filter(contact="Team Toegang").count() == 2
    hands.press("Tab", "Tab")
    hands.button("Ongedaan maken")
    said(hands, "2 processen zijn weer zoals ze waren")
    assert not Process.objects.exclude(contact="").exists()


def test_all_that_are_found_become_readable(open_page: Open, traject: int, fatima: Person) -> None:
    imported(fatima, traject, "Melding Wmo", "U-1")
    page = open_page(account=signed(fatima))
    hands = Hands(page)
    hands.go("/processen/beheer")
    hands.to("radio", "De aangevinkte in de lijst")
    hands.press("ArrowDown")
    hands.button("Maak ze leesbaar voor collega’s")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit gaat er veranderen")
    hands.skip()
    hands.button("Verander 1 proces")
    expect(page.get_by_text("Collega’s kunnen 1 proces nu lezen en vinden.")).to_be_visible()


def test_what_differs_per_organisation_is_filled_in(open_page: Open, traject: int, fatima: Person) -> None:
    Organisation.objects.create(name="Landerd")
    page = open_page(account=signed(fatima))
    hands = Hands(page)
    hands.go("/parameters")
    hands.writes("Naam", "Mandaat")
    hands.press("Enter")
    expect(page.get_by_text("nog 2 in te vullen").first).to_be_visible()
    hands.skip()
    hands.writes("Mandaat in Landerd", "€ 5.000")
    hands.writes("Mandaat in Uden", "€ 2.500")
    hands.button("Bewaar de waarden")
    expect(page.get_by_text("Alles is ingevuld")).to_be_visible()
    hands.skip()
    hands.link("Mandaat")
    expect(page.get_by_role("heading", name="Mandaat", level=1)).to_be_visible()
    hands.skip()
    hands.writes("Naam", "Mandaat consulent")
    hands.press("Enter")
    expect(page.locator("main")).to_contain_text("Mandaat consulent")
    hands.skip()
    hands.button("Haal weg")
    expect(page.get_by_text("Er zijn nog geen parameters")).to_be_visible()


def test_a_process_is_made_public_and_internal_again(open_page: Open, world: PageWorld, anke: Person) -> None:
    page = open_page(account=signed(anke))
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.button("Maak openbaar")
    said(hands, "Iedereen kan dit proces nu lezen.")
    hands.skip()
    hands.button("Maak weer intern")
    expect(page.get_by_role("button", name="Maak openbaar")).to_be_visible()


def test_a_domain_is_made_public_and_read_by_everybody(open_page: Open, world: PageWorld) -> None:
    page = open_page(account=signed(colleague("Kees Verstegen", "beheerder")))
    hands = Hands(page)
    hands.go("/openbaar/beheer")
    hands.ticks("Wmo")
    hands.button("Bewaar")
    expect(page.get_by_role("heading", name="Nu is 1 proces openbaar")).to_be_visible()

    somebody = open_page()
    reader = Hands(somebody)
    reader.go("/openbaar")
    reader.writes("Wat wil je weten?", "gesprek thuis")
    reader.press("Enter")
    reader.skip()
    reader.link("Voer het gesprek thuis")
    expect(somebody.get_by_role("heading", name="Melding Wmo behandelen", level=1)).to_be_visible()
