"""Why a step of a published process is as it is: where it comes from, what was decided, who changed it since."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from stroomlijn.harmonisation.models import Decision, Difference, Improvement, Origin, Remark
from stroomlijn.landscape.queries.concept_values import place_of_step, steps_at
from stroomlijn.landscape.queries.edits import EditLine, edit_lines
from stroomlijn.landscape.queries.inventory import rows_of

from .improving import Fruit, fruit_of
from .register import chosen_words, day_of
from .workbench import subject_of

Readable = Callable[[Iterable[int]], set[int]]


@dataclass(frozen=True, slots=True)
class SourceStep:
    """The step of a source process that it was; `url_step` is its permanent id, None where it cannot be read."""

    organisation: str
    label: str
    process_id: int
    process: str
    number: str
    url_step: UUID | None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision that touched the step; `subject` is what it was about, by the name that was decided since."""

    decision: Decision
    subject: str
    chosen: str
    day: datetime.date
    by: str


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of two steps that it comes from: the same work, or not."""

    left: str
    right: str
    same: bool
    by: str
    on: datetime.date


@dataclass(frozen=True, slots=True)
class Why:
    """All that led to a step. `added`: it was put there by hand, by the first of the edits."""

    label: str
    sources: list[SourceStep]
    said: list[Said]
    decisions: list[DecisionLine]
    improvements: list[Fruit]
    remarks: list[Remark]
    edits: list[EditLine]
    added: bool

    @property
    def known(self) -> bool:
        return bool(self.sources or self.decisions or self.improvements or self.edits)


@dataclass(frozen=True, slots=True)
class Asked:
    """A step of a version of a process; `order` is that of the version, `readable` gives those one may read of some."""

    process_id: int
    version_id: int
    order: int
    step: UUID
    readable: Readable


def why(asked: Asked) -> Why | None:
    """Why a step is as it is in this version; None when it is not in it."""
    place = place_of_step(asked.version_id, asked.step)
    if place is None:
        return None
    element, label = place
    origin = _origin(asked, element)
    numbers: list[str] = origin.decisions if origin else []
    chosen = Decision.objects.filter(number__in=numbers).order_by("pk")
    decisions = list(chosen.select_related("decided_by", "working_group", "meeting__working_group", "corrects"))
    edits = [
        line
        for line in edit_lines(asked.version_id, origin.version.order if origin else None)
        if line.by and element in line.elements
    ]
    return Why(
        label=label,
        sources=_sources(origin.sources if origin else [], asked.readable),
        said=[_said(one) for one in (origin.judgements if origin else [])],
        decisions=_lines(origin, decisions),
        improvements=_improvements(origin),
        remarks=_remarks(origin, decisions),
        edits=edits,
        added=any(element in line.added for line in edits),
    )


def _origin(asked: Asked, element: str) -> Origin | None:
    """Of this version, or of the one before it that was made of others: what the owner made of that keeps it."""
    known = Origin.objects.filter(version__process=asked.process_id, version__order__lte=asked.order, element=element)
    large = ("version__bpmn", "version__graph", "version__drawing")
    return known.select_related("version").defer(*large).order_by("-version__order").first()


def _sources(rows: list[dict[str, Any]], readable: Readable) -> list[SourceStep]:
    """By organisation; what one may not read is named, without a way to it."""
    processes = rows_of([row["process"] for row in rows])
    may_read = readable(processes)
    steps = steps_at({(row["version"], row["element"]) for row in rows})
    found = []
    for row in rows:
        process = processes.get(row["process"])
        step = steps.get((row["version"], row["element"])) if row["process"] in may_read else None
        name, number = (process.name, process.number) if process else ("", "")
        found.append(SourceStep(row["organisation"], row["label"], row["process"], name, number, step))
    return sorted(found, key=lambda one: (one.organisation, one.process_id))


def _said(row: dict[str, Any]) -> Said:
    return Said(row["left"], row["right"], row["same"], row["by"], datetime.date.fromisoformat(row["on"]))


def _lines(origin: Origin | None, decisions: list[Decision]) -> list[DecisionLine]:
    keys = [decision.difference for decision in decisions if decision.difference]
    found = Difference.objects.filter(draft__group=origin.group_id, key__in=keys) if origin and keys else []
    subjects = {one.key: subject_of(one) for one in found}
    return [_line(decision, subjects.get(decision.difference) or decision.summary) for decision in decisions]


def _line(decision: Decision, subject: str) -> DecisionLine:
    group = decision.working_group or (decision.meeting.working_group if decision.meeting else None)
    return DecisionLine(
        decision=decision,
        subject=subject,
        chosen=chosen_words(decision),
        day=day_of(decision),
        by=group.name if group else "",
    )


def _improvements(origin: Origin | None) -> list[Fruit]:
    if origin is None or not origin.improvements:
        return []
    chosen = Improvement.objects.filter(pk__in=origin.improvements).select_related("chosen_by").order_by("pk")
    return [fruit_of(one.key, one.finding, one) for one in chosen]


def _remarks(origin: Origin | None, decisions: list[Decision]) -> list[Remark]:
    """Reactions of a toets that were taken over, about what was decided here. Without names."""
    keys = [decision.difference for decision in decisions if decision.difference]
    if origin is None or not keys:
        return []
    taken = Remark.objects.filter(meeting__review__group=origin.group_id, outcome=Remark.Outcome.ADOPTED)
    return list(taken.filter(difference__in=keys).select_related("meeting").order_by("pk"))
