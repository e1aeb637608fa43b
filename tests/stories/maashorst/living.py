"""Steps 13 to 15: colleagues are told, the process is taken over, and on the first day it is found and mended."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.stories.checks import PATIENCE
from tests.stories.waiting import wait_for_worker

from stroomlijn.web.demo.meanwhile import catch_up

from .cast import ANKE, BRAM, FATIMA, JOOST, OLAF, PROCESS, RIA, Cast, own_working_group, said

LONG = 5 * PATIENCE
POSTER = re.compile("A3 voor de kantine")
CLEARER = ("Dit verandert er voor jou op 1 januari.", "Vraag het gerust aan Ria of Thijs.")
LIST = ("Controles van kwaliteit besproken", "Open punt: gesprek over de weekverdeling")
MISSING = "Hier mist het formulier voor de ondertekening."
ANSWER = "Het formulier staat er vanaf versie 1.1 bij."


def the_sounding_board_reads_along(cast: Cast) -> None:
    """Step 13, a week before: the text follows from the old and new work; the klankbordgroep changes two sentences."""
    joost = cast.begins(JOOST, "13a", "15 november 2021")
    joost.get_by_role("checkbox", name=PROCESS).check()
    joost.get_by_label("Vanaf", exact=True).fill("2022-01-01")
    joost.get_by_role("button", name="Maak de tekst").click()
    message = joost.url
    joost.get_by_role("button", name="Laat de klankbordgroep meelezen").click()
    anke = cast.page(ANKE)
    for sentence in CLEARER:
        anke.goto(message)
        anke.get_by_label("Deze zin").select_option(index=1 + CLEARER.index(sentence))
        anke.get_by_label("Wordt", exact=True).fill(sentence)
        anke.get_by_role("button", name="Stel voor").click()
        expect(anke.get_by_text(sentence).first).to_be_visible()
    joost.goto(message)
    for left in (1, 0):
        joost.get_by_role("button", name="Neem over").first.click()
        expect(joost.get_by_role("button", name="Neem over")).to_have_count(left)


def colleagues_are_told(cast: Cast) -> None:
    """Step 13, 22 November: 312 colleagues get it, and who has no screen reads the A3; Joost sees numbers only."""
    joost = cast.begins(JOOST, "13b", "22 november 2021")
    joost.get_by_role("main").get_by_role("link", name="Dit verandert er voor jouw team").click()
    poster = joost.request.get(joost.get_by_role("link", name=POSTER).get_attribute("href") or "")
    assert poster.ok and poster.headers["content-type"] == "application/pdf"
    joost.get_by_role("button", name="Verstuur aan alle collega’s").click()
    expect(joost.get_by_role("heading", name="Wie is bereikt")).to_be_visible()
    expect(joost.get_by_text(re.compile("van de 312 collega’s"))).to_be_visible()
    bram = cast.page(BRAM)
    bram.goto("/vandaag")
    bram.get_by_role("main").get_by_role("link", name=re.compile("Dit verandert er voor jouw team")).first.click()
    for sentence in CLEARER:
        expect(bram.get_by_role("main")).to_contain_text(sentence)


def the_process_is_taken_over(cast: Cast) -> None:
    """Step 14: Anke takes it over with a list and a day to look again; the working group closes, its reports stay."""
    fatima = cast.page(FATIMA)
    anke = cast.begins(ANKE, "14", "29 november 2021")
    _254_have_read_it(cast.page(JOOST))
    fatima.goto(process_of(fatima) + "/overdragen")
    fatima.get_by_label("Aan wie draag je over?").fill(ANKE)
    fatima.get_by_label("Wat neem je samen door?").fill("\n".join(LIST))
    fatima.get_by_label("Wanneer kijkt de nieuwe eigenaar het na?").fill("2022-07-01")
    fatima.get_by_role("button", name="Bied het proces aan").click()
    expect(fatima.get_by_text("Aangeboden aan Anke Schuurmans").first).to_be_visible()
    anke.goto("/vandaag")
    anke.get_by_role("main").get_by_role("link", name=re.compile(PROCESS)).first.click()
    anke.get_by_role("link", name="Wordt dit jouw proces?").or_(anke.get_by_label(LIST[0])).first.click()
    for item in LIST:
        anke.get_by_label(item).check()
    anke.get_by_role("button", name="Akkoord, ik neem het over").click()
    anke.goto(process_of(anke))
    expect(anke.get_by_role("main")).to_contain_text(re.compile(f"Eigenaar\\s*{ANKE}"))
    anke.goto(f"{process_of(anke)}/herzien")
    expect(anke.get_by_role("main")).to_contain_text("1 juli 2022")
    ria = cast.page(RIA)
    own_working_group(ria)
    ria.get_by_role("button", name="Sluit de werkgroep af").click()
    expect(ria.get_by_text("Verslagen en besluiten blijven bewaard.").first).to_be_visible()
    expect(ria.get_by_role("link", name=re.compile("^Workshop 1"))).to_be_visible()


def bram_gets_ready(cast: Cast) -> None:
    """Step 15: what is his work from 1 January, read and tried with an exercise; of others there are numbers only."""
    bram = cast.begins(BRAM, "15a", "13 december 2021")
    work = bram.url
    expect(bram.get_by_text("9 processen. Eén daarvan vraagt nog iets van je.")).to_be_visible()
    for state in ("Gelezen", "Geoefend"):
        expect(bram.get_by_role("cell", name=state, exact=True)).to_have_count(8)
    team = bram.get_by_role("region", name="Team Wmo")
    expect(team).to_contain_text("26 van 28 klaar")
    row = bram.get_by_role("row").filter(has_text=PROCESS)
    expect(row.get_by_text("Nog te lezen")).to_be_visible()
    row.get_by_role("link").first.click()
    bram.get_by_role("button", name="Ik heb dit gelezen").first.click()
    bram.get_by_role("link", name="Zes uur hulp per week").click()
    bram.get_by_label("De teamleider, want het is meer dan vijf uur").check()
    bram.get_by_role("button", name="Kijk na").click()
    expect(bram.get_by_text("daarboven tekent de teamleider")).to_be_visible()
    bram.goto(work)
    expect(bram.get_by_text("Je bent er klaar voor.")).to_be_visible()
    expect(team).to_contain_text("27 van 28 klaar")
    expect(bram.get_by_role("main")).not_to_contain_text("Mirjam Oosting")


def the_first_day(cast: Cast) -> None:
    """Step 15, 3 January: two clicks to the steps; a form is missing, Anke answers, and version 1.1 has it."""
    bram = cast.begins(BRAM, "15b", "3 januari 2022")
    bram.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(bram.get_by_role("heading", name="Zo doe je het")).to_be_visible()
    bram.goto(process_of(bram))
    bram.get_by_role("link", name=re.compile("Werkt dit niet zo.*stap 6")).locator("visible=true").first.click()
    bram.get_by_label("Wat werkt er niet").fill(MISSING)
    bram.get_by_role("button", name="Verstuur").click()
    expect(bram.get_by_text("Je reactie is verstuurd.").first).to_be_visible()
    anke = cast.begins(ANKE, "15c", "4 januari 2022")
    anke.get_by_role("main").get_by_role("link", name=re.compile("formulier voor de ondertekening")).first.click()
    anke.get_by_label("Doorgevoerd").check()
    anke.get_by_label("Je antwoord").fill(ANSWER)
    anke.get_by_role("button", name="Verstuur het antwoord").click()
    bram.goto("/vandaag")
    expect(bram.get_by_role("main")).to_contain_text(ANSWER)
    _publishes_what_was_missing(cast.begins(ANKE, "15d", "6 januari 2022"))
    bram.goto("/reacties/mijn")
    expect(bram.get_by_role("main")).to_contain_text("versie 1.1")
    bram.goto(process_of(bram))
    expect(bram.get_by_role("main")).to_contain_text("Gebruik het formulier voor de ondertekening.")


def what_all_of_them_see(cast: Cast) -> None:
    """The proof: each number opens what it counts, and the register of decisions can be kept."""
    olaf, joost = cast.page(OLAF), cast.page(JOOST)
    olaf.goto("/besluiten/besluitenregister")
    expect(olaf.get_by_role("main")).to_contain_text("Elf stappen waren al gelijk")
    joost.goto("/trajecten")
    joost.get_by_role("link", name="Maashorst, sociaal domein").first.click()
    figures = joost.get_by_role("region", name="Voortgang van de harmonisatie")
    for words, number in (("ingelezen", 437), ("nodig", 212), ("generiek", 96), ("gepubliceerd", 11)):
        figures.get_by_role("link", name=re.compile(words)).click()
        expect(joost.get_by_role("heading", name=re.compile(rf"^{number} (processen|groepen)$"))).to_be_visible()
        joost.go_back()


def process_of(page: Page) -> str:
    """The address of the process that was published."""
    page.goto(f"/processen?tekst={PROCESS}")
    found = page.get_by_role("main").get_by_role("link", name=PROCESS, exact=True)
    return found.last.get_attribute("href") or ""


def _254_have_read_it(page: Page) -> None:
    """What others did meanwhile is done once, however often it is asked."""
    wait_for_worker(LONG)
    for _again in range(2):
        catch_up("14")
        page.reload()
        expect(page.get_by_text("254 van de 312 collega’s lazen het bericht (81%).")).to_be_visible()


def _publishes_what_was_missing(page: Page) -> None:
    process = page.url
    page.get_by_role("button", name="Aanpassen").click()
    expect(page.locator("[data-people] li")).to_have_count(1)
    field = page.locator("[data-rows] tr:visible").nth(5).locator("[data-field=documentation]")
    field.fill("Gebruik het formulier voor de ondertekening.")
    field.press("Tab")
    expect(page.locator("[data-status]")).to_have_text("Opgeslagen")
    page.goto(f"{process}/publiceren")
    page.get_by_label("Wat is er anders").fill("Bij stap 6 staat het formulier.")
    page.get_by_role("button", name="Publiceer").click()
    expect(said(page)).to_contain_text("is gepubliceerd")
