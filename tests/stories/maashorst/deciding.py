"""Steps 5 to 7: a workshop decides, documents are laid side by side, and two werkoverleggen say what they think."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .cast import BRAM, HANS, PROCESS, RIA, THIJS, Cast, own_working_group, said, tab

KEEP, DROP = "Houden, zoals", "Laten vervallen"
DECIDED = (
    ("Ontvangst bevestigen", "Ontvangstbevestiging Uden", "Deze noemt de cliëntondersteuner."),
    ("Onderzoeksverslag schrijven", "Onderzoeksverslag Uden", "De handtekening is meteen de aanvraag."),
    ("Beschikking opstellen", "Beschikking Uden", "Het bezwaar staat er goed in."),
    ("Melding nakijken op volledigheid", DROP, "Toegang vraagt het al bij de melding."),
    ("Melding verdelen in het weekoverleg", KEEP, "Wachten op de teamindeling."),
    ("Gespreksformulier printen en scannen", KEEP, "Tot er tablets zijn."),
    ("Verslag bespreken met een collega", DROP, "Kwaliteit leest al mee."),
    ("Aanvraag laten aanvullen door toegang", KEEP, "Soms ontbreekt er iets."),
    ("Beschikking nog een keer controleren", KEEP, "Zo werkt Uden nu."),
    ("Inwoner bellen over het besluit", DROP, "De brief zegt het al."),
)
TO_TOETS = ("Inwoner bellen binnen drie werkdagen", "Beschikking toetsen")
TO_STEERING, WHO_SIGNS = "Beschikking tekenen", "Wie tekent de beschikking?"
SAID_IN_UDEN = (
    "Bellen binnen drie dagen lukt alleen met een rooster.",
    "Fijn dat het nakijken vervalt.",
    "De cliëntondersteuner staat nu in de brief, goed.",
    "Mag de weekverdeling ook op maandag?",
    "Zet de telefoonnummers van kwaliteit erbij.",
)
SAID_IN_LANDERD = (
    "Wij bellen nu al altijd zelf.",
    "Toetsen kost een dag extra.",
    "Het gespreksformulier is te lang voor een korte vraag.",
    "Graag een voorbeeld van een goed verslag.",
)
DECLINED = {
    "Mag de weekverdeling": "De teamindeling komt op 15 april.",
    "Toetsen kost": "Een tweede paar ogen blijft nodig.",
    "Het gespreksformulier is": "Sla over wat niet past.",
}


def the_workshop_decides(cast: Cast) -> None:
    """Step 5: thirteen differences, of which ten are decided, two go to the toets and one to the steering group."""
    ria = cast.begins(RIA, "5", "9 maart 2021")
    expect(ria.get_by_text("13 open van 13")).to_be_visible()
    expect(ria.get_by_text("2 processen, 20 stappen")).to_be_visible()
    _eleven_are_alike(ria)
    tab(ria, "Processen")
    for code, steps in (("WMO-U-014", 17), ("WMO-L-009", 14)):
        expect(ria.get_by_role("row").filter(has_text=code)).to_contain_text(f"{steps} stappen")
    ria.goto("/vandaag")
    ria.get_by_role("main").get_by_role("link", name=re.compile("^Workshop 1")).click()
    workshop = ria.url
    ria.get_by_role("button", name="Begin met wie er is").click()
    ria.get_by_role("main").get_by_role("link", name=PROCESS, exact=True).click()
    for label, choice, reason in DECIDED:
        decide(ria, label, choice, reason)
    for label in TO_TOETS:
        lay_before(ria, label, f"Werkt ‘{label}’ ook bij jullie?", "Naar de toets")
    lay_before(ria, TO_STEERING, WHO_SIGNS, "Naar de stuurgroep")
    expect(ria.get_by_text("3 open van 13")).to_be_visible()
    ria.get_by_role("link", name="Bekijk het concept").click()
    expect(ria.get_by_role("main").get_by_role("table").first.locator("tbody tr")).to_have_count(17)
    ria.goto(workshop)
    ria.get_by_role("button", name="Rond af").click()
    ria.get_by_role("link", name="Besluitenlijst").click()
    expect(ria.get_by_role("main").get_by_text(re.compile(r"BESL-2021-\d{3}"))).to_have_count(len(DECIDED))
    expect(ria.get_by_role("main")).to_contain_text("Toegang vraagt het al bij de melding.")


def documents_are_chosen(cast: Cast) -> None:
    """Step 6: the three that the workshop decided stand there; two stay of Uden, one of Landerd, one is rewritten."""
    hans = cast.begins(HANS, "6", "11 maart 2021")
    listed = hans.url
    expect(hans.get_by_text("3 van 5 gekozen.")).to_be_visible()
    for name in ("Ontvangstbevestiging Uden", "Onderzoeksverslag Uden", "Werkinstructie Wmo Uden"):
        _choose(hans, listed, name, f"{name} blijft")
    _choose(hans, listed, "Gespreksformulier Uden", "Gespreksformulier Landerd blijft")
    _choose(hans, listed, "Beschikking Uden", "Beschikking Uden wordt herschreven", owner=HANS, due="2021-05-01")
    hans.goto(listed)
    expect(hans.get_by_text("5 van 5 gekozen.")).to_be_visible()
    hans.goto("/vandaag")
    expect(hans.get_by_role("main")).to_contain_text("Documenten om te herschrijven")
    own_working_group(hans)
    hans.get_by_role("link", name="Hoe wijzen wij op gratis cliëntondersteuning?").click()
    hans.get_by_role("link", name="Leg een afspraak vast").click()
    hans.get_by_label("Wat spreken jullie af?").fill("We noemen het in de brief en in het gesprek.")
    hans.get_by_role("button").filter(has_text=re.compile("vast|Bewaar")).last.click()
    expect(hans.get_by_text("Afgesproken").first).to_be_visible()


def colleagues_say_what_they_think(cast: Cast) -> None:
    """Step 7: seventeen colleagues give nine reactions; six are taken over, three not; what was open is decided."""
    ria = cast.begins(RIA, "7", "16 maart 2021")
    review = ria.url
    expect(ria.get_by_text("2 vragen die naar de toets zijn gestuurd")).to_be_visible()
    ria.get_by_role("button", name="Maak de kaart").click()
    _werkoverleg(ria, review, "Toegang", 9, dict.fromkeys(SAID_IN_UDEN, ""))
    landerd = {**dict.fromkeys(SAID_IN_LANDERD, ""), SAID_IN_LANDERD[0]: BRAM}
    _werkoverleg(cast.page(THIJS), review, "Team Wmo", 8, landerd)
    ria.goto(review)
    ria.get_by_role("link", name="Bespreek de reacties").click()
    expect(ria.get_by_text("17 collega's gaven 9 reacties")).to_be_visible()
    _answer_all(ria)
    ria.goto(review)
    ria.get_by_role("button", name="Sluit de toets af").click()
    expect(ria.get_by_role("main")).to_contain_text("6 overgenomen, 3 niet overgenomen")
    bram = cast.page(BRAM)
    bram.goto("/reacties/mijn")
    expect(bram.get_by_role("main")).to_contain_text(SAID_IN_LANDERD[0])
    expect(bram.get_by_role("main")).to_contain_text("Overgenomen")
    tab(ria, "Vergelijken")
    for label in TO_TOETS:
        decide(ria, label, KEEP, "Collega’s willen het zo.")


def difference(page: Page, label: str) -> Locator:
    """The question about a step in the list of the workshop, open."""
    found = page.locator("details[data-difference]").filter(has=page.get_by_role("heading", name=label, exact=True))
    if found.get_attribute("open") is None:
        found.get_by_role("heading").click()
    return found


def decide(page: Page, label: str, choice: str, reason: str) -> None:
    """Chooses, says why and records it; then the draft is made anew."""
    asked = difference(page, label)
    asked.get_by_role("radio", name=re.compile(f"^{choice}")).check()
    asked.get_by_label("Waarom deze keuze?").fill(reason)
    asked.get_by_role("button", name=re.compile("^Leg vast")).click()
    _until_made(page, re.compile(r"BESL-2021-\d{3} is vastgelegd"))


def lay_before(page: Page, label: str, question: str, to: str) -> None:
    """Asks others: colleagues, who advises, or the steering group."""
    asked = difference(page, label)
    asked.get_by_text("Leg dit voor aan anderen").click()
    asked.get_by_label("Wat vraag je?").fill(question)
    asked.get_by_role("button", name=to).click()
    _until_made(page, re.compile("is voorgelegd"))


def _eleven_are_alike(page: Page) -> None:
    """Six steps stand with Uden alone, three with Landerd alone."""
    table = page.get_by_role("group", name=re.compile("^Vergelijking"))
    heads = table.locator("thead th").all_inner_texts()
    for organisation, number in (("Uden", 6), ("Landerd", 3)):
        place = next(place for place, head in enumerate(heads, 1) if head.startswith(organisation))
        alone = table.locator(f"tbody tr > :nth-child({place})").filter(has_text="Alleen hier")
        expect(alone).to_have_count(number)
    expect(table.locator("tbody tr").filter(has_not_text="Alleen hier")).to_have_count(11)


def _until_made(page: Page, told: re.Pattern[str]) -> None:
    expect(said(page).get_by_text(told)).to_be_visible()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)


def _choose(page: Page, listed: str, row: str, choice: str, owner: str = "", due: str = "") -> None:
    page.goto(listed)
    page.get_by_role("heading", name=row, exact=True).get_by_role("link").click()
    page.get_by_role("radio", name=re.compile(f"^{choice}")).check()
    if owner:
        page.get_by_label("Wie herschrijft het?").fill(owner)
        page.get_by_label("Klaar op").fill(due)
    page.get_by_label("Waarom?").fill("Deze is het duidelijkst voor inwoners.")
    page.get_by_role("button", name="Leg vast").click()
    expect(said(page)).to_contain_text("herschreven" if owner else "blijft")


def _werkoverleg(page: Page, review: str, team: str, colleagues: int, told: dict[str, str]) -> None:
    """What was said in a team, with whose it was where they did not mind."""
    page.goto(review)
    page.get_by_role("link", name="Werkoverleg erbij").first.click()
    choices = page.get_by_label("Team").locator("option").filter(has_text=re.compile(rf"\b{team}\b"))
    page.get_by_label("Team").select_option(choices.first.get_attribute("value"))
    page.get_by_label("Hoeveel collega's waren erbij?").fill(str(colleagues))
    page.get_by_role("button", name="Bewaar").click()
    for number, (text, of) in enumerate(told.items(), start=1):
        page.get_by_label("Van wie?").fill(of)
        field = page.get_by_label("Reactie", exact=True)
        field.fill(text)
        field.press("Enter")
        expect(page.get_by_text(re.compile(rf"^{number} reacties?$"))).to_be_visible()


def _answer_all(page: Page) -> None:
    """What is not taken over is explained to who said it."""
    explained = page.get_by_label("Uitleg voor wie dit zei")
    left = explained.count()
    assert left == len(SAID_IN_UDEN) + len(SAID_IN_LANDERD)
    while left:
        bundle = page.get_by_role("listitem").filter(has=explained).first
        words = bundle.inner_text()
        why = next((answer for begin, answer in DECLINED.items() if begin in words), "")
        bundle.get_by_label("Uitleg voor wie dit zei").fill(why or "Dat nemen we mee.")
        bundle.get_by_role("button", name="Niet overgenomen" if why else "Overgenomen", exact=True).click()
        left -= 1
        expect(explained).to_have_count(left)
