"""The registers of teams and werkrollen, with how many people are in each."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import Organisation, Person, Team, Werkrol

from .people import werkrol_key, working


def organisations() -> list[Organisation]:
    """All organisations with `people_number` and `teams_number`."""
    people = Count("people", filter=working(of="people__"), distinct=True)
    counted = Organisation.objects.annotate(people_number=people, teams_number=Count("teams", distinct=True))
    return list(counted.order_by("name"))


def teams(text: str, organisation: int | None, *, offset: int, limit: int) -> tuple[list[Team], int]:
    """One page of teams with `number` of people, and how many teams there are in all."""
    found = Team.objects.select_related("organisation", "leader")
    if organisation is not None:
        found = found.filter(organisation=organisation)
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(department__icontains=word))
    counted = found.annotate(number=Count("members", filter=working(of="members__")))
    return list(counted.order_by("name", "pk")[offset : offset + limit]), found.count()


def werkrollen(text: str, *, offset: int, limit: int) -> tuple[list[Werkrol], int]:
    """One page of werkrollen with `number` of people, and how many there are in all."""
    found = Werkrol.objects.all()
    for word in fold(text).split():
        found = found.filter(keys__icontains=word)
    counted = found.annotate(number=Count("people", filter=working(of="people__")))
    return list(counted.order_by("name")[offset : offset + limit]), found.count()


def people_in(team: Team) -> QuerySet[Person]:
    return team.members.filter(working()).order_by("name_key", "pk")


def people_with(werkrol: Werkrol) -> QuerySet[Person]:
    return werkrol.people.filter(working()).select_related("organisation").order_by("name_key", "pk")


def other_names(werkrol: Werkrol) -> list[str]:
    """The names beside its own, folded as they are compared."""
    return [key for key in werkrol.keys if key != werkrol_key(werkrol.name)]


def team_names_of(ids: Collection[int]) -> dict[int, str]:
    return dict(Team.objects.filter(pk__in=ids).values_list("pk", "name"))


def werkrol_names_of(ids: Collection[int]) -> dict[int, str]:
    return dict(Werkrol.objects.filter(pk__in=ids).values_list("pk", "name"))


def team_ids(organisation: int) -> dict[str, tuple[int, str]]:
    """The teams of an organisation by folded name: id and name."""
    return {
        fold(name): (pk, name) for pk, name in Team.objects.filter(organisation=organisation).values_list("pk", "name")
    }


def werkrol_ids() -> dict[str, tuple[int, str]]:
    """All werkrollen by each of their keys: id and name."""
    rows = Werkrol.objects.values_list("pk", "name", "keys")
    return {key: (pk, name) for pk, name, keys in rows for key in keys}
