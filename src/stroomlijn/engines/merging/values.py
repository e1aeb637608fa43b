"""What goes into a merge and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Kind, Process, Source


class DifferenceType(StrEnum):
    """What the sources do not agree on."""

    STEP_MISSING = "step-missing"
    NAME = "name"
    GRANULARITY = "granularity"
    ORDER = "order"
    ROLE = "role"
    GATEWAY = "gateway"
    QUESTION = "question"
    CONDITION = "condition"
    DOCUMENT = "document"
    SYSTEM = "system"
    TERM = "term"
    DURATION = "duration"
    FACT = "fact"


AT_GATEWAYS = (DifferenceType.QUESTION, DifferenceType.CONDITION)
"""Differences that the steps around them do not tell apart."""


class OptionKind(StrEnum):
    """What an option does. `CONDITION` asks for Choice.condition, `NEW` for Choice.value."""

    KEEP = "keep"
    DROP = "drop"
    VARIANT = "variant"
    CONDITION = "condition"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided of one difference: the id of an option, with the text that the option asks for.

    among    of what stays in several ways under a condition the ids of their options, first that of what is done when
             it does not hold; when not told that of most sources is the first
    """

    option: str
    condition: str = ""
    value: str = ""
    among: tuple[str, ...] = ()

    def ordered(self, options: Iterable[Option]) -> list[Option]:
        """The options in the order in which they stood when it was chosen."""
        place = {option: number for number, option in enumerate(self.among)}
        return sorted(options, key=lambda option: place.get(option.id, len(place)))


@dataclass(frozen=True, slots=True)
class Consequence:
    """What an option changes in the generic process as it now stands, or for a way from the way of the first option.

    What is counted is what `counting.Counts` says. All 0 for what needs words first (a new value) and for what changes
    no shape (a name, a system, a document, the condition of a flow).
    """

    steps: int = 0
    handoffs: int = 0
    loops: int = 0
    waits: int = 0


ToldBy = tuple[tuple[Key, str], ...]

Falls = tuple[tuple[str, str], ...]
"""Steps with the questions that are asked after them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle a difference.

    id           stable: "keep", "drop", "condition", "new", "one", "several" or, of a variant, made of its content
    text         the content of a variant: a label, a role, an order of step labels; "" for the other kinds
    members      the sources that do it this way now, as (file, process name)
    told_by      of a way the sources that do all of what it says, each with its `own_way`; of words at a choice the
                 sources that have them, each with where the choice stands in it
    falls        kept steps with the questions after them that nobody is asked any more by this: told once the rest of
                 what is around them is decided
    may_fall     those of which that depends on what is still open around them
    """

    id: str
    kind: OptionKind
    text: str = ""
    members: tuple[Key, ...] = ()
    consequence: Consequence = Consequence()
    told_by: ToldBy = ()
    falls: Falls = ()
    may_fall: Falls = ()


Offered = Mapping[str, Mapping[Key, str]]
"""What there was to choose from: ids of options in their order, and by which sources each was told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something to decide.

    id           stable under order and number of sources and under decisions: made of what it is about
    elements     ids of nodes and flows of the generic process that it is about, of a fact of the process its name there
    rows         ids of the rows of the alignment table that it is about
    label        the name of the step or place that it is about, as it is called by what was decided
    choice       what was decided, None when open
    """

    id: str
    type: DifferenceType
    label: str
    elements: tuple[str, ...]
    rows: tuple[str, ...]
    options: tuple[Option, ...]
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One activity over all members: `cells` holds a node id per column, "" where the member lacks it.

    `element` is the id of the node in the generic process, "" once it was dropped.
    """

    id: str
    label: str
    kind: Kind
    element: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Activities as rows, ordered along the flow; sources as columns, sorted by (file, process name)."""

    columns: tuple[Key, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Merge:
    """The generic process and how it came to be.

    process      its nodes and flows carry their exact `sources`; connectors that only the merge needs have the
                 sources of the flows that run through them on their flows and none themselves
    base         (file, process name) of the source that shares most steps with the others, of equals the first of them
    elements     sources of every element, lanes, pools, messages and artifacts included
    own          what a source element has otherwise than the merged one: field values by source
    refused      ids of decisions that could not be applied: unknown difference or option, its text is missing,
                 or another decision is about the same now
    left_out     processes that took no part and why: merge-no-steps {process}, merge-too-large {process, size, limit},
                 merge-nothing-described {process} of each where none has steps; and of one that took part how many
                 gateways have no flows: merge-loose-gateways {process, number}; the place is the file
    contradicted pairs that were judged the same and could not be: merge-judgement-contradicted as that contradicts
                 other judgements or brings contraries together, merge-judgement-other-kind as the one is a step and
                 the other an event, or a begin and an end, merge-judgement-not-cut as the one was said to be several
                 and cannot be these; all {process, element, label, other_file, other_process, other_element,
                 other_label}; the place is the file
    """

    process: Process
    base: Key
    differences: tuple[Difference, ...]
    alignment: Alignment
    elements: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    own: Mapping[Source, Mapping[str, Any]] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    left_out: tuple[Remark, ...] = ()
    contradicted: tuple[Remark, ...] = ()

    @property
    def open(self) -> tuple[Difference, ...]:
        """The differences that wait for a decision."""
        return tuple(difference for difference in self.differences if difference.choice is None)
