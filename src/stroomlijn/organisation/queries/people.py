"""Who works here, for other contexts: values of people, their werkrollen, and for whom they act."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from stroomlijn.foundation import clock
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import Deputy, Person, Team, Werkrol


@dataclass(frozen=True, slots=True)
class PersonValue:
    """Somebody who works here. `werkrol_keys` are all folded names of their werkrollen, as lanes may write them."""

    id: int
    name: str
    organisation_id: int
    account_id: int | None
    phone: str
    team_ids: tuple[int, ...]
    werkrol_names: tuple[str, ...]
    werkrol_keys: frozenset[str]
    works_here: bool


def place_of(account_id: int | None) -> tuple[int | None, str, frozenset[str]]:
    """The organisation of the person who signs in with this account and its name, and the folded names of their
    werkrollen."""
    here = Person.objects.filter(working(), account=account_id)
    rows = list(here.values_list("organisation", "organisation__name", "werkrollen__keys"))
    organisation, name = rows[0][:2] if rows else (None, "")
    return organisation, name, frozenset(key for *_place, keys in rows for key in keys or ())


def person_of(account_id: int | None) -> PersonValue | None:
    """The person who signs in with this account and still works here."""
    if account_id is None:
        return None
    return next(iter(_values(Q(account=account_id) & working())), None)


def people(ids: Iterable[int]) -> dict[int, PersonValue]:
    """People by id, those who left included."""
    return {person.id: person for person in _values(Q(pk__in=list(ids)))}


def people_named(text: str, limit: int = 20) -> list[PersonValue]:
    """Who works here and is called this, or has this e-mail address; else whose name holds all these words."""
    here = Person.objects.filter(working())
    exact = list(
        here.filter(Q(name_key=fold(text)) | Q(email__iexact=text.strip())).values_list("pk", flat=True)[:limit]
    )
    if exact or not text.strip():
        return _values(Q(pk__in=exact))
    for word in fold(text).split():
        here = here.filter(name_key__contains=word)
    return _values(Q(pk__in=list(here.order_by("name_key", "pk").values_list("pk", flat=True)[:limit])))


def acting_for(account_id: int | None, on: datetime.date | None = None) -> frozenset[int]:
    """The people for whom this account may act on a day: its own person, and those it is deputy of."""
    if account_id is None:
        return frozenset()
    day = on or clock.today()
    own = Person.objects.filter(working(day), account=account_id).values_list("pk", flat=True)
    current = Deputy.objects.filter(working(day, "by__") & deputising(day), by__account=account_id)
    return frozenset(own.union(current.values_list("person", flat=True)))


def acts_for(account: Any) -> frozenset[int]:
    """The same for who is asking, today; asked once per request."""
    known: frozenset[int] | None = getattr(account, "_acts_for", None)
    if known is None:
        known = acting_for(account.pk)
        account._acts_for = known
    return known


def instead_of(account_id: int, whose: Callable[[], Mapping[int, Sequence[int | None]]]) -> dict[int, int]:
    """By object the first of those `whose` work it is for whom the account acts today as a deputy.

    Left out is what is its own work too. `whose` is asked only of an account that acts for somebody.
    """
    acting = acting_for(account_id)
    if len(acting) < 2:
        return {}
    own = set(Person.objects.filter(account=account_id).values_list("pk", flat=True))
    found = {}
    for object_id, people in whose().items():
        instead = next((one for one in people if one in acting), None)
        if instead is not None and own.isdisjoint(people):
            found[object_id] = instead
    return found


def accounts_acting_for(person_id: int, on: datetime.date | None = None) -> list[int]:
    """The accounts that act for a person on a day: their own and those of their deputies."""
    day = on or clock.today()
    current = Deputy.objects.filter(working(day, "by__") & deputising(day), person=person_id)
    deputies = current.values_list("by__account", flat=True)
    own = Person.objects.filter(working(day), pk=person_id).values_list("account", flat=True)
    return sorted({account for account in [*own, *deputies] if account is not None})


def accounts_with_werkrollen(keys: Collection[str]) -> list[int]:
    """The accounts of people who have a werkrol that is known by one of these folded names."""
    chosen = Person.objects.filter(working(), werkrollen__keys__overlap=list(keys), account__isnull=False)
    return sorted(set(chosen.values_list("account", flat=True)))


def working(on: datetime.date | None = None, of: str = "") -> Q:
    """The condition that somebody works here on a day; `of` leads to the person ("by__")."""
    day = on or clock.today()
    return Q(**{f"{of}left_on__isnull": True}) | Q(**{f"{of}left_on__gt": day})


def deputising(on: datetime.date | None = None) -> Q:
    """The condition that a deputy acts on a day."""
    day = on or clock.today()
    return Q(begins__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))


def werkrol_key(name: str) -> str:
    """How a werkrol is compared: folded, without what people write otherwise each time."""
    return fold(name.replace("-", " "))[:200]


def werkrol_of(keys: Collection[str]) -> dict[str, str]:
    """The name in the register by folded name, of those that are known."""
    rows = Werkrol.objects.filter(keys__overlap=list(keys)).values_list("name", "keys")
    return {key: name for name, known in rows for key in known if key in keys}


def werkrol_keys_of(werkrol_id: int) -> list[str]:
    """All folded names of a werkrol; none when it is gone."""
    return next(iter(Werkrol.objects.filter(pk=werkrol_id).values_list("keys", flat=True)), [])


def _values(condition: Q) -> list[PersonValue]:
    werkrollen = Werkrol.objects.filter(people=OuterRef("pk")).order_by("name")
    teams = Team.objects.filter(members=OuterRef("pk")).order_by("name", "pk")
    found = Person.objects.filter(condition).annotate(
        known_werkrollen=ArraySubquery(werkrollen.values(known=JSONObject(name="name", keys="keys"))),
        known_teams=ArraySubquery(teams.values("pk")),
    )
    return [_value(person) for person in found.order_by("name_key", "pk")]


def _value(person: Any) -> PersonValue:
    werkrollen = person.known_werkrollen
    return PersonValue(
        id=person.pk,
        name=person.name,
        organisation_id=person.organisation_id,
        account_id=person.account_id,
        phone=person.phone,
        team_ids=tuple(person.known_teams),
        werkrol_names=tuple(werkrol["name"] for werkrol in werkrollen),
        werkrol_keys=frozenset(key for werkrol in werkrollen for key in werkrol["keys"]),
        works_here=person.works_here,
    )
