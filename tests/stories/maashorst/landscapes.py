"""Steps 2 to 4: two landscapes read in, compared and arranged, and what must be ready before the date."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.stories.checks import PATIENCE

from .cast import FATIMA, JOOST, Cast, fetched, figure, said

TAKE_OVER = re.compile(r"^Neem \d+ process")
PARKING = "Gehandicaptenparkeerkaart"


def two_landscapes_are_read_in(cast: Cast) -> None:
    """Step 2: what comes the first time with what is wrong in it, then what was repaired; nothing stands twice."""
    fatima = cast.begins(FATIMA, "2", "16 februari 2021")
    with fatima.expect_download() as example:
        fatima.get_by_role("link", name="Voorbeeld downloaden").click()
    assert example.value.suggested_filename.endswith(".xlsx")
    with tempfile.TemporaryDirectory() as folder:
        fatima.goto("/demo/verhaal")
        links = fatima.get_by_role("list", name="Bestanden van deze stap").get_by_role("link").all()
        files = [fetched(fatima, link, _folder(Path(folder), link.get_attribute("href") or "")) for link in links]
        first = [file for file in files if file.parent.name == "eerst"]
        repaired = [file for file in files if file.parent.name == "hersteld"]
        assert len(first) == 3 and len(repaired) == 2
        _upload(fatima, first)
        for words, number in (("Goed", 431), ("Met opmerking", 4), ("Geweigerd", 2)):
            expect(fatima.get_by_role("link", name=f"{words} ({number})")).to_be_visible()
        broken = fatima.get_by_role("region", name="1 bestand kon niet worden gelezen")
        expect(broken).to_contain_text("Dit is geen goede XML")
        expect(
            fatima.get_by_role("row", name=re.compile("Uden.xlsx, blad Processen, rij 118.*geen naam"))
        ).to_be_visible()
        _take_over(fatima)
        _upload(fatima, repaired)
        _take_over(fatima)
    fatima.goto(_traject(fatima))
    assert figure(fatima, "ingelezen") == 437
    table = fatima.get_by_role("region", name="Processen van de oude organisaties")
    for row, numbers in (("Processen", "186 251"), ("In de suite", "92 176"), ("Buiten de suite", "94 75")):
        expect(table.get_by_role("row", name=f"{row} {numbers}")).to_be_visible()


def what_is_alike_is_arranged(cast: Cast) -> None:
    """Step 3: twelve clusters, one group moved and put back, 437 → 212 → 96, and a working group for the Wmo."""
    page = cast.begins(FATIMA, "3", "1 maart 2021")
    assert [figure(page, words) for words in ("ingelezen", "nodig", "generiek")] == [437, 212, 96]
    expect(page.get_by_role("heading", name="96 groepen")).to_be_visible()
    page.get_by_role("navigation", name="Traject").get_by_role("link", name="Clusters").click()
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(12)
    _move_a_group(page)
    _every_process_that_is_dropped_says_why(page)
    page.goto(_traject(page) + "/werkgroepen")
    page.get_by_role("link", name="Werkgroep Wmo", exact=True).click()
    expect(page.get_by_text("20 groepen gelijke processen, 58 processen")).to_be_visible()


def what_must_be_ready_is_chosen(cast: Cast) -> None:
    """Step 4: 81 before the date and 15 after it, with the reason; five differences wait for the teamindeling."""
    page = cast.begins(JOOST, "4", "4 maart 2021")
    expect(page.get_by_role("row", name=re.compile("teamindeling.*15 april 2021.*5 wachten hierop"))).to_be_visible()
    page.get_by_role("link", name="teamindeling").click()
    expect(page.get_by_role("main")).to_contain_text("Nog niet bekend")
    page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_text("Wacht op: teamindeling").first).to_be_visible()
    for when, number in (("before", 81), ("after", 15)):
        page.goto(f"{_traject(page)}/groepen?stap=generiek&datum={when}")
        expect(page.get_by_role("heading", name=f"{number} groepen")).to_be_visible()
    expect(page.get_by_text("De eerste nieuwe release komt pas in maart 2022.")).to_be_visible()


def _folder(above: Path, address: str) -> Path:
    """A folder for files of the first time, and one for what was repaired: both hold one of the same name."""
    folder = above / address.split("/")[-2]
    folder.mkdir(exist_ok=True)
    return folder


def _traject(page: Page) -> str:
    """The address of the traject of the story."""
    page.goto("/trajecten")
    return page.get_by_role("link", name="Maashorst, sociaal domein").first.get_attribute("href") or ""


def _upload(page: Page, files: list[Path]) -> None:
    page.goto(_traject(page) + "/inlezen")
    page.get_by_label("Bestanden").set_input_files(files)
    page.get_by_label("Van wie zijn deze processen?").select_option(label="Dat staat in de kolom Gemeente")
    page.get_by_role("button", name="Lees in en toon het voorbeeld").click()
    expect(page.get_by_role("button", name=TAKE_OVER)).to_be_visible(timeout=5_000 * PATIENCE)  # 437 processes are read


def _take_over(page: Page) -> None:
    page.get_by_role("button", name=TAKE_OVER).click()
    expect(page.get_by_role("region", name="Overgenomen")).to_be_visible()


def _move_a_group(page: Page) -> None:
    """The product remembers where a group was put, also when it is put back by the message that says so."""
    found = f"{_traject(page)}/groepen?tekst={PARKING}"
    page.goto(found)
    wmo = page.get_by_role("region", name="Wmo", exact=True)
    expect(wmo.get_by_role("heading", name=re.compile(PARKING)).first).to_be_visible()
    wmo.get_by_role("checkbox", name=re.compile(f"Kies groep .*{PARKING}")).first.check()
    page.get_by_label("Cluster", exact=True).last.select_option(label="Klantcontact en post")
    page.get_by_role("button", name="Zet in dit cluster").click()
    expect(page.get_by_role("region", name="Klantcontact en post")).to_be_visible()
    said(page).get_by_role("button", name="Ongedaan maken").click()
    expect(said(page)).to_contain_text("Het is weer zoals het was.")
    page.goto(found)
    expect(wmo.get_by_role("heading", name=re.compile(PARKING)).first).to_be_visible()


def _every_process_that_is_dropped_says_why(page: Page) -> None:
    page.goto(f"{_traject(page)}/processen?stap=vervalt")
    expect(page.get_by_text("225 processen")).to_be_visible()
