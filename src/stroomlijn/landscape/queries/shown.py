"""The published processes that somebody may read, as the version says that is shown to them: asked once for a page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from stroomlijn.landscape.models import Process

from .validity import versions_for_lists


@dataclass(frozen=True, slots=True)
class Shown:
    """A process in the words that lists choose from, with the version to show (its id, `version`)."""

    id: int
    name: str
    name_key: str
    code: str
    domain: str
    group: str
    owner: str | None
    version: int
    number: str
    steps: int
    published_at: datetime.datetime | None


def shown_processes(condition: Q, organisation_id: int | None) -> list[Shown]:
    """By name. `condition` on Process is what somebody may read, `organisation_id` where they work."""
    versions = versions_for_lists(Process.objects.filter(condition), organisation_id)
    found = [Shown(*row) for row in versions.values_list(*_OF_PROCESS, *_OF_VERSION)]
    return sorted(found, key=lambda one: (one.name_key, one.id))


_OF_PROCESS = (
    *("process", "process__name", "process__name_key", "process__code"),
    *("process__domain", "process__cluster", "process__owner__name"),
)
_OF_VERSION = ("pk", "number", "step_count", "published_at")
