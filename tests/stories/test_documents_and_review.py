"""A working group lays its documents side by side and takes its draft to the werkoverleg; a colleague reacts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.contexts.harmonisation.documents import LETTER, OTHER, TABLE
from tests.stories.checks import PHONE, WIDE, Open, Save, axe, axe_in_the_dark, fits
from tests.stories.waiting import wait_for_worker

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.models import Difference, Group, GroupMember, Referral
from stroomlijn.harmonisation.operations import drafting, grouping
from stroomlijn.landscape.models import Document
from stroomlijn.landscape.operations import documents as library
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.models import Organisation, Person, Team
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser
MORE = """Melding Wmo;Uden;4;Verslag sturen;Consulent;;;;Onderzoeksverslag
Melding Wmo;Landerd;4;Brief controleren;Kwaliteit;;;;Controlelijst
"""


@pytest.fixture
def fatima(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="fatima@voorbeeld.nl", name="Fatima El Idrissi", password="een lang woord")
    give_role(PRODUCT, account, "procesanalist")
    return account


@pytest.fixture
def group(website: str, fatima: Account) -> Group:
    """Two processes in one group, in work, with a question for the toets and two letters that are alike."""
    actor = Actor(fatima.pk, "test")
    traject = make_traject(actor, name="Maashorst").pk
    table = (TABLE + MORE).encode()
    run = imports.start_import(actor, traject, [("werk.csv", [table])], organisation_in_name=True)
    wait_for_worker()
    imports.take_over(actor, run.pk)
    wait_for_worker()
    grouping.start_grouping(actor, traject)
    wait_for_worker()
    found = Group.objects.filter(traject=traject).order_by("pk")[0]
    GroupMember.objects.filter(group__traject=traject).update(group=found)
    drafting.begin_merge(actor, found.pk)
    wait_for_worker()
    for name, text in (("Beschikking Uden", LETTER), ("Beschikking Landerd", OTHER)):
        library.add_documents(actor, [name])
        library.add_file(actor, Document.objects.get(name=name).pk, "brief.txt", [text.encode()])
    wait_for_worker()
    asked = Difference.objects.filter(draft__group=found).order_by("position")[0]
    Referral.objects.create(
        group=found,
        difference=asked.key,
        summary=asked.about["label"],
        question="Sturen we altijd een verslag?",
        to=Referral.To.TOETS,
        asked_on=clock.today(),
        asked_by=fatima,
    )
    return found


@pytest.fixture
def bram(group: Group) -> Account:
    """A colleague of the team in Landerd."""
    account = make_account(PRODUCT, email="bram@voorbeeld.nl", name="Bram van Lankveld", password="een lang woord")
    give_role(PRODUCT, account, "medewerker")
    landerd = Organisation.objects.get(name="Landerd")
    team = Team.objects.create(organisation=landerd, name="Toegang Landerd")
    person = Person.objects.create(
        organisation=landerd, name=account.name, name_key="bram van lankveld", account=account
    )
    person.teams.add(team)
    return account


def test_documents_are_laid_side_by_side_and_one_is_chosen(
    open_page: Open, save_picture: Save, fatima: Account, group: Group
) -> None:
    page = open_page(WIDE, account=fatima)
    page.goto(f"/groepen/GROEP-{group.pk}/documenten")
    page.get_by_role("button", name="Leg de documenten naast elkaar").click()
    expect(page.get_by_text(re.compile(r"\d\d% gelijk")).first).to_be_visible()
    expect(page.get_by_text("0 van 5 gekozen.")).to_be_visible()
    axe(page)
    save_picture(page, "documenten")
    page.get_by_role("link", name="Beschikking Uden").first.click()
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_text("Anders").first).to_be_visible()
    axe(page)
    save_picture(page, "documenten-naast-elkaar")
    page.get_by_role("radio", name=re.compile("Beschikking Landerd blijft")).check()
    page.get_by_label("Waarom?").fill("In gewone taal")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator(".stroomlijn-toast").first).to_contain_text("blijft")
    page.goto(f"/groepen/GROEP-{group.pk}/documenten")
    expect(page.get_by_text("1 van 5 gekozen.")).to_be_visible()

    phone = open_page(PHONE, account=fatima)
    for address in ("", f"/{page_id(page)}"):
        phone.goto(f"/groepen/GROEP-{group.pk}/documenten{address}")
        fits(phone)
        save_picture(phone, f"documenten-390{'-rij' if address else ''}")
    page.goto(f"/groepen/GROEP-{group.pk}/documenten/{page_id(page)}")
    axe_in_the_dark(page)


def page_id(page: Page) -> str:
    """The row of the letters, as its link in the list says."""
    address = page.get_by_role("link", name="Beschikking Uden").first.get_attribute("href") or ""
    return address.rsplit("/", 1)[-1]


def test_a_toets_from_card_to_answer(
    open_page: Open, save_picture: Save, fatima: Account, bram: Account, group: Group
) -> None:
    page = open_page(WIDE, account=fatima)
    page.goto(f"/groepen/GROEP-{group.pk}/toets")
    page.get_by_label("Wat wil je van collega's weten?").fill("Kun je zo werken?")
    page.get_by_role("button", name="Maak de kaart").click()
    page.get_by_role("link", name="Werkoverleg erbij").first.click()
    page.get_by_label("Team").select_option(index=1)
    page.get_by_label("Hoeveel collega's waren erbij?").fill("7")
    axe(page)
    page.get_by_role("button", name="Bewaar").click()

    # One after another: Enter keeps it, and one types the next.
    text = page.get_by_label("Reactie", exact=True)
    text.fill("Een verslag kost veel tijd")
    text.press("Enter")
    expect(page.get_by_text("1 reactie", exact=True)).to_be_visible()
    expect(text).to_be_focused()
    page.keyboard.type("Een verslag scheelt bellen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 reacties", exact=True)).to_be_visible()
    axe(page)
    save_picture(page, "toets-typen")

    colleague = open_page(PHONE, account=bram, has_touch=True, is_mobile=True)
    colleague.goto(f"/groepen/GROEP-{group.pk}/toets/kaart")
    expect(colleague.get_by_role("heading", name="Dit verandert er voor jou")).to_be_visible()
    fits(colleague)
    axe(colleague)
    save_picture(colleague, "toets-kaart-390")
    colleague.get_by_label("Waarover?").select_option(index=1)
    colleague.get_by_label("Jouw reactie").fill("Graag altijd een verslag")
    colleague.get_by_role("button", name="Verstuur").click()
    expect(colleague.get_by_text("Nog niet besproken")).to_be_visible()

    page.goto(f"/groepen/GROEP-{group.pk}/toets/kaart")
    save_picture(page, "toets-kaart")
    page.emulate_media(media="print")
    save_picture(page, "toets-kaart-print")
    page.emulate_media(media="screen")
    page.goto(f"/groepen/GROEP-{group.pk}/toets/reacties")
    expect(page.get_by_text("7 collega's gaven 3 reacties")).to_be_visible()
    axe(page)
    save_picture(page, "toets-reacties")
    explained = page.get_by_label("Uitleg voor wie dit zei")
    explained.last.fill("Wat hier staat, blijft staan als een ander antwoord eerst komt.")
    for left in (2, 1, 0):
        if left < 2:
            expect(explained.last).to_have_value("Wat hier staat, blijft staan als een ander antwoord eerst komt.")
        explained.first.fill("Het verslag is nodig voor de wet.")
        page.get_by_role("button", name="Overgenomen", exact=True).first.click()
        expect(explained).to_have_count(left)
    page.get_by_role("link", name="Naar de toets").click()
    page.get_by_role("button", name="Sluit de toets af").click()
    expect(page.get_by_text("Afgesloten", exact=True).first).to_be_visible()
    axe(page)
    save_picture(page, "toets")

    colleague.goto("/reacties/mijn")
    expect(colleague.get_by_text("Het verslag is nodig voor de wet.")).to_be_visible()
    axe(colleague)
    fits(colleague)
    save_picture(colleague, "mijn-reacties-390")
    colleague.get_by_role("button", name="Ik heb het gezien").click()
    expect(colleague.get_by_role("button", name="Ik heb het gezien")).to_have_count(0)
