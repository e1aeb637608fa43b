"""The people of the two invented municipalities: teams, werkrollen, accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stroomlijn.foundation.access import Role
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.teams import edit_team, make_team
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.operations.werkrollen import make_werkrol

from .families import Parsed, content
from .visitors import VISITORS


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the demo, by the ids of their person and account."""

    person: int
    account: int
    team: str


def make_people() -> dict[str, Colleague]:
    """Everybody by name, the visitors among them. A werkrol is known by all names that municipalities have for it."""
    known = content()
    werkrollen = {name: make_werkrol(PRODUCT, name, other_names=others) for name, others in known.roles.items()}
    teams = {team["naam"]: _team(team) for team in known.teams}
    made = {one["naam"]: _colleague(one, teams, werkrollen) for one in known.people}
    for team in known.teams:
        if leader := made.get(team.get("teamleider", "")):
            edit_team(
                PRODUCT, teams[team["naam"]], name=team["naam"], department=team["afdeling"], leader=leader.person
            )
    return made


def _team(team: Parsed) -> int:
    return make_team(PRODUCT, organisation_named(PRODUCT, team["gemeente"]), team["naam"], team["afdeling"])


def _colleague(one: Parsed, teams: dict[str, int], werkrollen: dict[str, int]) -> Colleague:
    visitor = next((visitor for visitor in VISITORS if visitor.name == one["naam"]), None)
    email = visitor.email if visitor else f"{re.sub('[^a-z]+', '.', fold(one['naam']))}@demo.invalid"
    account = make_account(PRODUCT, email=email, name=one["naam"])
    give_role(PRODUCT, account, visitor.role if visitor else Role.MEDEWERKER)
    person = make_person(
        PRODUCT,
        organisation_named(PRODUCT, one["gemeente"]),
        Details(name=one["naam"], email=email, phone=one.get("telefoon", ""), function=one["functie"]),
        teams=[teams[one["team"]]],
        werkrollen=[werkrollen[name] for name in one.get("werkrollen", [])],
    )
    return Colleague(person, account.pk, one["team"])
