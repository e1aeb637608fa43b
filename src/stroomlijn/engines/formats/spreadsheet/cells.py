"""From the value of a cell to one clean line of text."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

from stroomlijn.engines.problems import Remark

from .table import MAX_COLUMNS, MAX_ROWS, Row

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_ERRORS = re.compile(
    r"#(REF|VERW|N/A|N/B|NAME\?|NAAM\?|VALUE|WAARDE|DIV/0|DEEL/0|NULL|LEEG|NUM|GETAL)!?$", re.IGNORECASE
)


def text(value: object) -> str:
    """The value as text: 3.0 is "3", a date is ISO 8601, true is "ja"; signs that cannot be seen are left out."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        rounded = round(value, 9)  # what a spreadsheet shows; 0.1 + 0.2 is 0.3 there
        return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 1e15 else repr(rounded)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return clean(str(value))


def clean(value: str) -> str:
    """Composed (NFC), without control and direction signs, single spaces, lines kept."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(line.strip() for line in _SPACES.sub(" ", seen).split("\n")).strip()


def is_error(value: str) -> bool:
    """Whether the text is what a spreadsheet shows for a formula that failed, in English or Dutch."""
    return value.startswith("#") and _ERRORS.match(value) is not None


def filled_rows(values: Iterable[list[object]], place: str) -> tuple[tuple[Row, ...], list[Remark], list[Remark]]:
    """The rows that hold something, with what was remarked and refused. Stops reading at MAX_ROWS filled rows."""
    remarks: list[Remark] = []
    refused: list[Remark] = []
    return tuple(_rows(values, place, remarks, refused)), remarks, refused


def _rows(values: Iterable[list[object]], place: str, remarks: list[Remark], refused: list[Remark]) -> Iterator[Row]:
    count, wide = 0, False
    for number, row in enumerate(values, start=1):
        if not any(value != "" and value is not None for value in row):
            continue
        cells = tuple(text(value) for value in row[:MAX_COLUMNS])
        if len(row) > MAX_COLUMNS and not wide and any(value != "" for value in row[MAX_COLUMNS:]):
            wide = True
            remarks.append(Remark("workbook-too-many-columns", f"{place}rij {number}", {"limit": MAX_COLUMNS}))
        if not any(cells):
            continue
        if count == MAX_ROWS:
            refused.append(Remark("workbook-too-many-rows", f"{place}vanaf rij {number}", {"limit": MAX_ROWS}))
            return
        count += 1
        yield Row(number, cells)
