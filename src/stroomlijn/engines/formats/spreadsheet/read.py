"""Reading a workbook or csv file: every row ends as imported, imported with a remark, or refused with its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.problems import Problem, Remark

from .assemble import Sheets, assemble
from .columns import folded
from .csv_file import read_table
from .rows import process_rows, step_sheet
from .table import Table
from .workbook_file import read_tables

_BESIDE = ("uitleg", "legenda", "lijsten", "toelichting", "leeswijzer", "instructie", "voorblad")


def read_workbook(name: str, data: bytes) -> Reading:
    """The processes in an xlsx, ods or xls file; `name` is the file's name.

    Raises Problem only for a file that cannot be read as a whole or holds no table of steps at all.
    """
    return _reading("workbook", name, read_tables(data))


def read_csv(name: str, data: bytes) -> Reading:
    """The same for one table of steps in a csv file."""
    return _reading("csv", name, [read_table(data)])


def _reading(kind: str, name: str, tables: Sequence[Table]) -> Reading:
    sheets = Sheets(PurePath(name).stem)
    remarks: list[Remark] = []
    refused: list[Remark] = []
    for table in tables:
        if processes := process_rows(table):
            sheets.processes += processes[0]
            refused += processes[1]
            remarks += table.remarks
        elif steps := step_sheet(table):
            sheets.steps.append(steps)
            refused += steps.refused
            remarks += steps.remarks
        elif table.rows and not table.hidden and folded(table.name) not in _BESIDE:
            remarks.append(Remark("workbook-sheet-ignored", table.place(table.rows[0].number)))
    if not sheets.steps:
        raise Problem("workbook-no-steps")
    found, more = assemble(sheets)
    return Reading(kind, tuple(found), tuple(remarks), (*refused, *more))
