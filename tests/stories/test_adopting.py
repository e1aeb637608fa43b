"""The steering group adopts a process; it is published, set up, tried and accepted, and colleagues are told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.contexts.harmonisation.conftest import LANDERD, UDEN, epml
from tests.stories.checks import Open, looked_at
from tests.stories.waiting import wait_for_worker

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.models import Decision, Group, Meeting, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, memberships
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.trajecten import make_traject, organisation_named

pytestmark = pytest.mark.browser
WIDE, PHONE = 1280, 390


@pytest.fixture
def fatima(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="fatima@voorbeeld.nl", name="Fatima El Idrissi", password="een lang woord")
    give_role(PRODUCT, account, "procesanalist")
    return account


@pytest.fixture
def group(website: str, fatima: Account) -> Group:
    """A group of which everything is decided, and a meeting of the steering group today."""
    actor = Actor(fatima.pk, "test")
    traject = make_traject(actor, name="Maashorst")
    files = [
        ("u.epml", [epml("Melding Wmo voor Uden", *UDEN)]),
        ("l.epml", [epml("Melding Wmo voor Landerd", *LANDERD)]),
    ]
    run = imports.start_import(actor, traject.pk, files, organisation_in_name=True)
    wait_for_worker()
    imports.take_over(actor, run.pk)
    wait_for_worker()
    grouping.start_grouping(actor, traject.pk)
    wait_for_worker()
    found = Group.objects.get(traject=traject)
    drafting.begin_merge(actor, found.pk)
    wait_for_worker()
    deciding.decide_as_proposed(actor, found.pk, reason="Zoals de meesten het doen.")
    wait_for_worker()
    board = WorkingGroup.objects.create(traject=traject, kind="stuurgroep", name="Stuurgroep")
    person = make_person(actor, organisation_named(actor, "Uden"), Details("Marloes Verkuijlen"))
    memberships.add_member(actor, board.pk, person)
    Meeting.objects.create(working_group=board, kind="vergadering", title="Stuurgroep 1 april", day=clock.today())
    return found


def test_from_the_steering_group_to_a_process_that_works_in_the_suite(
    open_page: Open, website: str, fatima: Account, group: Group
) -> None:
    page = open_page(account=fatima)
    page.goto(f"/groepen/GROEP-{group.pk}/vaststellen")
    expect(page.get_by_text("Alle verschillen zijn besloten")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_text("Staat op de agenda van").first).to_be_visible()
    page.get_by_label("Aangenomen").check()
    page.get_by_label("Waarom").fill("Zo werken we op één manier.")
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(page.get_by_text("Dit proces is vastgesteld.")).to_be_visible()
    number = Decision.objects.get(kind="adoption").number

    page.get_by_label("Wat geldt voor zaken die al lopen?").fill("De oude werkwijze.")
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_role("heading", name="Na de publicatie")).to_be_visible()
    looked_at(page)

    page.get_by_role("link", name=number).click()
    expect(page.get_by_text("Zo werken we op één manier.")).to_be_visible()
    looked_at(page)

    page.goto(f"/groepen/GROEP-{group.pk}/vaststellen")
    page.get_by_role("link", name="Geef een inrichtingsopdracht").click()
    page.get_by_role("button", name="Geef de opdracht").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Bewaar wat is ingericht").click()
    expect(page.get_by_text("alles is ingericht", exact=True)).to_be_visible()
    looked_at(page)
    while (good := page.get_by_role("button", name=re.compile("^Goed$"))).count():
        good.first.click()
    page.get_by_role("button", name="Accepteer").click()
    expect(page.get_by_text("De discipline systeem is klaar voor dit proces.").first).to_be_visible()

    page.goto(f"/trajecten/{group.traject_id}/veranderingen")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Maak de tekst").click()
    expect(page.get_by_text("Verslag sturen").first).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Verstuur aan alle collega’s").click()
    expect(page.get_by_role("heading", name="Wie is bereikt")).to_be_visible()


def test_the_register_is_searched_by_keyboard_on_a_phone(
    open_page: Open, website: str, fatima: Account, group: Group
) -> None:
    page = open_page(account=fatima)
    page.set_viewport_size({"width": PHONE, "height": 900})
    page.goto("/besluiten")
    page.get_by_label("Nummer of woorden").fill("001")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile(r"BESL-\d{4}-001"))).to_have_count(1)
    looked_at(page)
    page.goto("/besluiten/besluitenregister")
    looked_at(page)
