"""A sheet as rows of text, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.engines.problems import Remark

MAX_ROWS = 10_000
MAX_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something. `number` is what the spreadsheet program shows beside it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The filled rows of one sheet, at most MAX_ROWS of them with at most MAX_COLUMNS cells.

    `merged` are the upright merged ranges as (column from 0, first row, last row), rows as numbers from 1.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int], ...] = ()
    remarks: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()

    def place(self, number: int) -> str:
        """The address of a row, as people say it."""
        return f"blad {self.name}, rij {number}" if self.name else f"rij {number}"
