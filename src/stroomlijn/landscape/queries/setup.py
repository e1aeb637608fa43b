"""What must be set up in a system for a process, and the ways through it that are tried there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stroomlijn.engines.execution import WayThrough, ways_through
from stroomlijn.engines.process_model import STEPS, Flow, Gateway, Process, as_text, process_from_json, reading_order
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Version

from .documents import documents_named

MOST = 10
WITHOUT_TEMPLATE = frozenset({"werkinstructie", "formulier", "checklist", "regeling"})
"""Kinds of documents that people read or fill in; of the others the system makes one for every case."""
CHOICES = (Gateway.EXCLUSIVE, Gateway.INCLUSIVE, Gateway.EVENT)


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


@dataclass(frozen=True, slots=True)
class Untried:
    """What no test passes: labels of steps, and answers as (question or step before it, answer, step after it)."""

    steps: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.steps or self.answers)


def setup_parts(version_id: int, most: int = MOST) -> SetupParts:
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
        templates=_templates(document for node in nodes for document in node.documents),
        terms=tuple(terms),
        tests=_tests(graph, most),
    )


def untried(version_id: int, most: int = MOST) -> Untried:
    """What the tests of a version leave out: there are more ways than are tried, or no way comes there."""
    graph = process_from_json(Version.objects.values_list("graph", flat=True).get(pk=version_id))
    ways = ways_through(graph, most)
    passed = {step for way in ways for step in way.steps}
    chosen = {answer for way in ways for answer in way.answers}
    asked = [flow for flow in graph.flows if graph.node[flow.source].gateway in CHOICES]
    several = {flow.source for flow in asked if len(graph.outgoing[flow.source]) > 1}
    return Untried(
        steps=tuple(
            node.label or _("Stap zonder naam")
            for node in reading_order(graph)
            if node.kind in STEPS and node.id not in passed
        ),
        answers=tuple(_said(graph, flow) for flow in asked if flow.source in several and flow.id not in chosen),
    )


def _templates(documents: Iterable[str]) -> tuple[str, ...]:
    """What the system makes a document from. What is not in the library may be one."""
    names = tuple(dict.fromkeys(documents))
    known = documents_named(names)
    return tuple(name for name in names if name not in known or fold(known[name].kind) not in WITHOUT_TEMPLATE)


def _said(graph: Process, flow: Flow) -> tuple[str, str, str]:
    question = graph.node[flow.source].label or _before(graph, flow.source)
    return question, flow.label or flow.condition, graph.node[flow.target].label


def _before(graph: Process, node_id: str) -> str:
    """The label of what comes right before a choice without a question of its own."""
    return next((graph.node[flow.source].label for flow in graph.incoming[node_id]), "")


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
