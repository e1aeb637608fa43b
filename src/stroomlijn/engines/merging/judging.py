"""What a judgement of two steps makes of the table at once; the merge follows and settles the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = tuple[int, str]
"""A step in the table: the number of its column and its id there."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row after the judgement. `row` is the number of the row that it was, None for a new one."""

    row: int | None
    cells: tuple[str, ...]


def judge(rows: Sequence[Sequence[str]], one: Cell, other: Cell, *, same: bool) -> tuple[JudgedRow, ...]:
    """The table after somebody said that two steps are the same, or are not.

    `rows` holds per row an id per column, "" where the organisation has no such step. Two rows become one, or the two
    steps get a row of their own where a column would hold two. A step that is not the same leaves its row. Nothing
    changes when the table says so already, or when both are steps of one organisation: then the work is cut otherwise.
    The merge that follows lies these two in the same way; a step that became free it may lay with another row.
    """
    first, second = _row_of(rows, one), _row_of(rows, other)
    found = [JudgedRow(number, tuple(cells)) for number, cells in enumerate(rows)]
    if first is None or second is None or one[0] == other[0] or same == (first == second):
        return tuple(found)
    if not same:
        leaving = max(one, other)
        return _with_new(found, first, _only(rows, leaving), {first: (leaving,)})
    if not any(a and b for a, b in zip(rows[first], rows[second], strict=True)):
        joined = tuple(a or b for a, b in zip(rows[first], rows[second], strict=True))
        found[first] = JudgedRow(first, joined)
        del found[second]
        return tuple(found)
    return _with_new(found, first, _only(rows, one, other), {first: (one,), second: (other,)})


def _row_of(rows: Sequence[Sequence[str]], cell: Cell) -> int | None:
    column, element = cell
    return next((number for number, cells in enumerate(rows) if element and cells[column] == element), None)


def _only(rows: Sequence[Sequence[str]], *cells: Cell) -> tuple[str, ...]:
    held = dict(cells)
    return tuple(held.get(column, "") for column in range(len(rows[0])))


def _with_new(
    found: list[JudgedRow], after: int, cells: tuple[str, ...], left: dict[int, tuple[Cell, ...]]
) -> tuple[JudgedRow, ...]:
    """The rows without what left them, and the new row right behind one of them; a row that is empty goes."""
    made: list[JudgedRow] = []
    for number, row in enumerate(found):
        gone = {column for column, _ in left.get(number, ())}
        kept = tuple("" if column in gone else cell for column, cell in enumerate(row.cells))
        if any(kept) or not gone:
            made.append(JudgedRow(number, kept))
        if number == after:
            made.append(JudgedRow(None, cells))
    return tuple(made)
