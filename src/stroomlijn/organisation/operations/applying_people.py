"""Taking a personnel file over: everything in one transaction, in as many statements for many people as for one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, audit_many
from stroomlijn.foundation.operations.roles import give_roles
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import Organisation, PeopleFile, Person, Team
from stroomlijn.organisation.queries.people import werkrol_key
from stroomlijn.organisation.queries.people_plan import Register, people_plan, stamp

from .connecting import connect_accounts
from .lasting_deputies import set_lasting
from .leaving import close_accounts, open_accounts
from .people import MOST_NAME_KEY
from .people_files import preview_of
from .werkrollen import make_werkrollen

if TYPE_CHECKING:
    from stroomlijn.engines.people import PersonRow, Plan, PlannedRow

TEXTS = ("number", "name", "email", "phone", "function")


@dataclass(slots=True)
class _Applied:
    """The people of the rows as they are now, by row, and what the audit tells of each."""

    people: dict[int, Person] = field(default_factory=dict)
    made: dict[int, dict[str, Any]] = field(default_factory=dict)
    changed: dict[int, dict[str, Any]] = field(default_factory=dict)


@transaction.atomic
def apply_people(
    actor: Actor, file_id: int, *, shown: str, leaving: Collection[int] = (), returning: Collection[int] = ()
) -> None:
    """Takes over what was shown. Of who is no longer in the file `leaving` leave today; of who left and is in it again
    `returning` come back.

    Raises Problem "people-changed-meanwhile" when it would now do something else, "people-file-done" the second time,
    "last-administrator" when nobody would administer any more.
    """
    file = preview_of(file_id)
    Organisation.objects.select_for_update().get(pk=file.organisation_id)
    plan, register = people_plan(file)
    if stamp(plan) != shown:
        raise Problem("people-changed-meanwhile")
    applied = _write_people(file, plan, returning)
    _write_teams(file, plan, register, applied)
    _write_werkrollen(actor, plan, register, applied)
    audit_many(actor, "person-made", "person", applied.made)
    audit_many(actor, "person-changed", "person", applied.changed)
    _write_deputies(actor, plan, applied)
    connect_accounts(actor, [person.pk for person in applied.people.values()])
    _give_roles(actor, plan, applied)
    _leave_and_return(actor, plan, applied, leaving, returning)
    _finish(actor, file, applied)


def _write_people(file: PeopleFile, plan: Plan, returning: Collection[int]) -> _Applied:
    """Addresses that change are let go first: two people may change places."""
    known = Person.objects.select_for_update().in_bulk([row.person for row in plan.rows if row.person])
    applied = _Applied()
    new, changed, moving = [], [], []
    for row in plan.rows:
        if row.kind == "new":
            new.append(_filled(Person(organisation_id=file.organisation_id), row.data))
            applied.people[row.data.row] = new[-1]
        elif row.person and row.kind != "error":
            person = applied.people[row.data.row] = known[row.person]
            if not row.changes and not (row.returns and row.person in returning):
                continue
            if any(change.field == "email" and change.before for change in row.changes):
                moving.append(person.pk)
            applied.changed[person.pk] = {"fields": [change.field for change in row.changes], "file": file.pk}
            person.revision += 1
            changed.append(_filled(person, row.data))
    Person.objects.filter(pk__in=moving).update(email="")
    updated = (*TEXTS, "name_key", "left_on", "revision")
    if changed:
        Person.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=updated)
    Person.objects.bulk_create(new)
    applied.made = {person.pk: {"name": person.name, "file": file.pk} for person in new}
    return applied


def _filled(person: Person, row: PersonRow) -> Person:
    for name in TEXTS:
        if value := getattr(row, name):
            setattr(person, name, value)
    person.name_key = fold(person.name)[:MOST_NAME_KEY]
    person.left_on = row.left_on or person.left_on
    return person


def _write_teams(file: PeopleFile, plan: Plan, register: Register, applied: _Applied) -> None:
    known = {key: pk for key, (pk, _) in register.teams.items()}
    rows = [row for row in plan.rows if row.data.row in applied.people and row.data.teams]
    new = {
        fold(name): Team(organisation_id=file.organisation_id, name=name, department=row.data.department)
        for row in reversed(rows)
        for name in row.data.teams
        if fold(name) not in known
    }
    known |= {fold(team.name): team.pk for team in Team.objects.bulk_create(new.values())}
    wanted = {row.data.row: {known[fold(name)] for name in row.data.teams} for row in rows if _touches(row, "teams")}
    _replace(Person.teams.through, "team_id", wanted, applied, {"team__organisation": file.organisation_id})


def _write_werkrollen(actor: Actor, plan: Plan, register: Register, applied: _Applied) -> None:
    known = {key: pk for key, (pk, _) in register.werkrollen.items()}
    rows = [row for row in plan.rows if row.data.row in applied.people and row.data.werkrollen]
    new = {werkrol_key(name): name for row in rows for name in row.data.werkrollen}
    known |= make_werkrollen(actor, [name for key, name in new.items() if key and key not in known])
    wanted = {
        row.data.row: {known[key] for name in row.data.werkrollen if (key := werkrol_key(name))}
        for row in rows
        if _touches(row, "werkrollen")
    }
    _replace(Person.werkrollen.through, "werkrol_id", wanted, applied, {})


def _touches(row: PlannedRow, what: str) -> bool:
    return row.kind == "new" or any(change.field == what for change in row.changes)


def _replace(link: Any, column: str, wanted: dict[int, set[int]], applied: _Applied, within: dict[str, Any]) -> None:
    people = {applied.people[row].pk: ids for row, ids in wanted.items()}
    link.objects.filter(person__in=people.keys(), **within).delete()
    link.objects.bulk_create(
        link(**{"person_id": person, column: pk}) for person, ids in people.items() for pk in sorted(ids)
    )


def _write_deputies(actor: Actor, plan: Plan, applied: _Applied) -> None:
    def person_of(ref: int) -> int:
        return applied.people[-ref].pk if ref < 0 else ref

    asked = [row for row in plan.rows if row.deputy is not None and _touches(row, "deputy")]
    deputies = {applied.people[row.data.row].pk: person_of(row.deputy or 0) for row in asked}
    set_lasting(actor, deputies, clock.today())


def _give_roles(actor: Actor, plan: Plan, applied: _Applied) -> None:
    wanted: list[tuple[int, str]] = []
    for row in plan.rows:
        more = next((change.after for change in row.changes if change.field == "role"), "")
        account = applied.people[row.data.row].account_id if more else None
        wanted += [(account, role) for role in more.split(", ") if account is not None]
    give_roles(actor, wanted)


def _leave_and_return(
    actor: Actor, plan: Plan, applied: _Applied, leaving: Collection[int], returning: Collection[int]
) -> None:
    today = clock.today()
    left = [pk for pk in plan.left if pk in leaving]
    Person.objects.filter(pk__in=left).update(left_on=today)
    audit_many(actor, "person-left", "person", {pk: {"on": today.isoformat()} for pk in left})
    back = [row.person for row in plan.rows if row.returns and row.person and row.person in returning]
    Person.objects.filter(pk__in=back).update(left_on=None)
    audit_many(actor, "person-returned", "person", {pk: {} for pk in back})
    gone = [one.pk for one in applied.people.values() if one.left_on and one.left_on <= today and one.pk not in back]
    close_accounts(actor, [*left, *gone])
    open_accounts(actor, back)


def _finish(actor: Actor, file: PeopleFile, applied: _Applied) -> None:
    file.state = PeopleFile.State.APPLIED
    file.revision += 1
    file.save(update_fields=["state", "revision"])
    audit(actor, "people-file-applied", "people-file", file.pk, made=len(applied.made), changed=len(applied.changed))
