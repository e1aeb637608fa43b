"""Processes as a workbook that this package reads again. Every cell is text or a number, never a formula."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from stroomlijn.engines.process_model import Process

from .rows import step_rows

PROCESS_HEADINGS: Mapping[str, tuple[str, int]] = {
    "code": ("Code", 12),
    "naam": ("Proces", 40),
    "gemeente": ("Gemeente", 20),
    "domein": ("Domein", 16),
    "cluster": ("Cluster", 24),
    "suite": ("Suite", 8),
    "eigenaar": ("Proceseigenaar", 22),
    "aanleiding": ("Aanleiding", 40),
    "resultaat": ("Resultaat", 40),
    "zaaktype": ("Zaaktype", 20),
    "termijn": ("Termijn", 24),
    "grondslag": ("Grondslag", 24),
    "aantal_per_jaar": ("Aantal per jaar", 14),
    "status": ("Status", 14),
    "versie": ("Versie", 8),
    "gewijzigd_op": ("Gewijzigd op", 14),
    "vindplaats": ("Vindplaats", 24),
    "toelichting": ("Toelichting", 40),
}
STEP_HEADINGS: Mapping[str, tuple[str, int]] = {
    "code": ("Code", 12),
    "municipality": ("Gemeente", 20),
    "nr": ("Nr", 6),
    "kind": ("Soort", 12),
    "step": ("Stap", 40),
    "who": ("Wie", 26),
    "system": ("Systeem", 20),
    "decision": ("Beslissing", 32),
    "next": ("Vervolg", 22),
    "wait": ("Wacht op", 28),
    "document": ("Document", 28),
    "duration": ("Duur", 10),
    "lead_time": ("Doorlooptijd", 14),
    "legal_basis": ("Grondslag", 20),
    "note": ("Toelichting", 40),
    "bottleneck": ("Knelpunt", 32),
    "id": ("Kenmerk", 20),
}
_OPTIONAL = ("kind", "municipality", "id")
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zones
_MAX_CELL = 32_767
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(processes: Sequence[Process]) -> bytes:
    """The sheets Processen and Stappen of these processes as xlsx. Equal input gives equal bytes.

    What a workbook cannot say is left out: messages, pools, data, boundary events as such, formal conditions, and
    labels on flows that leave no choice.
    """
    codes = _codes(processes)
    several = len({process.fact.get("gemeente", "") for process in processes}) > 1
    heads = [_head(process, codes[index]) for index, process in enumerate(processes)]
    by_id = {process.id: codes[index] for index, process in enumerate(processes)}
    steps: list[dict[str, str]] = []
    for process, head in zip(processes, heads, strict=True):
        rows = step_rows(process, head.get("gemeente", ""), head["code"], by_id)
        steps += [{**row, **({"municipality": head.get("gemeente", "")} if several else {})} for row in rows]
    return sheets([("Processen", PROCESS_HEADINGS, heads), ("Stappen", STEP_HEADINGS, steps)])


def write_rows(
    processes: Sequence[Mapping[str, str]],
    steps: Sequence[Mapping[str, str]],
    headings: Mapping[str, str] | None = None,
) -> bytes:
    """The same sheets from rows by field name, as in the headings above; `headings` renames columns of steps."""
    own = headings or {}
    renamed = {field: (own.get(field, title), width) for field, (title, width) in STEP_HEADINGS.items()}
    return sheets([("Processen", PROCESS_HEADINGS, processes), ("Stappen", renamed, steps)])


def sheets(contents: Sequence[tuple[str, Mapping[str, tuple[str, int]], Sequence[Mapping[str, str]]]]) -> bytes:
    """A workbook of tables, each with a name, headings with widths, and rows by field."""
    out = io.BytesIO()
    with new_workbook(out) as book:
        for name, headings, rows in contents:
            fill_sheet(book, name, headings, rows)
    return out.getvalue()


def new_workbook(out: io.BytesIO) -> Any:
    """An empty workbook in which no text can become a formula or a link, and that holds no moment of making."""
    book = xlsxwriter.Workbook(out, _SAFE)
    book.set_properties({"created": _MADE})
    return book


def fill_sheet(book: Any, name: str, headings: Mapping[str, tuple[str, int]], rows: Sequence[Mapping[str, str]]) -> Any:
    """Writes one table; optional columns only where some row fills them. Returns the sheet."""
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bg_color": "#E5EEF5", "bottom": 1, "valign": "top"})
    cell = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    shown = [field for field in headings if field not in _OPTIONAL or any(row.get(field) for row in rows)]
    for column, field in enumerate(shown):
        title, width = headings[field]
        sheet.set_column(column, column, width, cell)
        sheet.write_string(0, column, title, heading)
        for line, row in enumerate(rows, start=1):
            _write(sheet, line, column, field, row.get(field, ""), cell)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(shown) - 1)
    return sheet


def _write(sheet: Any, line: int, column: int, field: str, value: str, cell: Any) -> None:
    if field == "aantal_per_jaar" and value.isascii() and value.isdigit() and len(value) < 10:
        sheet.write_number(line, column, int(value))
    elif value:
        sheet.write_string(line, column, value[:_MAX_CELL], cell)


def _head(process: Process, code: str) -> dict[str, str]:
    head = {**process.fact, "code": code, "naam": process.name or code, "toelichting": process.documentation}
    return {name: value for name, value in head.items() if value}


def _codes(processes: Sequence[Process]) -> list[str]:
    """The code of each process; its id where it has none. Never the same one twice in a municipality."""
    given: set[tuple[str, str]] = set()
    codes: list[str] = []
    for process in processes:
        place, code, count = process.fact.get("gemeente", ""), process.fact.get("code") or process.id, 1
        wanted = code
        while (place, code.casefold()) in given:
            count += 1
            code = f"{wanted}-{count}"
        given.add((place, code.casefold()))
        codes.append(code)
    return codes
