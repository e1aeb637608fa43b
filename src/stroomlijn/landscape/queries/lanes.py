"""Which werkrollen occur in published processes, beside the register of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from stroomlijn.landscape.models import Appearance, Process, Version
from stroomlijn.organisation.queries.people import werkrol_key, werkrol_of


@dataclass(frozen=True, slots=True)
class Lane:
    """A name that processes use for who does a step, and in how many of them."""

    name: str
    processes: int


def lanes_outside_register() -> list[Lane]:
    """Names in published processes that no werkrol is known by, those of most processes first; of names that compare
    as equals the most used one."""
    published = Appearance.objects.filter(version__state=Version.State.GEPUBLICEERD).exclude(werkrol="")
    counted = published.values("werkrol").annotate(number=Count("version__process", distinct=True))
    found: dict[str, Lane] = {}
    for name, number in counted.order_by("-number", "werkrol").values_list("werkrol", "number"):
        found.setdefault(werkrol_key(name), Lane(name, number))
    known = werkrol_of(list(found))
    return [lane for key, lane in found.items() if key and key not in known]


def processes_with(keys: list[str], limit: int) -> tuple[list[Process], int]:
    """Published processes in which a werkrol with one of these folded names does something, and how many."""
    versions = Version.objects.filter(state=Version.State.GEPUBLICEERD, werkrol_keys__overlap=keys)
    found = Process.objects.filter(pk__in=versions.values("process")).order_by("name_key", "pk")
    return list(found[:limit]), found.count()
