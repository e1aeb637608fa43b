"""Who each row is about: by number, else by e-mail address, else by a name that fits one person only."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stroomlijn.engines.formats.spreadsheet.columns import folded
from stroomlijn.engines.problems import Remark

from .sheet import PersonRow


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of this organisation as it stands. `roles` is None without an account; `deputy` the lasting one."""

    id: int
    number: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    function: str = ""
    teams: tuple[str, ...] = ()
    werkrollen: tuple[str, ...] = ()
    roles: frozenset[str] | None = None
    deputy: int | None = None
    left_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """The person of each row that has one, and why a row cannot be taken over; both by row."""

    of_row: dict[int, int]
    errors: dict[int, Remark]


def name_key(name: str) -> str:
    """How names are compared: without case, accents and signs."""
    return folded(name)


def match_rows(rows: Sequence[PersonRow], known: Sequence[Known], elsewhere: Mapping[str, str]) -> Matching:
    """No person for two rows. A row whose e-mail address stays somebody else's is an error."""
    of_row: dict[int, int] = {}
    for key, fits in ((_number, _always), (_email, _no_other_number), (_name, _no_other_key)):
        _match(rows, known, of_row, key, fits)
    return Matching(of_row, _address_errors(rows, known, of_row, elsewhere))


Key = Callable[[PersonRow | Known], str]


def _match(
    rows: Sequence[PersonRow],
    known: Sequence[Known],
    of_row: dict[int, int],
    key: Key,
    fits: Callable[[PersonRow, Known], bool],
) -> None:
    taken = set(of_row.values())
    free = [person for person in known if person.id not in taken]
    often = Counter(map(key, free))
    by_key = {key(person): person for person in free if key(person) and often[key(person)] == 1}
    asked = Counter(key(row) for row in rows if row.row not in of_row)
    for row in rows:
        person = by_key.get(key(row))
        if row.row not in of_row and person and asked[key(row)] == 1 and fits(row, person):
            of_row[row.row] = person.id


def _number(one: PersonRow | Known) -> str:
    return one.number.casefold()


def _email(one: PersonRow | Known) -> str:
    return one.email


def _name(one: PersonRow | Known) -> str:
    return name_key(one.name)


def _always(row: PersonRow, person: Known) -> bool:
    return True


def _no_other_number(row: PersonRow, person: Known) -> bool:
    return not (row.number and person.number)


def _no_other_key(row: PersonRow, person: Known) -> bool:
    return _no_other_number(row, person) and not (row.email and person.email)


def _address_errors(
    rows: Sequence[PersonRow], known: Sequence[Known], of_row: Mapping[int, int], elsewhere: Mapping[str, str]
) -> dict[int, Remark]:
    """Again as long as something is found: a row that is refused leaves its person the address it had."""
    errors: dict[int, Remark] = {}
    row_of = {person: row for row, person in of_row.items()}
    by_row = {row.row: row for row in rows}
    while True:
        kept = {address: (0, name) for address, name in elsewhere.items()}
        for person in known:
            row = by_row.get(row_of.get(person.id, 0))
            if person.email and (row is None or row.row in errors or row.email in ("", person.email)):
                kept[person.email] = (person.id, person.name)
        more = {}
        for row in rows:
            owner, name = kept.get(row.email, (None, ""))
            if row.row not in errors and owner is not None and owner != of_row.get(row.row):
                more[row.row] = Remark("person-email-of-other", f"rij {row.row}", {"value": row.email, "name": name})
        if not more:
            return errors
        errors |= more
