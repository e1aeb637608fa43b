"""An owner publishes with 'geldt vanaf', the old process leads until then, and hands over; many are changed at once."""

from __future__ import annotations

import datetime

import pytest
from django.utils.formats import date_format
from playwright.sync_api import Page, expect
from tests.stories.checks import Open, Save, looked_at
from tests.stories.owner import colleague, concept, imported, signed

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.landscape.models import Process
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser


@pytest.fixture
def traject(transactional_db: None) -> int:
    return make_traject(PRODUCT, name="Maashorst").pk


def test_an_owner_publishes_for_later_and_hands_the_process_over(
    open_page: Open, traject: int, save_picture: Save
) -> None:
    anke, bram = colleague("Anke Schuurmans"), colleague("Bram van Lankveld")
    old = imported(anke, traject, "Melding Wmo Uden", "WMO-04")
    new = concept(anke, traject).process
    begins = clock.today() + datetime.timedelta(days=60)
    page = open_page(account=signed(anke))

    page.goto(f"/processen/{new.number}")
    page.locator("summary", has_text="Beheer").click()
    page.get_by_role("button", name="Naar toetsing").click()
    expect(page.locator("#meldingen")).to_contain_text("in toetsing")
    page.goto("/vandaag")
    page.get_by_role("link", name="Melding Wmo behandelen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Publiceren")
    looked_at(page, "publiceren", save_picture)

    page.get_by_label("Geldt vanaf").fill(begins.isoformat())
    page.get_by_label("Uden", exact=True).check()
    page.get_by_label("Wat is er anders?").fill("Eerst bellen, dan pas een brief.")
    page.get_by_label("Wat geldt voor zaken die al lopen?").fill("Lopende meldingen handel je af zoals je begon.")
    page.get_by_label("Welke processen vervangt dit?").fill("wmo-05")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_text("Er is geen proces met de code of het nummer ‘wmo-05’.")).to_be_visible()
    expect(page.get_by_label("Wat is er anders?")).to_have_value("Eerst bellen, dan pas een brief.")
    page.get_by_label("Welke processen vervangt dit?").fill("wmo-04")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.locator("#meldingen")).to_contain_text("is gepubliceerd: versie 1.0")
    day = date_format(begins, "j F Y")
    expect(page.locator("main")).to_contain_text(f"Geldt vanaf {day}")
    expect(page.locator("main")).to_contain_text("Lopende meldingen handel je af zoals je begon.")

    reader = open_page(account=signed(bram))
    reader.goto("/zoeken?q=wmo-04")
    reader.get_by_role("link", name="Melding Wmo Uden").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Melding Wmo Uden")
    expect(reader.locator("main")).to_contain_text(day)
    assert reader.url.endswith(old.number)

    page.goto(f"/processen/{new.number}/geldigheid")
    looked_at(page, "geldigheid", save_picture)
    later = begins + datetime.timedelta(days=30)
    page.get_by_label("Vanaf, Uden versie 1.0").fill(later.isoformat())
    page.get_by_role("button", name="Bewaar de geldigheid").click()
    expect(page.locator("#meldingen")).to_contain_text("De geldigheid is bewaard")
    expect(page.get_by_label("Vanaf, Uden versie 1.0")).to_have_value(later.isoformat())
    _handed_over(page, open_page(390, account=signed(bram)), new, save_picture)


def _handed_over(page: Page, phone: Page, process: Process, save: Save) -> None:
    page.goto(f"/processen/{process.number}/overdragen")
    page.get_by_label("Aan wie draag je over?").press_sequentially("bram")
    expect(page.locator("#collegas option")).to_have_attribute("value", "Bram van Lankveld")
    page.get_by_label("Wat neem je samen door?").fill("Openstaande reacties\nControles per kwartaal")
    looked_at(page, "overdragen", save)
    page.get_by_role("button", name="Bied het proces aan").click()
    expect(page.locator("#meldingen")).to_contain_text("Bram van Lankveld krijgt bericht")

    phone.goto("/vandaag")
    phone.get_by_role("link", name="Melding Wmo behandelen").first.click()
    phone.get_by_label("Openstaande reacties").check()
    phone.get_by_role("button", name="Bewaar en ga later verder").click()
    expect(phone.get_by_label("Openstaande reacties")).to_be_checked()
    looked_at(phone, "overnemen", save)
    phone.get_by_role("button", name="Akkoord, ik neem het over").click()
    expect(phone.get_by_role("alert")).to_contain_text("Eén punt is nog niet afgevinkt")
    looked_at(phone, "toch-overnemen", save)
    phone.get_by_role("button", name="Ja, ik neem het over").click()
    expect(phone.locator("#meldingen")).to_contain_text("Je bent nu eigenaar")
    phone.goto(f"/processen/{process.number}/herzien")
    looked_at(phone, "herzien", save)
    phone.get_by_label("Waar heb je naar gekeken?").fill("De stappen en de termijnen")
    phone.get_by_role("button", name="Nagekeken, klopt nog").click()
    expect(phone.locator("#meldingen")).to_contain_text("nagekeken, klopt nog")
    answer = page.goto(f"/processen/{process.number}/eigenaar")
    assert answer is not None
    assert answer.status == 403, "who handed it over may only read it"


def test_processes_are_made_readable_changed_together_and_changed_back(
    open_page: Open, traject: int, save_picture: Save
) -> None:
    fatima = colleague("Fatima El Idrissi", "procesanalist")
    for number, name in enumerate(("Melding Wmo", "Parkeerkaart", "Bezwaar"), 1):
        imported(fatima, traject, name, f"U-{number}")
    long = "Zorgverzekeringsovereenkomstwijzigingsformulier"
    Process.objects.filter(name="Bezwaar").update(code=long, domain=f"{long} {long}", cluster=long * 2)
    page = open_page(account=signed(fatima))
    page.goto("/processen/beheer")
    looked_at(page, "beheer", save_picture)
    page.get_by_label("Alle 3 die gevonden zijn").check()
    page.get_by_role("button", name="Maak ze leesbaar voor collega’s").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit gaat er veranderen")
    page.get_by_role("button", name="Verander 3 processen").click()
    expect(page.locator("#stand")).to_contain_text("Collega’s kunnen 3 processen nu lezen en vinden")
    looked_at(page, "beheer-leesbaar", save_picture)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#meldingen")).to_contain_text("3 processen zijn weer zoals ze waren")
    page.get_by_label("Alle 3 die gevonden zijn").check()
    page.get_by_role("button", name="Maak ze leesbaar voor collega’s").click()
    page.get_by_role("button", name="Verander 3 processen").click()
    page.get_by_role("link", name="Terug naar de lijst").click()

    page.get_by_label("Kies Bezwaar").check()
    page.get_by_label("Kies Parkeerkaart").check()
    page.get_by_label("Wie bel je?", exact=True).fill("Team Toegang, 0413 28 19 11")
    page.get_by_role("button", name="Toon wat er verandert").click()
    looked_at(page, "beheer-voorbeeld", save_picture)
    page.get_by_role("button", name="Verander 2 processen").click()
    assert Process.objects.filter(contact__startswith="Team Toegang").count() == 2
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#meldingen")).to_contain_text("2 processen zijn weer zoals ze waren")
    assert not Process.objects.exclude(contact="").exists()

    process = Process.objects.get(name="Bezwaar")
    page.goto(f"/processen/{process.number}/intrekken")
    looked_at(page, "intrekken", save_picture)
    page.get_by_label("Waarom trek je dit in?").fill("Gaat naar de regio")
    page.get_by_role("button", name="Trek in").click()
    expect(page.locator("#meldingen")).to_contain_text("Bezwaar is ingetrokken")
    page.goto(f"/processen/{process.number}")  # the message with its undo is gone
    page.locator("summary", has_text="Beheer").click()
    page.get_by_role("button", name="Intrekken terugdraaien").click()
    expect(page.locator("#meldingen")).to_contain_text("Het intrekken is ongedaan gemaakt")
