"""What other contexts know of a version that is on its way to publication, and of the steps in a version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from stroomlijn.landscape.models import Appearance, Version

State = Version.State


@dataclass(frozen=True, slots=True)
class ConceptValue:
    """A version that was not published. `edited`: it is open in the editor; `away`: it was put away."""

    id: int
    process_id: int
    number: str
    revision: int
    edited: bool
    away: bool


def concept_value(version_id: int | None) -> ConceptValue | None:
    """The version with this id, while it is a concept, in toetsing, vastgesteld, or put away."""
    if version_id is None:
        return None
    states = (State.CONCEPT, State.IN_TOETSING, State.VASTGESTELD, State.WEGGELEGD)
    rows = Version.objects.filter(pk=version_id, state__in=states)
    found = rows.values_list("process", "number", "revision", "state").first()
    if found is None:
        return None
    process_id, number, revision, state = found
    edited, away = state == State.CONCEPT, state == State.WEGGELEGD
    return ConceptValue(version_id, process_id, number, revision, edited, away)


def graph_of(version_id: int) -> dict[str, Any]:
    """The process graph of a version, as JSON."""
    graph: dict[str, Any] = Version.objects.values_list("graph", flat=True).get(pk=version_id)
    return graph


def place_of_step(version_id: int, step: UUID) -> tuple[str, str] | None:
    """(element, label) of a step in a version; None when it is not in it."""
    return Appearance.objects.filter(version=version_id, step=step).values_list("element", "label").first()


def steps_at(places: Collection[tuple[int, str]]) -> dict[tuple[int, str], UUID]:
    """The permanent id of the step at each (version, element), as far as there is one."""
    where = Q(pk__in=())
    for version, element in places:
        where |= Q(version=version, element=element)
    rows = Appearance.objects.filter(where).values_list("version", "element", "step")
    return {(version, element): step for version, element, step in rows}
