"""What was tried before the others, and who looks after every process."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations.adopting import Care, set_care
from stroomlijn.landscape.queries.inventory import rows_of

from .families import content
from .loading import sources
from .merging import publish_group
from .people import Colleague
from .practising import make_exercise
from .visitors import VISITORS

Report = Callable[[str], object]

PILOT = ("sh-intake-plan-van-aanpak", "kr-klacht")
FROM_DAY_ONE = "wmo-spoedvoorziening"
WMO_OWNER, OWNER = "Anke Schuurmans", "Nienke de Graaf"


def pilot(actor: Actor, groups: dict[str, int], day_one: datetime.date, report: Report) -> list[int]:
    """Two processes with which the way of working was tried, and one that holds from day one, with an exercise."""
    names = {family.key: family.name for family in content().families}
    made = [publish_group(actor, groups[key], names[key], None, report) for key in PILOT]
    made.append(publish_group(actor, groups[FROM_DAY_ONE], names[FROM_DAY_ONE], day_one, report))
    make_exercise(actor, made[-1], FROM_DAY_ONE)
    return made


def look_after(actor: Actor, traject_id: int, made: Iterable[int], people: dict[str, Colleague]) -> None:
    """Each process has an owner, whom one can call; who published the one of day one still has to hand it over."""
    *_tried, last = made
    for row in [*sources(traject_id).values(), *rows_of(list(made)).values()]:
        owner = WMO_OWNER if row.domain == "Wmo" else OWNER
        owner = VISITORS[0].name if row.id == last else owner
        set_care(actor, row.id, Care(people[owner].person, None, "", "", row.domain))
