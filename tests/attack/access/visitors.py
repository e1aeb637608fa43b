"""Who comes by, the statuses they often get, and what most addresses are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.attack.world import World

from stroomlijn.landscape.models import Appearance

VISITORS = ("anonymous", "employee", "analyst", "analyst elsewhere", "administrator")
Statuses = tuple[int, int, int, int, int]

EVERYBODY: Statuses = (200, 200, 200, 200, 200)
SIGNED_IN: Statuses = (302, 200, 200, 200, 200)
POSTED: Statuses = (302, 302, 302, 302, 302)
NO_SUCH_METHOD: Statuses = (302, 405, 405, 405, 405)
OF_TRAJECT: Statuses = (302, 403, 200, 404, 200)  # an employee knows that trajecten are, and may not work in them
POSTED_TO_TRAJECT: Statuses = (302, 403, 302, 404, 302)
OF_WORK: Statuses = (302, 404, 200, 404, 200)  # what is being worked on is not there for others
POSTED_TO_WORK: Statuses = (302, 404, 302, 404, 302)
PUBLISHED: Statuses = (302, 200, 200, 404, 200)
NOT_THERE: Statuses = (302, 404, 404, 404, 404)
OF_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 200)
POSTED_BY_ADMINISTRATOR: Statuses = (302, 403, 403, 403, 302)


@dataclass(frozen=True, slots=True)
class Row:
    """What an address answers. `of` gives the words in the address, `posted` the form."""

    get: Statuses
    post: Statuses
    of: Callable[[World], Mapping[str, Any]] = lambda world: {}
    posted: Callable[[World], Mapping[str, Any]] = field(default=lambda world: {})


def _traject(world: World) -> Mapping[str, Any]:
    return {"traject_id": world.traject}


def _step(world: World) -> Mapping[str, Any]:
    first = Appearance.objects.filter(version__process=world.published).order_by("-version__order", "position")[0]
    return {"process_id": world.published, "step_id": first.step_id}
