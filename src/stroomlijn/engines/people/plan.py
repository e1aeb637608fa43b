"""What a file of people would change: per row new, changed or the same, and who is no longer in it.

An empty cell changes nothing. Who left and stands in the file again, and who was in the file before and is not any
more, is proposed and never done unasked.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from stroomlijn.engines.problems import Remark

from .deputies import Deputies
from .matching import Known, Matching, match_rows, name_key
from .sheet import PeopleSheet, PersonRow

NEW, CHANGED, UNCHANGED, ERROR = "new", "changed", "unchanged", "error"
TEXTS = ("number", "name", "email", "phone", "function")


@dataclass(frozen=True, slots=True)
class Change:
    """One field that becomes something else."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What one row of the file does. `person` is who it is about, None for somebody new.

    `returns`: this person left, and stands in the file again. `deputy` is a person's id, or minus the row of somebody
    who is new.
    """

    kind: str
    data: PersonRow
    person: int | None = None
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()
    returns: bool = False
    deputy: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows in the order of the file, and the people who were in the file before and are not in this one."""

    rows: tuple[PlannedRow, ...]
    left: tuple[int, ...]


def plan(
    sheet: PeopleSheet,
    known: Sequence[Known],
    *,
    elsewhere: Mapping[str, str],
    before: Sequence[PersonRow],
    roles: Mapping[str, str],
    today: datetime.date,
) -> Plan:
    """`elsewhere` names who has an e-mail address in another organisation, `before` are the rows of the file that was
    taken over last, `roles` gives the toegangsrol by each of its folded names."""
    matching = match_rows(sheet.rows, known, elsewhere)
    deputies = Deputies(sheet.rows, known, matching)
    planner = _Planner({person.id: person for person in known}, matching, deputies, roles, today)
    rows = tuple(planner.row(row) for row in sheet.rows)
    return Plan(rows, tuple(_left(sheet, known, before, matching.of_row.values())))


def _left(
    sheet: PeopleSheet, known: Sequence[Known], before: Sequence[PersonRow], present: Collection[int]
) -> list[int]:
    earlier = set(match_rows(before, known, {}).of_row.values())
    return [
        person.id
        for person in known
        if person.id in earlier
        and person.id not in present
        and person.left_on is None
        and not {person.number, person.email, person.name} & sheet.mentioned
    ]


@dataclass(frozen=True, slots=True)
class _Planner:
    known: Mapping[int, Known]
    matching: Matching
    deputies: Deputies
    roles: Mapping[str, str]
    today: datetime.date

    def row(self, row: PersonRow) -> PlannedRow:
        if error := self.matching.errors.get(row.row):
            return PlannedRow(ERROR, row, self.matching.of_row.get(row.row), remarks=(error,))
        deputy, remark = self.deputies.of(row)
        remarks = [remark] if remark else []
        remarks += [Remark("person-role-unknown", f"rij {row.row}", {"value": role}) for role in self._unknown(row)]
        person = self.known.get(self.matching.of_row.get(row.row, 0))
        if person is None:
            return PlannedRow(NEW, row, remarks=tuple(remarks), deputy=deputy)
        changes = tuple(self._changes(row, person, deputy))
        returns = row.left_on is None and person.left_on is not None and person.left_on <= self.today
        kind = CHANGED if changes or returns else UNCHANGED
        return PlannedRow(kind, row, person.id, changes, tuple(remarks), returns, deputy)

    def _changes(self, row: PersonRow, person: Known, deputy: int | None) -> list[Change]:
        changes = [
            Change(field, getattr(person, field), getattr(row, field))
            for field in TEXTS
            if getattr(row, field) and getattr(row, field) != getattr(person, field)
        ]
        for field, now in (("teams", person.teams), ("werkrollen", person.werkrollen)):
            wanted = getattr(row, field)
            if wanted and set(wanted) != set(now):
                changes.append(Change(field, ", ".join(sorted(now)), ", ".join(sorted(wanted))))
        if more := self._more_roles(row, person):
            changes.append(Change("role", ", ".join(sorted(person.roles or ())), ", ".join(more)))
        if deputy is not None and deputy != person.deputy:
            changes.append(Change("deputy", self.deputies.name(person.deputy), self.deputies.name(deputy)))
        if row.left_on and row.left_on != person.left_on:
            changes.append(Change("left_on", str(person.left_on or ""), str(row.left_on)))
        return changes

    def _more_roles(self, row: PersonRow, person: Known) -> list[str]:
        if person.roles is None:
            return []
        return sorted({self.roles[name_key(role)] for role in row.roles if name_key(role) in self.roles} - person.roles)

    def _unknown(self, row: PersonRow) -> list[str]:
        return [role for role in row.roles if name_key(role) not in self.roles]
