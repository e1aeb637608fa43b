"""A new installation: from the one-time link to a first process that colleagues read, led by 'Vandaag'."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from tests.stories.checks import looked_at

from stroomlijn.foundation.operations.accounts import first_administrator_link

EMPTY = ("/processen", "/processen/mijn", "/mijn-werk", "/mensen", "/teams", "/werkrollen", "/documenten")


def step_now(page: Page) -> Locator:
    """The step that is next, on 'Vandaag'."""
    page.goto("/vandaag")
    looked_at(page)
    return page.locator("[aria-current=step]")


def test_a_new_administrator_is_led_to_the_first_published_process(open_page: Callable[..., Page]) -> None:
    page = open_page(1280)
    begins(page)
    for address in EMPTY:
        page.goto(address)
        looked_at(page)
    adds_organisation(page)
    brings_people(page)
    writes_process(page)
    publishes(page)
    page.goto("/vandaag")
    expect(page.get_by_role("heading", name="Zo begin je")).to_have_count(0)
    becomes_known(page)


def begins(page: Page) -> None:
    page.goto(first_administrator_link() or "")
    page.get_by_label("Je naam").fill("Kees Jansen")
    page.get_by_label("E-mailadres").fill("kees@maashorst.nl")
    page.get_by_label("Kies een wachtwoord").fill("een heel lang wachtwoord")
    page.get_by_role("button", name="Account maken").click()
    expect(page.get_by_text("0 van 4 gedaan")).to_be_visible()


def adds_organisation(page: Page) -> None:
    """By the step; the steps are put away by mistake first and come back."""
    page.goto("/vandaag")
    page.get_by_role("button", name="Leg deze stappen weg").click()
    expect(page.get_by_role("heading", name="Zo begin je")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    step_now(page).get_by_role("link", name="Organisatie toevoegen").click()
    looked_at(page)
    page.get_by_label("Naam").fill("Gemeente Maashorst")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("link", name="Gemeente Maashorst")).to_be_visible()
    looked_at(page)


def brings_people(page: Page) -> None:
    """The example as it is offered, into the only organisation there is."""
    step_now(page).get_by_role("link", name="Personeelsbestand inlezen").click()
    with page.expect_download() as example:
        page.get_by_role("link", name="Voorbeeld downloaden").click()
    content = Path(example.value.path()).read_bytes()
    file = {"name": "mensen.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("Bestand").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Lees in").click()
    page.get_by_role("button", name="Neem over").click()
    expect(page.get_by_role("link", name="Nodig ze uit")).to_be_visible()
    looked_at(page)


def writes_process(page: Page) -> None:
    step_now(page).get_by_role("link", name="Nieuw proces").click()
    expect(page.get_by_label("Van welke organisatie is het?")).to_have_value("Gemeente Maashorst")
    page.get_by_label("Hoe heet het proces?").fill("Melding Wmo aannemen")
    book = {"name": "stappen.csv", "mimeType": "text/csv", "buffer": STEPS.encode()}
    page.get_by_label("Begin met een bestand").set_input_files(book)  # type: ignore[arg-type]
    page.get_by_role("button", name="Begin het proces").click()
    expect(page.get_by_text("Luister naar de vraag").first).to_be_visible()


def publishes(page: Page) -> None:
    page.goto("/processen")
    expect(page.get_by_role("link", name="Publiceren")).to_be_visible()
    step_now(page).get_by_role("link", name="Publiceren").click()
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_role("heading", name="Melding Wmo aannemen")).to_be_visible()


def becomes_known(page: Page) -> None:
    """Who is no person yet is told so, and finds their own process after that."""
    looked_at(page)
    page.get_by_role("link", name="Zet mij in de lijst").click()
    expect(page.get_by_label("E-mailadres")).to_have_value("kees@maashorst.nl")
    page.get_by_label("Werkrollen").fill("Consulent Wmo")
    page.get_by_role("button", name="Voeg toe").click()
    page.goto("/processen/mijn")
    expect(page.get_by_role("link", name="Melding Wmo aannemen")).to_be_visible()


STEPS = """\
Nr;Stap;Wie;Vervolg
1;Luister naar de vraag;Consulent Wmo;2
2;Noteer wat er speelt;Consulent Wmo;einde
"""
