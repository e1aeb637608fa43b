"""The steps of what was found in a file, so that one sees before taking over whether it was read as it was meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stroomlijn.engines.process_model import TextStep, Way, as_text, process_from_json
from stroomlijn.landscape.models import ImportItem

from .step_sentences import duration_said

MOST = 300
"""Of a process with more steps its page shows them, once it is taken over."""


@dataclass(frozen=True, slots=True)
class FoundStep:
    """A step as the preview shows it. `follows` says what comes after it where that is not simply the next one."""

    number: str
    label: str
    role: str
    follows: str
    documents: tuple[str, ...]
    system: str
    duration: str
    lead_time: str


def steps_found(item_ids: Collection[int]) -> dict[int, list[FoundStep]]:
    """By item its steps in the order in which one reads them."""
    found = ImportItem.objects.filter(pk__in=item_ids, step_count__gt=0, step_count__lte=MOST)
    return {pk: _steps(graph) for pk, graph in found.values_list("pk", "graph") if graph}


def _steps(graph: dict[str, object]) -> list[FoundStep]:
    steps = (step for section in as_text(process_from_json(graph)) for step in section.steps)
    return [_step(step) for step in steps]


def _step(step: TextStep) -> FoundStep:
    node = step.node
    return FoundStep(
        step.number,
        node.label,
        node.role,
        _follows(step),
        node.documents,
        system=node.system,
        duration=duration_said(node.duration),
        lead_time=node.lead_time,
    )


def _follows(step: TextStep) -> str:
    """'Is er recht? ja: naar 6, nee: naar 7', 'Daarna advies, 4 weken: naar 8', or '' where the next step follows."""
    asked = dict.fromkeys(question for way in step.ways for question, _answer in way.conditions if question)
    ways = " ".join([*asked, ", ".join(map(_way, step.ways))]).strip()
    if not step.awaited and (asked or not ways):
        return ways
    return _("Daarna %(ways)s") % {"ways": ": ".join(filter(None, [", ".join(step.awaited), ways]))}


def _way(way: Way) -> str:
    met = [*(answer for _question, answer in way.conditions if answer), *way.waits]
    to = _("naar %(number)s") % {"number": way.number} if way.number else _("klaar")
    return f"{', '.join(met)}: {to}" if met else to
