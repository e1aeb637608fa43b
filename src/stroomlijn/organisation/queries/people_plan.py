"""What a personnel file would change in the organisation as it stands now."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.accounts import grants_of
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import Deputy, PeopleFile, Person
from stroomlijn.organisation.people_json import sheet_from_json

from .people import werkrol_key
from .register import team_ids, werkrol_ids
from .roles_in_file import role_names

if TYPE_CHECKING:
    from stroomlijn.engines.people import Known, PeopleSheet, PersonRow, Plan


@dataclass(frozen=True, slots=True)
class Register:
    """Teams of the organisation by folded name, werkrollen by each of their keys: id and name as they stand."""

    teams: dict[str, tuple[int, str]]
    werkrollen: dict[str, tuple[int, str]]


def people_plan(file: PeopleFile) -> tuple[Plan, Register]:
    """The plan of the file, and the names by which it was made; in as many queries for many people as for one."""
    from stroomlijn.engines.people import plan

    register = _register(file.organisation_id)
    sheet = _named(sheet_from_json(file.rows), register)
    before = _rows_taken_over_last(file)
    known = list(_known(file.organisation_id))
    addresses = {row.email for row in sheet.rows if row.email}
    others = Person.objects.filter(email__in=addresses).exclude(organisation=file.organisation_id)
    elsewhere = {
        email: f"{name} ({organisation})"
        for email, name, organisation in others.values_list("email", "name", "organisation__name")
    }
    made = plan(sheet, known, elsewhere=elsewhere, before=before, roles=_compared(role_names()), today=clock.today())
    return made, register


def stamp(plan: Plan) -> str:
    """A short text that differs as soon as the plan does: what was shown is what is taken over."""
    said = [(row.kind, row.data.row, row.person, row.changes, row.returns) for row in plan.rows]
    return hashlib.sha256(repr((said, plan.left)).encode()).hexdigest()[:20]


def _known(organisation_id: int) -> Iterator[Known]:
    """As values, not as models: there may be thousands."""
    from stroomlijn.engines.people import Known

    fields = ("id", "number", "name", "email", "phone", "function", "left_on")
    people = Person.objects.filter(organisation=organisation_id).order_by("pk")
    accounts = dict(people.filter(account__isnull=False).values_list("pk", "account"))
    grants = grants_of(list(accounts.values()))
    teams = _names(people.filter(teams__organisation=organisation_id).values_list("pk", "teams__name"))
    werkrollen = _names(people.filter(werkrollen__isnull=False).values_list("pk", "werkrollen__name"))
    lasting = Deputy.objects.filter(person__organisation=organisation_id, ends=None)
    deputies = dict(lasting.order_by("-begins", "-pk").values_list("person", "by"))
    for values in people.values(*fields):
        pk = values["id"]
        held = frozenset(grant.role for grant in grants.get(accounts[pk], ())) if pk in accounts else None
        in_teams, does = tuple(teams.get(pk, ())), tuple(werkrollen.get(pk, ()))
        yield Known(**values, teams=in_teams, werkrollen=does, roles=held, deputy=deputies.get(pk))


def _names(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for person, name in pairs:
        found[person].append(name)
    return found


def _register(organisation_id: int) -> Register:
    return Register(team_ids(organisation_id), werkrol_ids())


def _named(sheet: PeopleSheet, register: Register) -> PeopleSheet:
    """Teams and werkrollen under the names of the register; of new ones the first spelling in the file holds."""
    teams = {key: name for key, (_, name) in register.teams.items()}
    werkrollen = {key: name for key, (_, name) in register.werkrollen.items()}
    rows: list[PersonRow] = []
    for row in sheet.rows:
        in_teams = row.teams or ((row.department,) if row.department else ())
        names = dict.fromkeys(teams.setdefault(fold(name), name) for name in in_teams)
        roles = dict.fromkeys(werkrollen.setdefault(werkrol_key(name), name) for name in row.werkrollen)
        rows.append(replace(row, teams=tuple(names), werkrollen=tuple(roles)))
    return replace(sheet, rows=tuple(rows))


def _rows_taken_over_last(file: PeopleFile) -> tuple[PersonRow, ...]:
    earlier = PeopleFile.objects.filter(organisation=file.organisation_id, state=PeopleFile.State.APPLIED)
    last = earlier.exclude(pk=file.pk).order_by("-created_at").first()
    return sheet_from_json(last.rows).rows if last else ()


def _compared(roles: dict[str, str]) -> dict[str, str]:
    from stroomlijn.engines.people import name_key

    return {name_key(name): role for name, role in roles.items()}
