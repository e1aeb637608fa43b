"""Who does the work, by keyboard alone: finding, reading, reacting and practising."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.contexts.landscape.document_files import docx
from tests.contexts.landscape.page_world import PageWorld, page_world
from tests.stories.checks import Open
from tests.stories.keys import Hands
from tests.support import actor, analyst, employee, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.misses import count_miss
from stroomlijn.foundation.queries.misses import SHOWN_FROM
from stroomlijn.landscape.models import Favourite, ReadMark
from stroomlijn.landscape.operations.exercises import ExerciseText, Question, save_exercise
from stroomlijn.landscape.operations.reactions import About, react
from stroomlijn.landscape.operations.settling import settle
from stroomlijn.organisation.models import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def anke(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="anke@voorbeeld.nl", name="Anke Schuurmans")
    give_role(PRODUCT, account, "medewerker")
    return account


@pytest.fixture
def world(traject_id: int, employee: Account, anke: Account) -> PageWorld:  # noqa: F811
    """A process of Anke, of which version 2.0 changes the work of the employee."""
    made = page_world(traject_id, employee)
    Person.objects.filter(pk=made.owner.pk).update(account=anke, name="Anke Schuurmans")
    made.second.asks_reading_of = made.second.werkrol_keys = ["consulent wmo"]
    made.second.save()
    ReadMark.objects.create(account=employee, process=made.process, version=made.first)
    settle(made.process.pk)
    return made


def test_it_is_found_by_looking_round_and_kept_at_hand(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
) -> None:
    page = open_page(account=employee)
    hands = Hands(page)
    hands.go("/processen")
    hands.link("Wmo 1 proces")
    hands.skip()
    hands.writes("Naam of code", "WMO-04")
    hands.press("Enter")
    hands.skip()
    hands.to("button", "Melding Wmo behandelen bij de hand houden")
    with page.expect_response("**/favoriet"):
        hands.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "true")
    assert Favourite.objects.get().account_id == employee.pk
    hands.link("Melding Wmo behandelen")
    hands.skip()
    hands.link("Processen")
    expect(page.get_by_role("heading", name="Bij de hand")).to_be_visible()


def test_answers_are_narrowed_down(open_page: Open, world: PageWorld, employee: Account) -> None:  # noqa: F811
    page = open_page(account=employee)
    hands = Hands(page)
    hands.go("/processen")
    hands.writes("Wat wil je weten?", "inwoner")
    hands.press("Enter")
    hands.skip()
    hands.ticks("Proces")
    hands.button("Filter")
    hands.skip()
    hands.to("link", "Melding Wmo behandelen")
    expect(page.get_by_role("checkbox", name="Proces")).to_be_checked()


def test_the_page_of_a_process_is_walked_through(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
) -> None:
    page = open_page(account=employee, permissions=["clipboard-read", "clipboard-write"])
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.opens("Bewaren als")
    hands.to("link", "PDF")
    hands.press("Escape")
    expect(page.get_by_role("link", name="PDF")).to_be_hidden()
    expect(page.locator("summary", has_text="Bewaren als")).to_be_focused()
    hands.link("Toon alles")
    expect(page.get_by_role("link", name="Alleen mijn rol")).to_be_focused()
    hands.link("Link naar stap 3")
    expect(page.get_by_text("De link naar deze stap is gekopieerd.")).to_be_visible()
    hands.to("link", "Stap 4")
    expect(page.locator('[data-map] [data-element="gesprek"]')).to_have_attribute("data-here", "")
    hands.to("group", "Tekening")
    hands.press("ArrowRight", "Enter")
    expect(page.locator(".stroomlijn-step :focus")).to_be_visible()
    hands.link("Vergelijk met versie 1.0")
    expect(page.get_by_role("heading", name="Vergeleken met versie 1.0")).to_be_visible()
    hands.skip()
    hands.link("Stop met vergelijken")
    hands.skip()
    hands.link("Groot bekijken")
    hands.skip()
    hands.button("Groter")
    hands.link("1. Luister naar de vraag")
    expect(page).to_have_url(re.compile("#stap-1$"))


def test_a_document_opens_beside_its_step_and_closes(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
) -> None:
    page = open_page(account=employee)
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.link("Belkaart")
    dialog = page.get_by_role("dialog", name="Belkaart")
    expect(dialog.get_by_role("heading", name="Belkaart")).to_be_focused()
    hands.button("Sluiten")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Belkaart", exact=True)).to_be_focused()
    hands.press("Enter")
    expect(dialog).to_be_visible()
    hands.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Belkaart", exact=True)).to_be_focused()


def test_a_document_gets_a_file(open_page: Open, world: PageWorld, analyst: Account) -> None:  # noqa: F811
    page = open_page(account=analyst)
    hands = Hands(page)
    hands.go("/documenten")
    hands.button("Voeg toe Gesprekskaart melding")
    hands.skip()
    hands.gives("Bestand", {"name": "kaart.docx", "mimeType": "", "buffer": docx("Vraag wat er speelt")})
    hands.button("Bewaar het bestand")
    expect(page.get_by_text("Vraag wat er speelt")).to_be_visible()
    hands.skip()
    hands.writes("Waar is het voor?", "Voor het eerste gesprek.")
    hands.button("Bewaar de gegevens")
    expect(page.get_by_text("Voor het eerste gesprek.").first).to_be_visible()


def test_a_reaction_is_sent_taken_back_sent_again_and_answered(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
    anke: Account,
) -> None:
    field = "Wat werkt er niet, en hoe doe jij het?"
    page = open_page(account=employee)
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}")
    hands.link("Reageer op dit proces")
    expect(page.get_by_label(field)).to_be_focused()
    hands.link("Niet nu")
    expect(page.get_by_role("link", name="Reageer op dit proces")).to_be_focused()
    hands.press("Enter")
    expect(page.get_by_label(field)).to_be_focused()
    page.keyboard.type("Mevrouw Jansen kreeg geen formulier.")
    hands.button("Verstuur")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.writes(field, "Hier mist het formulier.")
    hands.button("Verstuur")
    expect(page.get_by_text("Je reactie is verstuurd.")).to_be_focused()
    hands.link("Mijn reacties")
    hands.skip()
    hands.button("Trek in Hier mist")
    expect(page.get_by_text("Je reactie is ingetrokken.")).to_be_visible()

    hands.go(f"/processen/{world.process.number}")
    hands.link("Reageer op stap 3")
    expect(page.get_by_label(field)).to_be_focused()
    page.keyboard.type("Bellen lukt niet binnen twee dagen.")
    hands.button("Verstuur")
    expect(page.get_by_text("Je reactie is verstuurd.")).to_be_focused()

    owner = open_page(390, account=anke)
    hers = Hands(owner)
    hers.go("/vandaag")
    hers.link("Bellen lukt niet binnen twee dagen.")
    hers.skip()
    hers.ticks("In behandeling", role="radio")
    hers.press("ArrowDown")
    hers.writes("Je antwoord", "We maken er vijf van.")
    hers.button("Verstuur het antwoord")
    expect(owner.get_by_text("Je antwoord is verstuurd.")).to_be_visible()

    hands.go("/berichten")
    hands.link("Anke antwoordde: We maken er vijf van.")
    expect(page.get_by_text("Komt in de volgende versie.")).to_be_visible()


def test_a_change_is_read_and_practised(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
    anke: Account,
) -> None:
    question = Question("Wie belt de inwoner?", ("De backoffice", "De consulent"), 1, "Jij bent het vaste contact.")
    save_exercise(Actor(anke.pk), world.process.pk, ExerciseText("case", "Een vrijdag", "Om vier uur.", (question,)))
    page = open_page(account=employee)
    hands = Hands(page)
    hands.go("/vandaag")
    hands.link("Melding Wmo behandelen")
    hands.skip()
    hands.button("Ik heb dit gelezen")
    hands.arrives()
    expect(page.get_by_text("Versie 2.0 staat op gelezen.")).to_be_visible()
    hands.link("Een vrijdag")
    hands.skip()
    hands.button("Kijk na")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.ticks("De backoffice", role="radio")
    hands.press("ArrowDown")
    hands.button("Kijk na")
    expect(page.get_by_text("Jij bent het vaste contact.")).to_be_visible()
    hands.go("/mijn-werk")
    expect(page.get_by_text("Geoefend", exact=True).last).to_be_visible()


def test_an_exercise_is_written_and_withdrawn(open_page: Open, world: PageWorld, anke: Account) -> None:
    page = open_page(account=anke)
    hands = Hands(page)
    hands.go(f"/processen/{world.process.number}/oefeningen")
    hands.link("Nieuwe zelftoets")
    hands.skip()
    hands.writes("Naam", "Weet je het?")
    hands.button("Bewaar")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.writes("Wat vraag je?", "Wie belt?")
    hands.writes("Antwoord 1", "De backoffice")
    hands.writes("Antwoord 2", "De consulent")
    hands.chooses("Welk antwoord is goed?", "Antwoord 2")
    hands.button("Bewaar")
    hands.skip()
    hands.button("Trek in Weet je het?")
    expect(page.get_by_role("heading", name="Ingetrokken")).to_be_visible()
    hands.skip()
    hands.button("Zet terug Weet je het?")
    expect(page.get_by_role("heading", name="Ingetrokken")).to_have_count(0)


def test_messages_are_read(open_page: Open, employee: Account) -> None:  # noqa: F811
    Message.objects.create(account=employee, title="Parkeerkaart is gepubliceerd", url="/processen", key="een")
    page = open_page(account=employee)
    hands = Hands(page)
    page.goto("/vandaag")
    hands.link("1 nieuw bericht")
    hands.skip()
    hands.button("Alles gelezen")
    expect(page.get_by_text("0 nieuwe berichten")).to_be_attached()


def test_what_was_not_found_is_told_to_who_can_mend_it(open_page: Open, analyst: Account) -> None:  # noqa: F811
    for _colleague in range(SHOWN_FROM):
        count_miss("vliegvergunning")
    page = open_page(account=analyst)
    hands = Hands(page)
    hands.go("/processen/gezocht")
    hands.button("vliegvergunning")
    expect(page.get_by_role("button", name="vliegvergunning")).to_have_count(0)


def test_what_is_alike_is_answered_together(
    open_page: Open,
    world: PageWorld,
    employee: Account,  # noqa: F811
    anke: Account,
) -> None:
    about = About(world.second.pk, world.second.appearances.get(element="bel").step_id)
    for text in ("Bellen binnen twee dagen lukt niet", "Bellen lukt niet binnen twee dagen"):
        react(Actor(employee.pk), world.process, about, text)
    page = open_page(account=anke)
    hands = Hands(page)
    hands.go("/reacties")
    hands.chooses("Stand", "Alles")
    hands.writes("Woorden", "bellen")
    hands.press("Enter")
    hands.skip()
    hands.link("Bel de inwoner")
    hands.skip()
    hands.ticks("Bellen binnen twee dagen lukt niet")
    hands.ticks("In behandeling", role="radio")
    hands.press("ArrowDown", "ArrowDown")
    hands.button("Verstuur het antwoord")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.writes("Je antwoord", "Twee dagen is de wet.")
    hands.button("Verstuur het antwoord")
    expect(page.get_by_text("Je antwoord is verstuurd.")).to_be_visible()
