"""A step does not work, the owner answers, the asker hears; a change is read and practised. All by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.contexts.landscape.page_world import PageWorld, page_world
from tests.stories.checks import Open, Save, looked_at

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.operations.exercises import ExerciseText, Question, save_exercise
from stroomlijn.organisation.models import Person, Team
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser


@pytest.fixture
def bram(transactional_db: None) -> Account:
    return _account("Bram van Lankveld")


@pytest.fixture
def anke(transactional_db: None) -> Account:
    return _account("Anke Schuurmans")


@pytest.fixture
def world(bram: Account, anke: Account) -> PageWorld:
    made = page_world(make_traject(PRODUCT, name="Maashorst").pk, bram)
    Person.objects.filter(pk=made.owner.pk).update(account=anke, name="Anke Schuurmans")
    made.second.asks_reading_of = ["consulent wmo"]
    made.second.werkrol_keys = ["consulent wmo"]
    made.second.save()
    return made


def test_a_step_that_does_not_work_is_answered(
    world: PageWorld, bram: Account, anke: Account, open_page: Open, save_picture: Save
) -> None:
    reader = open_page(account=bram)
    reader.goto(f"/processen/{world.process.number}?stappen=alles")
    press(reader, reader.get_by_role("link", name="Reageer op stap 6"))
    expect(reader.get_by_label("Wat werkt er niet, en hoe doe jij het?")).to_be_focused()
    expect(reader.get_by_text("Dit gaat naar Anke Schuurmans.")).to_be_visible()
    reader.keyboard.type("Mevrouw Jansen kreeg geen formulier.")
    looked_at(reader, "reactie", save_picture)
    press(reader, reader.get_by_role("button", name="Verstuur", exact=True))
    expect(reader.get_by_role("button", name="Toch versturen")).to_be_visible()
    field = reader.get_by_label("Wat werkt er niet, en hoe doe jij het?")
    expect(field).to_have_value("Mevrouw Jansen kreeg geen formulier.")
    looked_at(reader, "reactie-waarschuwing", save_picture)
    tab_to(reader, field)
    reader.keyboard.press("ControlOrMeta+a")
    reader.keyboard.type("Hier mist het formulier.")
    press(reader, reader.get_by_role("button", name="Verstuur", exact=True))
    expect(reader.get_by_text("Verstuurd aan Anke Schuurmans.")).to_be_visible()
    expect(reader.get_by_text("Je reactie is verstuurd.")).to_be_focused()

    owner = open_page(account=anke)
    owner.goto("/vandaag")
    looked_at(owner, "vandaag-reactie", save_picture)
    press(owner, owner.get_by_role("link", name="Hier mist het formulier."))
    expect(owner.get_by_text("Bram van Lankveld")).to_be_visible()
    press(owner, owner.get_by_label("In behandeling"), " ")
    owner.keyboard.press("ArrowDown")
    expect(owner.get_by_label("Doorgevoerd")).to_be_checked()
    tab_to(owner, owner.get_by_label("Je antwoord"))
    owner.keyboard.type("Het formulier staat er vanaf versie 1.1 bij.")
    looked_at(owner, "reactie-beantwoorden", save_picture)
    press(owner, owner.get_by_role("button", name="Verstuur het antwoord"))
    expect(owner.get_by_text("Je antwoord is verstuurd.")).to_be_visible()
    looked_at(owner, "reacties", save_picture)

    reader.goto("/vandaag")
    expect(reader.get_by_text("Doorgevoerd: Het formulier staat er vanaf versie 1.1 bij.")).to_be_visible()
    reader.goto("/berichten")
    press(reader, reader.get_by_role("link", name="Anke antwoordde: Het formulier staat er vanaf versie 1.1 bij."))
    expect(reader.get_by_text("Komt in de volgende versie.")).to_be_visible()
    looked_at(reader, "mijn-reacties", save_picture)


def test_without_script_it_is_a_page(world: PageWorld, bram: Account, open_page: Open, save_picture: Save) -> None:
    reader = open_page(account=bram, java_script_enabled=False)
    reader.goto(f"/processen/{world.process.number}")
    reader.get_by_role("link", name="Reageer op stap 3").click()
    reader.get_by_label("Wat werkt er niet, en hoe doe jij het?").fill("Ik kan niet bellen.")
    save_picture(reader, "reactie-zonder-script")
    reader.get_by_role("button", name="Verstuur", exact=True).click()
    expect(reader.get_by_text("Verstuurd aan Anke Schuurmans.")).to_be_visible()
    reader.get_by_role("button", name="Ongedaan maken").click()
    expect(reader.get_by_text("Je reactie is ingetrokken.")).to_be_visible()


def test_a_change_is_read_and_practised(
    world: PageWorld, bram: Account, anke: Account, open_page: Open, save_picture: Save
) -> None:
    team = Team.objects.create(organisation=world.organisation, name="Team Wmo")
    world.reader.teams.add(team)
    question = Question("Wie belt de inwoner?", ("De backoffice", "De consulent"), 1, "Jij bent het vaste contact.")
    text = ExerciseText("case", "Een melding op vrijdag", "Om vier uur belt een buurvrouw.", (question,))
    save_exercise(Actor(anke.pk), world.process.pk, text)

    page = open_page(account=bram)
    page.goto("/vandaag")
    press(page, page.get_by_role("link", name="Melding Wmo behandelen"))
    press(page, page.get_by_role("button", name="Ik heb dit gelezen"))
    expect(page.get_by_text("Versie 2.0 staat op gelezen.")).to_be_visible()
    expect(page.get_by_text("Jij hebt dit gelezen op")).to_be_visible()
    looked_at(page, "gelezen", save_picture)
    page.goto("/mijn-werk")
    expect(page.get_by_text("Nog te oefenen")).to_be_visible()
    looked_at(page, "mijn-werk", save_picture)
    press(page, page.get_by_role("link", name="Melding Wmo behandelen"))
    press(page, page.get_by_role("link", name="Een melding op vrijdag"))
    looked_at(page, "oefening", save_picture)
    press(page, page.get_by_label("De backoffice"), " ")
    press(page, page.get_by_role("button", name="Kijk na"))
    expect(page.get_by_text("Het goede antwoord: De consulent")).to_be_visible()
    expect(page.get_by_text("Jij bent het vaste contact.")).to_be_visible()
    looked_at(page, "oefening-uitleg", save_picture)
    page.goto("/gelezen")
    expect(page.get_by_text("Je bent bij")).to_be_visible()
    looked_at(page, "nog-te-lezen", save_picture)

    owner = open_page(account=anke)
    owner.goto(f"/processen/{world.process.number}/oefeningen")
    looked_at(owner, "oefeningen", save_picture)
    press(owner, owner.get_by_role("link", name="Een melding op vrijdag"))
    looked_at(owner, "oefening-maken", save_picture)
    tab_to(owner, owner.get_by_label("Naam"))
    owner.keyboard.press("ControlOrMeta+a")
    owner.keyboard.type("Een melding op maandag")
    press(owner, owner.get_by_role("button", name="Bewaar"))
    expect(owner.get_by_role("link", name="Een melding op maandag")).to_be_visible()


def press(page: Page, what: Locator, key: str = "Enter") -> None:
    """By keyboard alone: Tab until it has the focus, then the key."""
    tab_to(page, what)
    page.keyboard.press(key)


def tab_to(page: Page, what: Locator) -> None:
    expect(what.first).to_be_visible()
    for _ in range(200):
        if what.first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"met Tab niet te bereiken: {what}")


def _account(name: str) -> Account:
    account = make_account(PRODUCT, email=f"{name.split()[0].lower()}@voorbeeld.nl", name=name)
    give_role(PRODUCT, account, "medewerker")
    return account
