"""Groups of colleagues, for numbers about them: their accounts and what they do, never their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from stroomlijn.organisation.models import Person, Team

from .people import working


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a group: their account, when they can sign in, and the folded names of their werkrollen."""

    account_id: int | None
    werkrol_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """A team with who works in it."""

    name: str
    members: tuple[Member, ...]


def teams_of(account_id: int | None) -> list[TeamGroup]:
    """The teams of the person who signs in with this account."""
    if account_id is None:
        return []
    names = dict(Team.objects.filter(members__account=account_id).values_list("pk", "name"))
    rows = Person.objects.filter(working(), teams__in=names).values_list("teams", "pk", "account", "werkrollen__keys")
    keys: dict[int, dict[tuple[int, int | None], set[str]]] = defaultdict(lambda: defaultdict(set))
    for team, person, account, known in rows:
        keys[team][person, account].update(known or ())
    return [
        TeamGroup(name, tuple(Member(account, frozenset(known)) for (_person, account), known in keys[team].items()))
        for team, name in sorted(names.items(), key=lambda one: one[1])
    ]


def colleagues_with(keys: Collection[str], organisation_ids: Collection[int]) -> list[int | None]:
    """Who has a werkrol known by one of these folded names, in these organisations: per person their account."""
    chosen = Person.objects.filter(
        working(), werkrollen__keys__overlap=list(keys), organisation__in=list(organisation_ids)
    )
    return [account for _person, account in chosen.order_by("pk").values_list("pk", "account").distinct()]


def accounts_of_people() -> set[int]:
    """The accounts of everybody who works here."""
    return set(Person.objects.filter(working(), account__isnull=False).values_list("account", flat=True))


def how_many_work(organisation_ids: Collection[int]) -> int:
    """How many people work in these organisations."""
    return Person.objects.filter(working(), organisation__in=list(organisation_ids)).count()
