"""Processes that a file held before and holds no more: they stay as they were, and that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Max, Q

from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Import, ImportFile, ImportItem, Version

JOINT = " – "
"""What stands in `Version.source_name` between the file and the place in it."""


@dataclass(frozen=True, slots=True)
class Vanished:
    """A process whose newest version came from a file of this name, and that the file no longer holds."""

    id: int
    name: str
    organisation: str
    origin: str


def vanished(run: Import) -> list[Vanished]:
    """Of an import that was read: what an earlier import brought from files of the same names, and this one does not.

    A row that was refused counts as still there: what is wrong with it is said elsewhere.
    """
    files = ImportFile.objects.filter(run=run, state=ImportFile.State.READ)
    origins = set(files.values_list("origin", flat=True))
    items = ImportItem.objects.filter(file__run=run)
    again = set(items.exclude(same_as=None).values_list("same_as", flat=True))
    refused = {fold(name) for name in items.filter(same_as=None).values_list("name", flat=True)}
    return [one for one in _brought_before(run, origins) if one.id not in again and fold(one.name) not in refused]


def _brought_before(run: Import, origins: set[str]) -> Iterator[Vanished]:
    of_traject = Q(process__landscape__traject=run.traject_id, process__landscape__kind="source")
    newest = Version.objects.filter(of_traject).annotate(newest=Max("process__versions__order"))
    before = newest.filter(order=F("newest"), imported__lt=run.pk).order_by("process__name_key", "process")
    values = before.values_list("process", "process__name", "process__landscape__name", "source_name")
    for process, name, organisation, source in values:
        if origin := next((one for one in _files_named(source) if one in origins), None):
            yield Vanished(process, name, organisation, origin)


def _files_named(source: str) -> Iterator[str]:
    """What the file can have been called: its name may hold the joint itself."""
    parts = source.split(JOINT)
    return (JOINT.join(parts[:end]) for end in range(1, len(parts) + 1))
