"""Which rows of steps belong to which process, and what is known about that process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stroomlijn.engines.formats.reading import FoundProcess
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process

from .build import build
from .calls import with_calls
from .columns import folded
from .idents import Idents, process_id
from .rows import ProcessRow, StepRow, StepSheet

_NAMELESS = ("blad", "sheet", "stappen", "steps", "tabelle", "werkblad", "")


@dataclass(slots=True)
class Sheets:
    """All that was read from one file. `stem` is the name of the file without its extension."""

    stem: str
    processes: list[ProcessRow] = field(default_factory=list)
    steps: list[StepSheet] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """The rows of one process; `described` is its row in the table of processes."""

    code: str
    name: str
    municipality: str
    described: ProcessRow | None
    empty_means_end: bool
    rows: list[StepRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def assemble(sheets: Sheets) -> tuple[list[FoundProcess], list[Remark]]:
    """The processes in the order of their first rows, and the rows of processes that are refused."""
    described = _Described(sheets.processes)
    groups: dict[tuple[str, str, str], _Group] = {}
    listed = bool(sheets.processes)
    for sheet in sheets.steps:
        for row in sheet.rows:
            group = _group(row, sheet, sheets.stem, described)
            known = groups.setdefault((folded(group.municipality), folded(group.code), folded(group.name)), group)
            known.rows.append(row)
    used = {id(group.described) for group in groups.values()}
    refused = [
        Remark("workbook-process-without-steps", unused.place, {"name": _title(unused)})
        for unused in described.rows
        if id(unused) not in used
    ]
    idents = Idents()
    found = [_found(group, idents, listed) for group in groups.values()]
    return with_calls(found), [*described.double, *refused]


class _Described:
    """The rows of the table of processes, found by code or name."""

    def __init__(self, rows: list[ProcessRow]) -> None:
        self.rows: list[ProcessRow] = []
        self.double: list[Remark] = []
        self._by_key: dict[tuple[str, str], ProcessRow] = {}
        for row in rows:
            code, place = row.cells.get("code") or row.cells.get("naam", ""), row.cells.get("gemeente", "")
            if self._by_key.setdefault((folded(place), folded(code)), row) is not row:
                self.double.append(Remark("workbook-process-twice", row.place, {"code": code}))
                continue
            self.rows.append(row)
            for name in (row.cells.get("code", ""), row.cells.get("naam", "")):
                self._by_key.setdefault(("", folded(name)), row)
                self._by_key.setdefault((folded(place), folded(name)), row)

    def find(self, municipality: str, name: str) -> ProcessRow | None:
        return self._by_key.get((folded(municipality), folded(name))) if name else None


def _group(row: StepRow, sheet: StepSheet, stem: str, described: _Described) -> _Group:
    sheet_name = "" if folded(sheet.name).rstrip("0123456789 ") in _NAMELESS else sheet.name
    code, name, place = row["code"], row["process"], row["municipality"]
    own = sheet.about
    title = code or name or own.get("code") or own.get("naam") or sheet_name
    found = described.find(place or own.get("gemeente", ""), title) or (
        described.rows[0] if not title and len(described.rows) == 1 else None
    )
    if found is not None:
        cells = found.cells
        return _Group(
            cells.get("code", ""), cells.get("naam", ""), cells.get("gemeente", ""), found, sheet.empty_means_end
        )
    if own and not (code or name):
        return _of_sheet(sheet, place, sheet_name or stem)
    return _Group(code, name or ("" if code else title or stem), place, None, sheet.empty_means_end)


def _of_sheet(sheet: StepSheet, place: str, title: str) -> _Group:
    """The one process of a sheet that says itself, above its steps, what it is."""
    about = {"naam": title, **sheet.about}
    about["gemeente"] = place or about.get("gemeente", "")
    described = ProcessRow(sheet.rows[0].place, about)
    return _Group(about.get("code", ""), about["naam"], about["gemeente"], described, sheet.empty_means_end)


def _found(group: _Group, idents: Idents, listed: bool) -> FoundProcess:
    _number(group.rows)
    ident = idents.take(process_id(group.municipality, group.code or group.name))
    process, remarks = build(ident, group.name or group.code, group.rows, group.empty_means_end)
    place = group.rows[0].place
    if listed and group.described is None:
        remarks.append(Remark("workbook-unknown-process", place, {"code": group.code or group.name}))
    every = [*remarks, *(remark for row in group.rows for remark in row.remarks)]
    return FoundProcess(_described_process(process, group), place, None, tuple(every))


def _number(rows: list[StepRow]) -> None:
    """Rows without a number get a free one; a number that is there already is remarked."""
    written = {row.nr for row in rows}
    seen: set[str] = set()
    for index, row in enumerate(rows, start=1):
        if not row.nr:
            row.nr = next(nr for nr in _free(index) if nr not in written)
            written.add(row.nr)
            row.remark("workbook-number-missing", given=row.nr)
        elif row.nr in seen:
            row.remark("workbook-number-twice", nr=row.nr)
        seen.add(row.nr)


def _free(index: int) -> Iterator[str]:
    yield str(index)
    while True:
        index += 1
        yield str(index)


def _described_process(process: Process, group: _Group) -> Process:
    cells = dict(group.described.cells) if group.described else {}
    facts = {"code": group.code, "gemeente": group.municipality, **cells}
    facts.pop("naam", None)
    note = facts.pop("toelichting", "")
    filled = tuple((name, value) for name, value in facts.items() if value)
    return replace(process, documentation=note, facts=filled)


def _title(row: ProcessRow) -> str:
    return row.cells.get("naam") or row.cells.get("code", "")
