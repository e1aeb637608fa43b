"""What must be set up in a system for a process, and the ways through it that are tried there."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stroomlijn.engines.execution import WayThrough, ways_through
from stroomlijn.engines.process_model import Process, as_text, process_from_json
from stroomlijn.landscape.models import Version


@dataclass(frozen=True, slots=True)
class SetupParts:
    """Steps, templates and terms in the order of the process; `tests` are (title, labels of steps)."""

    name: str
    process_id: int
    version: str
    steps: tuple[str, ...]
    templates: tuple[str, ...]
    terms: tuple[str, ...]
    tests: tuple[tuple[str, tuple[str, ...]], ...]


def setup_parts(version_id: int, most: int = 10) -> SetupParts:
    """Read from one version; at most so many ways to try."""
    version = Version.objects.defer("bpmn", "drawing").get(pk=version_id)
    graph = process_from_json(version.graph)
    nodes = [step.node for section in as_text(graph) for step in section.steps]
    terms = dict.fromkeys(f"{node.label}: {node.lead_time}" for node in nodes if node.lead_time)
    return SetupParts(
        name=version.name,
        process_id=version.process_id,
        version=version.number,
        steps=tuple(node.label or _("Stap zonder naam") for node in nodes),
        templates=tuple(dict.fromkeys(document for node in nodes for document in node.documents)),
        terms=tuple(terms),
        tests=_tests(graph, most),
    )


def _tests(graph: Process, most: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found, used = [], set[str]()
    for number, way in enumerate(ways_through(graph, most), 1):
        labels = tuple(graph.node[step].label or _("Stap zonder naam") for step in way.steps)
        title = _title(graph, way)
        title = title if title not in used else f"{title} ({number})"
        used.add(title)
        found.append((title, labels))
    return tuple(found)


def _title(graph: Process, way: WayThrough) -> str:
    """The answers that are given on the way."""
    flows = {flow.id: flow for flow in graph.flows}
    said = []
    for chosen in way.answers:
        flow = flows[chosen]
        answer, question = flow.label or flow.condition, graph.node[flow.source].label
        if answer:
            said.append(f"{question} {answer}" if len(question) > 3 else answer)
    return "; ".join(dict.fromkeys(said))[:280] or _("De gewone weg")
