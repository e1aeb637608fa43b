"""The people of the two municipalities: teams, werkrollen, accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stroomlijn.foundation.access import Role
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.teams import edit_team, make_team
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.operations.werkrollen import make_werkrol

from .crowd import everybody
from .families import Parsed, content
from .visitors import VISITORS

Place = tuple[str, str]  # municipality and team


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the demo, by the ids of their person and account."""

    person: int
    account: int
    team: str

    @property
    def actor(self) -> Actor:
        return Actor(self.account, "demo")


class _Places:
    """Municipalities, teams and werkrollen by name. A werkrol is known by all names that municipalities have for it."""

    def __init__(self) -> None:
        self.municipalities = {one.name: organisation_named(PRODUCT, one.name) for one in content().municipalities}
        self.werkrollen = {
            name: make_werkrol(PRODUCT, name, other_names=more) for name, more in content().roles.items()
        }
        self.teams: dict[Place, int] = {
            (team["gemeente"], team["naam"]): make_team(
                PRODUCT, self.municipalities[team["gemeente"]], team["naam"], team["afdeling"]
            )
            for team in content().people["teams"]
        }


def make_people() -> dict[str, Colleague]:
    """Everybody by name, the visitors among them."""
    places = _Places()
    made = {one["naam"]: _colleague(one, places) for one in everybody()}
    for team in content().people["teams"]:
        if leader := made.get(team.get("teamleider", "")):
            edit_team(
                PRODUCT,
                places.teams[team["gemeente"], team["naam"]],
                name=team["naam"],
                department=team["afdeling"],
                leader=leader.person,
            )
    return made


def _colleague(one: Parsed, places: _Places) -> Colleague:
    visitor = next((visitor for visitor in VISITORS if visitor.name == one["naam"]), None)
    email = visitor.email if visitor else f"{re.sub('[^a-z]+', '.', fold(one['naam']))}@demo.invalid"
    account = make_account(PRODUCT, email=email, name=one["naam"])
    give_role(PRODUCT, account, visitor.role if visitor else Role.MEDEWERKER)
    person = make_person(
        PRODUCT,
        places.municipalities[one["gemeente"]],
        Details(name=one["naam"], email=email, phone=one.get("telefoon", ""), function=one["functie"]),
        teams=[places.teams[one["gemeente"], one["team"]]],
        werkrollen=[places.werkrollen[name] for name in one.get("werkrollen", [])],
    )
    return Colleague(person, account.pk, one["team"])
