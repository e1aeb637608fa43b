"""From tables to rows of steps and rows of processes, each with what was remarked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stroomlijn.engines.problems import Remark

from .cells import is_error
from .columns import process_field, process_header, step_header, unknown_columns
from .number import from_date, normal
from .table import Row, Table

MAX_LABEL = 200
MAX_TEXT = 10_000
_LABELS = ("code", "process", "municipality", "nr", "step", "who", "system", "decision", "connector")
_FILLED_DOWN = ("code", "process", "municipality")
_FILLED_WHEN_MERGED = ("who", "system")


@dataclass(slots=True)
class StepRow:
    """A row of the table of steps. `cells` by field name of STEP_COLUMNS, "" where nothing stands."""

    place: str
    cells: dict[str, str]
    nr: str
    remarks: list[Remark] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def remark(self, code: str, **facts: object) -> None:
        self.remarks.append(Remark(code, self.place, dict(facts)))


@dataclass(slots=True)
class StepSheet:
    """All rows of one table. `empty_means_end`: in Visio's tables no next step is the end, not the next row.

    `about` is what stands above the steps as name and value, by field name of PROCESS_COLUMNS.
    """

    name: str
    rows: list[StepRow]
    remarks: list[Remark]
    refused: list[Remark]
    empty_means_end: bool = False
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A row of the table of processes. `cells` by field name of PROCESS_COLUMNS."""

    place: str
    cells: Mapping[str, str]


def step_sheet(table: Table) -> StepSheet | None:
    """The rows of steps in a table; None when it is no table of steps."""
    header = step_header(table)
    if header is None:
        return None
    index, columns = header
    heading = table.rows[index]
    sheet = StepSheet(table.name, [], _column_remarks(table, heading, columns), list(table.refused))
    sheet.empty_means_end = "process step id" in heading.cells[columns["nr"]].casefold() if "nr" in columns else False
    sheet.about = _about(table, index)
    above: dict[str, str] = {}
    for cells, row in _records(table, index, columns):
        if not (cells.get("nr") or cells.get("step")):
            if any(value for name, value in cells.items() if name not in _FILLED_DOWN):
                sheet.refused.append(Remark("workbook-row-without-step", table.place(row.number)))
            continue
        for name in _FILLED_DOWN:
            above[name] = cells[name] = cells.get(name) or above.get(name, "")
        sheet.rows.append(_step_row(table.place(row.number), cells))
    return sheet


def process_rows(table: Table) -> tuple[list[ProcessRow], list[Remark]] | None:
    """The rows of processes in a table with what was refused; None when it is no table of processes."""
    header = process_header(table)
    if header is None:
        return None
    index, columns = header
    found: list[ProcessRow] = []
    refused = list(table.refused)
    for cells, row in _records(table, index, columns):
        place = table.place(row.number)
        if cells.get("code") or cells.get("naam"):
            cut = {name: value[: MAX_LABEL if name in ("code", "naam") else MAX_TEXT] for name, value in cells.items()}
            found.append(ProcessRow(place, cut))
        else:
            refused.append(Remark("workbook-row-without-process", place))
    return found, refused


def _about(table: Table, header: int) -> dict[str, str]:
    """Rows such as `Termijn | 6 weken` above the heading of the steps; the first that names a fact counts."""
    about: dict[str, str] = {}
    for row in table.rows[:header]:
        filled = [cell for cell in row.cells if cell]
        name = process_field(filled[0].removesuffix(":")) if len(filled) == 2 else None
        if name and not is_error(filled[1]):
            about.setdefault(name, filled[1][: MAX_LABEL if name in ("code", "naam") else MAX_TEXT])
    return about


def _records(table: Table, header: int, columns: Mapping[str, int]) -> Iterator[tuple[dict[str, str], Row]]:
    merged = _merged(table, columns)
    for row in table.rows[header + 1 :]:
        cells = {name: row.cells[column] for name, column in columns.items() if column < len(row.cells)}
        for name in _FILLED_WHEN_MERGED:
            if name in columns and not cells.get(name):
                cells[name] = merged.get((row.number, columns[name]), "")
        if any(cells.values()):
            yield cells, row


def _merged(table: Table, columns: Mapping[str, int]) -> dict[tuple[int, int], str]:
    """What stands in the upper cell of each merged range, for every row under it."""
    wanted = {columns[name] for name in _FILLED_WHEN_MERGED if name in columns}
    by_number = {row.number: row.cells for row in table.rows}
    last = table.rows[-1].number if table.rows else 0
    return {
        (number, column): by_number[top][column]
        for column, top, bottom in table.merged
        if column in wanted and top in by_number and column < len(by_number[top])
        for number in range(top + 1, min(bottom, last) + 1)
    }


def _step_row(place: str, cells: dict[str, str]) -> StepRow:
    row = StepRow(place, cells, "")
    for name, value in list(cells.items()):
        limit = MAX_LABEL if name in _LABELS else MAX_TEXT
        if is_error(value):
            row.remark("workbook-cell-error", column=name)
            cells[name] = ""
        elif len(value) > limit:
            row.remark("workbook-text-cut", limit=limit)
            cells[name] = value[:limit]
    for name in _LABELS:
        cells[name] = " ".join(cells.get(name, "").split())
    row.nr = normal(cells["nr"])
    if guess := from_date(cells["nr"]):
        row.nr = guess
        row.remark("workbook-number-is-date", written=cells["nr"], read=guess)
    if not cells["step"] and not cells.get("kind"):
        row.remark("workbook-step-without-name")
    return row


def _column_remarks(table: Table, heading: Row, columns: Mapping[str, int]) -> list[Remark]:
    place = table.place(heading.number)
    remarks = list(table.remarks)
    if table.hidden:
        remarks.append(Remark("workbook-hidden-sheet", f"blad {table.name}"))
    for name, column in (("nr", "Nr"), ("who", "Wie")):
        if name not in columns:
            remarks.append(Remark("workbook-column-missing", place, {"column": column}))
    if unknown := unknown_columns(heading.cells, columns):
        remarks.append(Remark("workbook-columns-ignored", place, {"columns": ", ".join(unknown[:20])[:300]}))
    return remarks
