"""Everything about one person, on one page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stroomlijn.foundation import clock
from stroomlijn.foundation.objects import Described, describe
from stroomlijn.foundation.queries.accounts import AccountValue, GrantValue, account_value, grants_of
from stroomlijn.organisation.models import Deputy, Person, Team, Werkrol


@dataclass(frozen=True, slots=True)
class DeputyRow:
    """Who acts for whom, and when; `state` is "now", "later" or "past"."""

    id: int
    person_id: int
    name: str
    begins: datetime.date
    ends: datetime.date | None
    state: str


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A toegangsrol and what it holds for; `on` is None for everything, and for what is gone."""

    grant: GrantValue
    on: Described | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What stands on the page beside the person themselves."""

    teams: tuple[Team, ...]
    werkrollen: tuple[Werkrol, ...]
    deputies: tuple[DeputyRow, ...]
    deputises: tuple[DeputyRow, ...]
    account: AccountValue | None
    grants: tuple[GrantRow, ...]
    gone: bool


def person_page(person: Person) -> PersonPage:
    account = account_value(person.account_id) if person.account_id is not None else None
    return PersonPage(
        teams=tuple(person.teams.all()),
        werkrollen=tuple(person.werkrollen.all()),
        deputies=deputies_of(person.pk),
        deputises=_deputies("person", by=person.pk),
        account=account,
        grants=_grants(account),
        gone=not person.works_here,
    )


def deputies_of(person_id: int) -> tuple[DeputyRow, ...]:
    """Who acts for this person, those to come first, then those of now, then the past."""
    return _deputies("by", person=person_id)


def _deputies(other: str, **condition: int) -> tuple[DeputyRow, ...]:
    today = clock.today()
    rows = []
    for row in Deputy.objects.filter(**condition).select_related(other).order_by("-begins", "-pk"):
        shown: Person = getattr(row, other)
        state = "later" if row.begins > today else "past" if row.ends and row.ends < today else "now"
        rows.append(DeputyRow(row.pk, shown.pk, shown.name, row.begins, row.ends, state))
    return tuple(rows)


def _grants(account: AccountValue | None) -> tuple[GrantRow, ...]:
    grants = grants_of([account.id]).get(account.id, []) if account else []
    scoped = [(grant.scope_kind, grant.scope_id) for grant in grants if grant.scope_id is not None]
    named = describe(scoped)
    return tuple(GrantRow(grant, named.get((grant.scope_kind, grant.scope_id or 0))) for grant in grants)
