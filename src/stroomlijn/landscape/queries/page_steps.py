"""The steps of a version as its page shows them: per werkrol, with what each needs and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from stroomlijn.engines.process_model import Kind, Section, TextStep, as_text, step_numbers
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.landscape.models import Process
from stroomlijn.organisation.queries.people import werkrol_key

from .changes import StepChange, VersionChanges
from .documents import DocumentValue, documents_named
from .step_sentences import duration_said


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step to be read. `mark` is "new", "changed", "moved" or ""; `inside` the number of the step that holds it.

    `called` is the process that the step is, when it is another one.
    """

    text: TextStep
    id: UUID | None
    documents: tuple[tuple[str, DocumentValue | None], ...]
    called: Process | None
    inside: str
    mark: str
    change: StepChange | None

    @property
    def duration(self) -> str:
        return duration_said(self.text.node.duration)


@dataclass(frozen=True, slots=True)
class NextRole:
    """The work goes straight on to another werkrol."""

    role: str
    number: str
    label: str
    lead_time: str


@dataclass(frozen=True, slots=True)
class PageSection:
    """Steps that one werkrol does after each other; `kind` is its colour, the same as in the drawing."""

    role: str
    kind: int
    mine: bool
    steps: tuple[PageStep, ...]
    next_role: NextRole | None

    @property
    def first(self) -> str:
        return self.steps[0].text.number

    @property
    def last(self) -> str:
        return self.steps[-1].text.number


def page_sections(
    graph: Graph,
    ids: Mapping[str, UUID],
    called: Mapping[str, Process],
    mine: frozenset[str],
    changes: VersionChanges | None,
) -> tuple[PageSection, ...]:
    """The sections in reading order. `ids` are the permanent ids by element, `mine` folded names of werkrollen.

    `called` are other processes by what a step calls them.
    """
    sections = as_text(graph)
    documents = documents_named({name for node in graph.steps for name in node.documents})
    numbers, marks, kinds = step_numbers(graph), _marks(changes), _kinds(graph, sections)

    def shown(step: TextStep) -> PageStep:
        node = step.node
        mark, change = marks.get(node.id, ("", None))
        named = tuple((name, documents.get(name)) for name in node.documents)
        other = called.get(node.calls or node.label) if node.kind is Kind.CALL else None
        return PageStep(step, ids.get(node.id), named, other, numbers.get(node.parent, ""), mark, change)

    return tuple(
        PageSection(
            role=section.role,
            kind=kinds[section.role],
            mine=_is_mine(section, mine),
            steps=tuple(shown(step) for step in section.steps),
            next_role=_next_role(graph, section, following),
        )
        for section, following in zip_longest(sections, sections[1:])
    )


def _marks(changes: VersionChanges | None) -> dict[str, tuple[str, StepChange]]:
    if changes is None:
        return {}
    kinds = {"moved": changes.moved, "changed": changes.changed, "new": changes.added}
    return {one.element: (mark, one) for mark, found in kinds.items() for one in found}


def _kinds(graph: Graph, sections: tuple[Section, ...]) -> dict[str, int]:
    """A number per werkrol: that of its lane in the drawing, where it has one."""
    names = [*(lane.name or lane.id for lane in graph.lanes), *(section.role for section in sections)]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _is_mine(section: Section, mine: frozenset[str]) -> bool:
    names = {section.role, *(helper for step in section.steps for helper in step.node.helpers)}
    return not mine.isdisjoint(werkrol_key(name) for name in names if name)


def _next_role(graph: Graph, section: Section, following: Section | None) -> NextRole | None:
    last = section.steps[-1]
    goes_on = not last.ways and bool(graph.outgoing[last.node.id])
    if following is None or not following.role or not goes_on:
        return None
    first = following.steps[0]
    return NextRole(following.role, first.number, first.node.label, first.node.lead_time)
