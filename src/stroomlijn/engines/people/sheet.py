"""From a table to rows about people. A row that cannot be right is refused with its reason; the others go on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from stroomlijn.engines.formats.spreadsheet.table import Table
from stroomlijn.engines.problems import Problem, Remark

from .headings import people_header, unknown_headings
from .values import date_in, email_in, line_in, list_in, name_in

MOST = {"number": 40, "name": 200, "email": 254, "phone": 40, "function": 200, "department": 200, "deputy": 254}
MOST_SHOWN = 100
MOST_IN_LIST = {"team": 200, "werkrollen": 200, "role": 60}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one row says of a person. Empty is: the file does not say it."""

    row: int
    number: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    department: str = ""
    teams: tuple[str, ...] = ()
    function: str = ""
    werkrollen: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    deputy: str = ""
    left_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """The people in a file, the rows that were refused, and the headings that mean nothing to us.

    Of a refused row the fact `stood` holds what stood in it, by column. `mentioned` is what refused rows say of number,
    address and name: those people are in the file after all.
    """

    rows: tuple[PersonRow, ...]
    refused: tuple[Remark, ...] = ()
    mentioned: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


def read_people(tables: list[Table]) -> PeopleSheet:
    """The people in the first sheet that has some. Raises Problem "people-no-heading" when there is none."""
    for table in tables:
        if header := people_header(table):
            return _sheet(table, *header)
    raise Problem("people-no-heading")


def _sheet(table: Table, top: int, columns: Mapping[str, int]) -> PeopleSheet:
    rows: list[PersonRow] = []
    refused = list(table.refused)
    mentioned: set[str] = set()
    seen: dict[tuple[str, str], int] = {}
    for line in table.rows[top + 1 :]:
        cells = {field: _cell(line.cells, at) for field, at in columns.items()}
        try:
            row = _person(line.number, cells)
            _once(row, seen)
        except Problem as problem:
            facts = {**problem.facts, "stood": _stood(cells)}
            refused.append(Remark(problem.code, table.place(line.number), facts))
            mentioned |= {line_in(cells.get("number", "")), line_in(cells.get("email", "")).lower(), _name(cells)}
        else:
            rows.append(row)
    unknown = unknown_headings(table.rows[top].cells, columns)
    return PeopleSheet(tuple(rows), tuple(refused), frozenset(text[:300] for text in mentioned if text), unknown)


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _person(row: int, cells: Mapping[str, str]) -> PersonRow:
    texts = {field: line_in(cells.get(field, "")) for field in MOST}
    texts["name"] = _name(cells)
    if not texts["name"]:
        raise Problem("person-no-name")
    for field, text in texts.items():
        if len(text) > MOST[field]:
            raise Problem("person-too-long", column=field, length=len(text), most=MOST[field])
    texts["email"] = email_in(texts["email"])
    return PersonRow(
        row,
        **texts,
        teams=_several(cells, "team"),
        werkrollen=_several(cells, "werkrollen"),
        roles=_several(cells, "role"),
        left_on=date_in(cells.get("left_on", "")),
    )


def _name(cells: Mapping[str, str]) -> str:
    return name_in({part: line_in(cells.get(part, "")) for part in ("name", "first", "infix", "last")})


def _stood(cells: Mapping[str, str]) -> dict[str, str]:
    parts = ("first", "infix", "last")
    said = {"name": _name(cells), **{field: line_in(cell) for field, cell in cells.items() if field not in parts}}
    return {field: text[:MOST_SHOWN] for field, text in said.items() if text}


def _several(cells: Mapping[str, str], field: str) -> tuple[str, ...]:
    values = list_in(cells.get(field, ""))
    for value in values:
        if len(value) > MOST_IN_LIST[field]:
            raise Problem("person-too-long", column=field, length=len(value), most=MOST_IN_LIST[field])
    return values


def _once(row: PersonRow, seen: dict[tuple[str, str], int]) -> None:
    """Raises Problem when an earlier row has this number or address; a name alone counts when there is neither."""
    keys = [("number", row.number.casefold()), ("email", row.email)]
    if not row.number and not row.email:
        keys = [("name", row.name.casefold())]
    for kind, value in keys:
        if value and (kind, value) in seen:
            raise Problem(f"person-{kind}-twice", value=value, row=seen[kind, value])
    seen.update({key: row.row for key in keys if key[1]})
