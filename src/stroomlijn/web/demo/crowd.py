"""Everybody who works in the two municipalities: the people of the story by name, the others made from lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from .families import Parsed, content

SEED = 312


def everybody() -> list[Parsed]:
    """The people of the content, and as many others in each team as its size asks for. Each name occurs once."""
    known = content().people
    named = list(known["mensen"])
    present = Counter((one["gemeente"], one["team"]) for one in named)
    names = _names({one["naam"] for one in named})
    others = [
        _other(team, next(names))
        for team in known["teams"]
        for _place in range(team["grootte"] - present[team["gemeente"], team["naam"]])
    ]
    return [*named, *others]


def _names(taken: set[str]) -> Iterator[str]:
    lists, random = content().people, Random(SEED)
    while True:
        name = f"{random.choice(lists['voornamen'])} {random.choice(lists['achternamen'])}"
        if name not in taken:
            taken.add(name)
            yield name


def _other(team: Parsed, name: str) -> Parsed:
    werkrollen = [team["werkrol"]] if "werkrol" in team else []
    return {
        "naam": name,
        "gemeente": team["gemeente"],
        "team": team["naam"],
        "functie": team["functie"],
        "werkrollen": werkrollen,
    }
