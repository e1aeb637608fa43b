"""The cases of the demo: who asked what, how far it is, how it ended. The same every time, around one date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from stroomlijn.engines.wording.eleven import passes_eleven_test
from stroomlijn.web.demo.families import Parsed, content, read_content

from .catalogue import begins, general, zaaktypen

SEED = 6
FIRST_BSN = 999_100_000
"""Numbers that begin with 999 are for tests: no inhabitant has one."""
BEFORE = timedelta(days=400)
RECENT = 2.5
"""How much more often a case began lately than long ago."""
EARLY, LATE, MOSTLY = 0.35, 1.2, 0.8
"""How long a case takes, in parts of its doorlooptijd."""
HARD, LONGEST = 0.15, 4
"""How often a case is a hard one, and how long that takes."""
GRANTED = 3
"""How often the first result is chosen against each of the others."""


@dataclass(frozen=True, slots=True)
class Resident:
    bsn: str
    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """
    reached  the statuses it reached, each with its day
    result   how it ended, empty while it is open
    until    the day on which what was granted ends, where the archive term runs from that day
    """

    zaaktype: str
    about: str
    municipality: str
    start: date
    resident: Resident
    handler: str
    reached: tuple[tuple[str, date], ...]
    result: str = ""
    until: date | None = None


def planned(today: date, share: float = 1.0) -> list[PlannedCase]:
    """The cases until today in the order in which they began; of each zaaktype this share of them, and at least one."""
    random, residents = Random(SEED), _residents()
    numbers = read_content("catalogus/zaken")
    asked = [
        (said, numbers[said["identificatie"]]["over"])
        for said in zaaktypen()
        if said["identificatie"] in numbers
        for _ in range(max(1, round(numbers[said["identificatie"]]["aantal"] * share)))
    ]
    found = [_case(said, about, next(residents), today, random) for said, about in asked]
    return sorted(found, key=lambda case: (case.start, case.resident.bsn))


def _case(said: Parsed, about: list[str], resident: Resident, today: date, random: Random) -> PlannedCase:
    first = max(date.fromisoformat(begins(said)), today - BEFORE)
    start = today - timedelta(days=int((today - first).days * random.random() ** RECENT))
    municipality = random.choice(list(general()["gemeenten"]))
    days = _days(said["doorlooptijd"]) * _part(random)
    names = [one["omschrijving"] for one in said["statustypen"]]
    moments = [start + timedelta(days=round(days * place / (len(names) - 1))) for place in range(len(names))]
    reached = tuple((name, day) for name, day in zip(names, moments, strict=True) if day <= today)
    ended = len(reached) == len(names)
    result = random.choices(said["resultaattypen"], [GRANTED] + [1] * (len(said["resultaattypen"]) - 1))[0]
    years = random.randint(1, 3)
    return PlannedCase(
        said["identificatie"],
        random.choice(about),
        municipality,
        start,
        resident,
        random.choice(_handlers(municipality)),
        reached,
        result["omschrijving"] if ended else "",
        moments[-1] + timedelta(days=365 * years) if ended and result.get("brondatum") else None,
    )


def _part(random: Random) -> float:
    """Of the doorlooptijd."""
    return random.uniform(LATE, LONGEST) if random.random() < HARD else random.triangular(EARLY, LATE, MOSTLY)


def _residents() -> Iterator[Resident]:
    """Everybody once, with a number that passes the eleven-test."""
    lists, random = content().people, Random(SEED)
    for number in count(FIRST_BSN):
        if passes_eleven_test(str(number)):
            yield Resident(str(number), random.choice(lists["voornamen"]), random.choice(lists["achternamen"]))


def _handlers(municipality: str) -> list[str]:
    consulents = ("Wmo-consulent", "Inkomensconsulent", "Schuldhulpverlener", "Jurist bezwaar")
    return [
        one["naam"]
        for one in content().people["mensen"]
        if one["gemeente"] == municipality and set(consulents) & set(one.get("werkrollen", ()))
    ]


def _days(duration: str) -> int:
    return int(duration.removeprefix("P").removesuffix("D"))
