"""The list of people, as administrators look for them."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from stroomlijn.foundation import clock
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import Person, Team, Werkrol

from .people import working

WITHOUT_ACCOUNT, LEFT, INVITABLE = "zonder-account", "uit-dienst", "uit-te-nodigen"
STATES = (WITHOUT_ACCOUNT, LEFT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one looks for; empty or None asks nothing. Without a state: who works here."""

    text: str = ""
    organisation: int | None = None
    team: int | None = None
    werkrol: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """Somebody in the list."""

    id: int
    name: str
    number: str
    email: str
    function: str
    organisation: str
    teams: tuple[str, ...]
    werkrollen: tuple[str, ...]
    has_account: bool
    left_on: datetime.date | None


def directory(wanted: Wanted, *, offset: int, limit: int) -> tuple[list[DirectoryRow], int]:
    """One page of who is looked for, by name, and how many there are in all."""
    found = _matching(wanted)
    page = found.select_related("organisation").prefetch_related("teams", "werkrollen").order_by("name_key", "pk")
    return [_row(person) for person in page[offset : offset + limit]], found.count()


def matching_ids(wanted: Wanted) -> list[int]:
    """The ids of all who are looked for."""
    return list(_matching(wanted).values_list("pk", flat=True))


def invitable(wanted: Wanted) -> Wanted:
    """The same, of who has an address and no account."""
    return replace(wanted, state=INVITABLE)


def team_names(organisation: int | None = None) -> dict[int, str]:
    """The teams of one organisation, or of all with the organisation's name behind."""
    teams = Team.objects.select_related("organisation").order_by("name", "organisation__name")
    if organisation is not None:
        return dict(teams.filter(organisation=organisation).values_list("pk", "name"))
    return {team.pk: f"{team.name} ({team.organisation.name})" for team in teams}


def werkrol_choices() -> dict[int, str]:
    return dict(Werkrol.objects.order_by("name").values_list("pk", "name"))


def person_names(ids: Collection[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))


def _matching(wanted: Wanted) -> QuerySet[Person]:
    condition = {
        WITHOUT_ACCOUNT: working() & Q(account=None),
        INVITABLE: working() & Q(account=None) & ~Q(email=""),
        LEFT: Q(left_on__lte=clock.today()),
    }.get(wanted.state, working())
    found = Person.objects.filter(condition)
    for column in ("organisation", "team", "werkrol"):
        if (value := getattr(wanted, column)) is not None:
            found = found.filter(**{{"team": "teams", "werkrol": "werkrollen"}.get(column, column): value})
    for word in fold(wanted.text).split():
        found = found.filter(
            Q(name_key__contains=word)
            | Q(number__icontains=word)
            | Q(email__contains=word)
            | Q(function__icontains=word)
        )
    return found


def _row(person: Person) -> DirectoryRow:
    return DirectoryRow(
        id=person.pk,
        name=person.name,
        number=person.number,
        email=person.email,
        function=person.function,
        organisation=person.organisation.name,
        teams=tuple(team.name for team in person.teams.all()),
        werkrollen=tuple(werkrol.name for werkrol in person.werkrollen.all()),
        has_account=person.account_id is not None,
        left_on=person.left_on,
    )
