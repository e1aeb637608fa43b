"""From the bytes of a workbook to tables, by calamine: cached values only, no formula is ever computed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain, repeat

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from stroomlijn.engines.problems import Problem, Remark

from .cells import filled_rows
from .extent import measure
from .package import MAX_BYTES, open_package
from .table import Table

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_tables(data: bytes) -> list[Table]:
    """Every sheet that holds something, in workbook order. Raises Problem where the file is refused as a whole."""
    errors = _check(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            return [
                _table(
                    workbook.get_sheet_by_name(sheet.name),
                    sheet.visible != SheetVisibleEnum.Visible,
                    errors.get(sheet.name, []),
                )
                for sheet in sheets
            ]
    except PasswordError as locked:
        raise Problem("workbook-password") from locked
    except MemoryError:
        raise
    except BaseException as broken:
        # A panic in calamine's Rust code arrives as a BaseException that no module exports.
        if isinstance(broken, Exception) or type(broken).__name__ == "PanicException":
            raise Problem("workbook-unreadable") from broken
        raise


def _check(data: bytes) -> dict[str, list[str]]:
    if len(data) > MAX_BYTES:
        raise Problem("workbook-too-large", megabytes=MAX_BYTES // 1_000_000)
    if not data.startswith(_OLE):
        with open_package(data) as package:
            return measure(package)
    if _OLE_ENCRYPTED in data:
        raise Problem("workbook-password")
    if _OLE_MACROS in data:
        raise Problem("workbook-macros")
    return {}


def _table(sheet: CalamineSheet, hidden: bool, errors: list[str]) -> Table:
    place = f"blad {sheet.name}, "
    rows, remarks, refused = filled_rows(_values(sheet), place)
    remarks += [Remark("workbook-cell-error", f"{place}cel {cell}") for cell in errors[:100]]
    merged = [(left, top + 1, bottom + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    return Table(sheet.name, rows, hidden, tuple(merged), tuple(remarks), tuple(refused))


def _values(sheet: CalamineSheet) -> Iterator[list[object]]:
    """Rows from the first of the sheet, columns from A: calamine leaves empty columns at the left out."""
    left = list(repeat("", sheet.start[1] if sheet.start else 0))
    return ([*left, *row] for row in chain(sheet.iter_rows()))
