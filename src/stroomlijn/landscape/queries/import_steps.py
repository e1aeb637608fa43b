"""The steps of what was found in a file, so that one sees before taking over whether it was read as it was meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stroomlijn.engines.process_model import process_from_json, step_numbers
from stroomlijn.landscape.models import ImportItem

MOST = 300
"""Of a process with more steps its page shows them, once it is taken over."""


@dataclass(frozen=True, slots=True)
class FoundStep:
    """A step as the preview shows it."""

    number: str
    label: str
    role: str


def steps_found(item_ids: Collection[int]) -> dict[int, list[FoundStep]]:
    """By item its steps in the order in which one reads them."""
    found = ImportItem.objects.filter(pk__in=item_ids, step_count__gt=0, step_count__lte=MOST)
    return {pk: _steps(graph) for pk, graph in found.values_list("pk", "graph") if graph}


def _steps(graph: dict[str, object]) -> list[FoundStep]:
    process = process_from_json(graph)
    numbered = ((number, process.node[element]) for element, number in step_numbers(process).items())
    return [FoundStep(number, node.label, node.role) for number, node in numbered]
