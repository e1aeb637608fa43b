"""What somebody pastes, as rows of named cells: headings are recognised by the words that workbooks use."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stroomlijn.engines.formats.spreadsheet.cells import filled_rows
from stroomlijn.engines.formats.spreadsheet.columns import STEP_COLUMNS, folded, step_header, unknown_columns
from stroomlijn.engines.formats.spreadsheet.table import Row, Table
from stroomlijn.engines.problems import Problem, Remark

MOST_ROWS = 1_000
CELL_OF = {
    "nr": "number",
    "step": "label",
    "who": "role",
    "system": "system",
    "document": "documents",
    "lead_time": "lead_time",
    "duration": "duration",
    "legal_basis": "legal_basis",
    "bottleneck": "bottleneck",
    "note": "documentation",
    "decision": "question",
    "next": "ways",
}
"""The cells that can be pasted, by the columns of a workbook."""
AS_SHOWN = ("step", "who", "system", "document", "lead_time", "decision", "next", "note")
"""The columns when there are no headings: those of the step table on the screen."""

_HEADING_OF = {cell: STEP_COLUMNS[column][0] for column, cell in CELL_OF.items()}
_NUMBER = re.compile(r"\d{1,4}[a-z]?([.\-]\d{1,3}[a-z]?)*[.)]?")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """`cells` by the names of a Row, as they were written; `number` counts from the first line that was pasted."""

    number: int
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        return f"rij {self.number}"

    @property
    def text(self) -> str:
        return " | ".join(text for text in self.cells.values() if text)


def pasted_rows(text: object, rows: object) -> tuple[list[PastedRow], list[Remark]]:
    """The rows in a text with tabs, or in a list of {column: text}, and what was left out of them."""
    table = _table(_lines(text) if rows is None else _listed(rows))
    if not table.rows:
        raise Problem("edit-paste-empty")
    header = step_header(table)
    start, columns = (header[0] + 1, header[1]) if header else _without_header(table.rows)
    found = table.rows[start:]
    if len(found) > MOST_ROWS:
        raise Problem("edit-paste-many", rows=len(found), limit=MOST_ROWS)
    remarks = [*table.remarks, *_unused(table.rows, start, columns)]
    named = {CELL_OF[field]: column for field, column in columns.items() if field in CELL_OF}
    return [_pasted(row, named) for row in found], remarks


def pasted_column(text: object) -> list[str]:
    """The lines of a single column, empty ones too."""
    values = [line[0].strip() if line else "" for line in _lines(text)]
    while values and not values[-1]:
        values.pop()
    if len(values) > MOST_ROWS:
        raise Problem("edit-paste-many", rows=len(values), limit=MOST_ROWS)
    return values


def _lines(text: object) -> Iterator[list[str]]:
    if not isinstance(text, str):
        raise Problem("edit-command-unreadable")
    content = io.StringIO(text.replace("\0", ""), newline="")
    whole = text.count('"') % 2 == 0
    lines = csv.reader(content, delimiter="\t", quoting=csv.QUOTE_MINIMAL if whole else csv.QUOTE_NONE)
    try:
        yield from lines
    except csv.Error as broken:
        raise Problem("edit-paste-unreadable", f"rij {lines.line_num}") from broken


def _listed(rows: object) -> Iterator[list[str]]:
    """Rows with names as lines below a heading."""
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, Mapping) for row in rows):
        raise Problem("edit-command-unreadable")
    names = list(dict.fromkeys(str(name) for row in rows for name in row))
    yield [_HEADING_OF.get(name, name) for name in names]
    for row in rows:
        yield [str(row.get(name) or "") for name in names]


def _table(lines: Iterator[list[str]]) -> Table:
    rows, remarks, refused = filled_rows((list[object](line) for line in lines), "")
    return Table("", rows, remarks=(*remarks, *refused))


def _without_header(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    """Where the rows begin and what stands where; numbers in front are left out, a lone heading is one."""
    width = max(len(row.cells) for row in rows)
    filled = [at for at in range(width) if any(at < len(row.cells) and row.cells[at] for row in rows)]
    numbered = len(filled) > 1 and all(_is_number(row, filled[0]) for row in rows)
    fields = [*(["nr"] if numbered else []), *AS_SHOWN]
    columns = dict(zip(fields, filled, strict=False))
    heading = folded(rows[0].cells[columns["step"]]) if len(rows[0].cells) > columns["step"] else ""
    return int(len(filled) == 1 and heading in STEP_COLUMNS["step"]), columns


def _is_number(row: Row, column: int) -> bool:
    return column < len(row.cells) and _NUMBER.fullmatch(row.cells[column].casefold()) is not None


def _unused(rows: Sequence[Row], start: int, columns: Mapping[str, int]) -> list[Remark]:
    """The headings of columns whose cells the table has no place for."""
    if not start:
        return []
    heading = rows[start - 1].cells
    other = [heading[at] for field, at in columns.items() if field not in CELL_OF]
    unused = [*unknown_columns(heading, columns), *other]
    used = [name for name in unused if any(_cell(row, heading.index(name)) for row in rows[start:])]
    return [Remark("edit-paste-columns", facts={"columns": ", ".join(used)[:300]})] if used else []


def _pasted(row: Row, named: Mapping[str, int]) -> PastedRow:
    return PastedRow(row.number, {name: _cell(row, column) for name, column in named.items()})


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""
