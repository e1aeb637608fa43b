"""An example to fill in: one small process, with pull-down lists where a fixed word is expected."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from .workbook import PROCESS_HEADINGS, STEP_HEADINGS, fill_sheet, new_workbook

_ROWS = 500
_LISTS = {
    "Domein": (
        "Wmo",
        "Jeugd",
        "Inkomen",
        "Werk en re-integratie",
        "Minima en bijzondere bijstand",
        "Schuldhulpverlening",
        "Inburgering",
        "Leerlingenvervoer en leerplicht",
        "Bezwaar en klacht",
        "Kwaliteit en toezicht",
    ),
    "Suite": ("ja", "nee"),
    "Status": ("concept", "vastgesteld", "gepubliceerd", "vervallen"),
    "Soort": ("stap", "keuze", "gebeurtenis", "begin", "einde"),
}
_PROCESS = {
    "code": "VB-001",
    "naam": "Voorbeeld: melding behandelen",
    "gemeente": "Naam van uw gemeente",
    "domein": "Wmo",
    "cluster": "Wmo toegang",
    "suite": "ja",
    "eigenaar": "Teamleider toegang",
    "aanleiding": "Een inwoner meldt dat het thuis niet meer lukt.",
    "resultaat": "Verslag met de afgesproken oplossing.",
    "termijn": "6 weken",
    "aantal_per_jaar": "100",
    "status": "concept",
    "versie": "1",
}
_STEPS = (
    {"nr": "1", "step": "Melding registreren", "who": "KCC-medewerker", "system": "Zaaksysteem", "duration": "15 min"},
    {
        "nr": "2",
        "step": "Melding beoordelen",
        "who": "Wmo-consulent",
        "decision": "Is de melding compleet?",
        "next": "ja: 4; nee: 3",
        "duration": "10 min",
    },
    {
        "nr": "3",
        "step": "Aanvulling vragen",
        "who": "Wmo-consulent",
        "wait": "reactie inwoner, 14 dagen",
        "next": "2",
        "document": "Brief aanvulling",
    },
    {"nr": "4", "step": "Gesprek voeren", "who": "Wmo-consulent / Wijkteam", "next": "5 en 6", "duration": "1,5 uur"},
    {"nr": "5", "step": "Verslag schrijven", "who": "Wmo-consulent", "next": "7", "bottleneck": "Dubbel invoeren"},
    {"nr": "6", "step": "Advies vragen", "who": "Medisch adviseur", "lead_time": "5 werkdagen", "next": "7"},
    {"nr": "7", "step": "Bevestiging sturen", "who": "automatisch", "system": "Zaaksysteem", "next": "einde"},
)
_EXPLAINED = (
    ("Nr", "1, 2, 3a, 3b (takken) of 4.1 (deelstap van 4). Elk nummer een keer per proces."),
    ("Wie", "De eerste naam doet de stap; namen na / werken mee. 'automatisch': een systeem doet het."),
    ("Beslissing", "De vraag na de stap, bijvoorbeeld: Is de melding compleet?"),
    ("Vervolg", "Leeg: de volgende rij. 4 · ja: 4; nee: 3b · 5 en 6 (tegelijk) · einde · zie proces WMO-013"),
    ("Wacht op", "Waarop u na de stap wacht, met de termijn: reactie inwoner, 14 dagen"),
    ("Duur", "De werktijd: 45 min of 1,5 uur. De wachttijd hoort bij Wacht op of Doorlooptijd."),
    ("Begin en einde", "Die hoeft u niet in te vullen; de tekening volgt uit de stappen."),
)


def sample_workbook() -> bytes:
    """The example as xlsx; reads back without a single remark. Equal bytes every time."""
    out = io.BytesIO()
    with new_workbook(out) as book:
        processes = fill_sheet(book, "Processen", PROCESS_HEADINGS, [_PROCESS])
        shown = [field for field in STEP_HEADINGS if field not in ("municipality", "id")]
        headings = {field: STEP_HEADINGS[field] for field in shown}
        steps = fill_sheet(book, "Stappen", headings, [{"code": "VB-001", "kind": "stap", **step} for step in _STEPS])
        _explain(book)
        _lists(book)
        _pull_down(processes, list(PROCESS_HEADINGS).index("domein"), "Domein")
        _pull_down(processes, list(PROCESS_HEADINGS).index("suite"), "Suite")
        _pull_down(processes, list(PROCESS_HEADINGS).index("status"), "Status")
        _pull_down(steps, shown.index("kind"), "Soort")
        source = f"=Processen!$A$2:$A${_ROWS}"
        steps.data_validation(1, 0, 10 * _ROWS, 0, {"validate": "list", "source": source, "error_type": "warning"})
    return out.getvalue()


def _explain(book: Any) -> None:
    sheet = book.add_worksheet("Uitleg")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for line, (word, text) in enumerate(_EXPLAINED):
        sheet.write_string(line, 0, word, book.add_format({"bold": True, "valign": "top"}))
        sheet.write_string(line, 1, text, book.add_format({"text_wrap": True, "valign": "top"}))


def _lists(book: Any) -> None:
    """The words of the pull-down lists stand on a hidden sheet, where a list may be of any length."""
    sheet = book.add_worksheet("Lijsten")
    sheet.hide()
    for column, (name, words) in enumerate(_LISTS.items()):
        for line, word in enumerate((name, *words)):
            sheet.write_string(line, column, word)


def _pull_down(sheet: Any, column: int, name: str) -> None:
    words: Sequence[str] = _LISTS[name]
    letter = chr(ord("A") + list(_LISTS).index(name))
    source = f"=Lijsten!${letter}$2:${letter}${len(words) + 1}"
    rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": name}
    sheet.data_validation(
        1, column, _ROWS, column, {**rule, "error_message": "Kies bij voorkeur een woord uit de lijst."}
    )
