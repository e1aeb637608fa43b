"""Which column holds what, by the words that personnel administrations use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stroomlijn.engines.formats.spreadsheet.columns import folded
from stroomlijn.engines.formats.spreadsheet.table import Table

HEADER_WITHIN = 15

_WORDS: Mapping[str, str] = {
    "number": (
        "personeelsnummer; personeelsnr; personeels nr; medewerkernummer; medewerkersnummer; medewerker nr; "
        "medewerkernr; werknemersnummer; registratienummer; pers nr; persnr; nummer; nr"
    ),
    "first": "voornaam; roepnaam; voornamen; voorletters",
    "infix": "tussenvoegsel; tussenvoegsels; voorvoegsel; voorvoegsels",
    "last": "achternaam; geslachtsnaam; familienaam",
    "name": "naam; volledige naam; weergavenaam; naam medewerker; medewerker; naam volledig",
    "email": "e mail; email; mail; e mailadres; emailadres; mailadres; zakelijk e mailadres; e mail werk",
    "phone": "telefoon; telefoonnummer; tel; telefoon werk; telefoon zakelijk; mobiel; toestel; doorkiesnummer",
    "department": "afdeling; afdelingsnaam; organisatieonderdeel; organisatie onderdeel; sector; domein",
    "team": "team; teamnaam; teams; cluster",
    "function": "functie; functienaam; functieomschrijving; functie omschrijving",
    "werkrollen": "werkrollen; werkrol; rollen; rol",
    "role": "toegangsrol; toegangsrollen; autorisatie",
    "deputy": "plaatsvervanger; vervanger; wordt vervangen door; vervangen door",
    "left_on": (
        "uit dienst; uit dienst per; uit dienst op; datum uit dienst; uitdienst; uit dienst datum; "
        "einde dienstverband; datum einde dienstverband"
    ),
}
COLUMNS = {field: tuple(words.split("; ")) for field, words in _WORDS.items()}
_NAMES = {"name", "last"}


def people_header(table: Table) -> tuple[int, dict[str, int]] | None:
    """The index of the header row and the column of each field; None for a table that names no people."""
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        found = _columns(row.cells)
        enough = _NAMES & found.keys() and len(found) > 1
        if enough and (best is None or len(found) > len(best[1])):
            best = index, found
    return best


def unknown_headings(cells: Sequence[str], columns: Mapping[str, int]) -> tuple[str, ...]:
    """The headings that mean nothing to us, as they stand there."""
    return tuple(cell[:100] for index, cell in enumerate(cells) if cell and index not in columns.values())


def _columns(cells: Sequence[str]) -> dict[str, int]:
    headings = [folded(cell) for cell in cells]
    found: dict[str, int] = {}
    for field, words in COLUMNS.items():
        column = next((headings.index(word) for word in words if word in headings), None)
        if column is not None:
            found[field] = column
            headings[column] = ""
    return found
