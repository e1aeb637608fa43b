"""Which column holds what: the header row is found by the words that people use, wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from .table import Table

HEADER_WITHIN = 15

# Fields in the order in which they choose a column, words in order of preference. English: Visio Data Visualizer.
_STEP_WORDS: Mapping[str, str] = {
    "id": "kenmerk; element id",
    "code": "code; procescode; proces code; procesnummer; proces nr; process id",
    "process": "proces; procesnaam; naam proces; werkproces; process; process name",
    "municipality": "gemeente; organisatie; municipality",
    "nr": "nr; stapnr; stap nr; stapnummer; nummer; volgnummer; volgnr; volgorde; no; process step id; step id; #",
    "step": (
        "stap; activiteit; taak; handeling; processtap; werkzaamheid; stapnaam; naam stap; wat; process step "
        "description; step; activity; task; omschrijving; naam"
    ),
    "who": "wie; rol; functie; verantwoordelijke; actor; uitvoerder; medewerker; function; role; door wie",
    "system": "systeem; applicatie; tool; systemen; applicaties; system; application",
    "decision": "beslissing; keuze; vraag; beslismoment; beslispunt; decision",
    "next": "vervolg; volgende; volgende stap; ga naar; vervolgstap; naar; next step id; next step; next",
    "connector": "connector label",
    "wait": "wacht op; wacht op termijn; wachten op; wachttijd; wacht; wait for",
    "document": "document; documenten; sjabloon; formulier; brief; documents",
    "duration": "duur; werktijd; bewerkingstijd; tijd; duur minuten; duur in minuten; duration",
    "lead_time": "doorlooptijd; termijn; lead time",
    "legal_basis": "grondslag; wettelijke grondslag; wettelijke basis; wetsartikel; artikel; legal basis",
    "bottleneck": "knelpunt; knelpunten; laaghangend fruit; verbeterpunt; bottleneck",
    "note": "toelichting; omschrijving; beschrijving; werkinstructie; opmerking; opmerkingen; instructie; notes",
    "kind": "soort; type; shape type",
}

# The fields are the names under which a Process keeps these facts.
_PROCESS_WORDS: Mapping[str, str] = {
    "code": "code; procescode; proces code; procesnummer; proces nr; nr; nummer",
    "naam": "proces; procesnaam; naam proces; werkproces; naam; titel",
    "gemeente": "gemeente; organisatie",
    "domein": "domein",
    "cluster": "cluster; werkgroep; cluster werkgroep",
    "suite": "suite; in suite",
    "eigenaar": "proceseigenaar; eigenaar",
    "aanleiding": "aanleiding; trigger; start",
    "resultaat": "resultaat; uitkomst",
    "zaaktype": "zaaktype",
    "termijn": "termijn; wettelijke termijn; doorlooptijd",
    "grondslag": "grondslag; wettelijke grondslag; wettelijke basis; wetsartikel",
    "aantal_per_jaar": "aantal per jaar; aantal; volume",
    "status": "status",
    "versie": "versie",
    "gewijzigd_op": "gewijzigd op; gewijzigd; datum",
    "vindplaats": "vindplaats; bron; locatie",
    "toelichting": "toelichting; omschrijving; beschrijving",
}

STEP_COLUMNS = {field: tuple(words.split("; ")) for field, words in _STEP_WORDS.items()}
PROCESS_COLUMNS = {field: tuple(words.split("; ")) for field, words in _PROCESS_WORDS.items()}
_REST_OF_STEP = ("nr", "who", "system", "decision", "next", "kind", "document", "duration", "code", "note")
_NAMES_STEPS = frozenset(STEP_COLUMNS["step"]) - {"omschrijving", "naam", "wat"}
_SIGNS = re.compile(r"[^\w#]+")


def step_header(table: Table) -> tuple[int, dict[str, int]] | None:
    """The index of the header row of a table of steps, and the column of each field found; None for another table."""
    return _header(table, STEP_COLUMNS, _is_step_header)


def process_header(table: Table) -> tuple[int, dict[str, int]] | None:
    """The same for a table with one process per row; a table that names steps has several rows per process."""
    found = _header(table, PROCESS_COLUMNS, lambda found: {"code", "naam"} <= found.keys() and len(found) > 2)
    if found and _NAMES_STEPS & {folded(cell) for cell in table.rows[found[0]].cells}:
        return None
    return found


def process_field(heading: str) -> str | None:
    """The fact of a process that goes by this name; None when there is none."""
    return next((field for field, names in PROCESS_COLUMNS.items() if folded(heading) in names), None)


def unknown_columns(cells: Sequence[str], columns: Mapping[str, int]) -> list[str]:
    """The headings that mean nothing to us."""
    return [cell for index, cell in enumerate(cells) if cell and index not in columns.values()]


def folded(heading: str) -> str:
    """A heading without case, accents, signs and what stands between brackets; of a long text only the beginning."""
    return _folded(heading[:200])


@lru_cache(maxsize=4096)
def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^()]*\)", " ", heading)).casefold()
    return _SIGNS.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


def _is_step_header(found: Mapping[str, int]) -> bool:
    return "step" in found and any(field in found for field in _REST_OF_STEP)


def _header(
    table: Table, words: Mapping[str, tuple[str, ...]], fits: Callable[[Mapping[str, int]], bool]
) -> tuple[int, dict[str, int]] | None:
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(table.rows):
        if row.number > table.rows[0].number + HEADER_WITHIN:
            break
        found = _columns(row.cells, words)
        if fits(found) and (best is None or len(found) > len(best[1])):
            best = index, found
    return best


def _columns(cells: Sequence[str], words: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    headings = [folded(cell) for cell in cells]
    found: dict[str, int] = {}
    if "stap" not in headings and not any(
        name in headings for name in (*words.get("step", ()), *words.get("code", ()))
    ):
        return found
    if words is STEP_COLUMNS and "stap" in headings and not set(words["nr"]) & set(headings):
        _number_called_step(headings, words, found)
    for field, names in words.items():
        column = next((headings.index(name) for name in names if name in headings), None)
        if column is not None and field not in found:
            found[field] = column
            headings[column] = ""
    return found


def _number_called_step(headings: list[str], words: Mapping[str, tuple[str, ...]], found: dict[str, int]) -> None:
    """In `Stap | Activiteit | Wie` the first column holds the number."""
    if any(name in headings for name in words["step"][1:6]):
        found["nr"] = headings.index("stap")
        headings[found["nr"]] = ""
