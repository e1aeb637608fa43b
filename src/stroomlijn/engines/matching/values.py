"""What goes into matching and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Kind, Process

Key = tuple[str, str]
"""A process by (file, process name)."""

Place = tuple[int, str]
"""A node by (index of its process in the given sequence, node id)."""


class Band(StrEnum):
    """How sure a match is: `AUTO` may be adopted as it is, `SUGGEST` asks for a person's judgement."""

    AUTO = "auto"
    SUGGEST = "suggest"


@dataclass(frozen=True)
class Member:
    """A process with the file, landscape or organisation that it comes from.

    `address` is the name by which it is found there, when that is not its own name.
    """

    file: str
    process: Process
    address: str = ""

    @property
    def name(self) -> str:
        """The address, else the process name, else its id."""
        return self.address or self.process.name or self.process.id

    @property
    def key(self) -> Key:
        return (self.file, self.name)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of a pair of nodes. Is never overruled."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Node `left` of the left process is node `right` of the right one; confidence 0..1."""

    left: str
    right: str
    confidence: float
    band: Band


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node of the right process that an element may be."""

    right: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The best candidates for one step of the left process, best first, at most five."""

    left: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which step is which. `left` and `right` are process names; several-to-several is several matches."""

    left: str
    right: str
    matches: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class ActivityClass:
    """Nodes of different processes that are the same activity, at most one of each process: what is one step here and
    several there is a class of its own for each of these, and `parts` of the one names them.

    id          stable: made of kind and normalised label, not of the order or number of the processes
    places      (index of the process, node id), by index
    confidence  mean similarity of the nodes to one another, 1.0 for a class of one
    parts       rows of ids of the classes that together are this activity, as people said of the steps of a process
    earlier     the ids that it has where another wording of its nodes is the commonest, and no other class is worded so
    """

    id: str
    kind: Kind
    label: str
    places: tuple[Place, ...]
    confidence: float
    parts: tuple[tuple[str, ...], ...] = ()
    earlier: tuple[str, ...] = ()


class Advice(StrEnum):
    """Whether to make a group one process: `VARIANTS` is one with a choice at what not most of them do, `LOOK` depends
    on what people say of the steps that may be one.
    """

    ONE = "one"
    VARIANTS = "variants"
    LOOK = "look"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Processes that do the same work.

    name        proposed: the words that the process names share, else the words their steps share most; those stand
                behind a name that any work may have
    likeness    mean share of equal steps over all pairs, 0..1 (1.0 for a cluster of one)
    words       the words that weighed most in bringing the members together, at most five
    reasons     why they are together, the strongest first, as code and facts: steps-alike {percent};
                steps-equal {processes, of}; law-shared, trigger-shared, result-shared, case-type-shared
                {what, processes, of}; words-shared {words}. None for a cluster of one
    copies      steps that need no longer be kept twice when the members become one (the benefit)
    deciding    steps that not all members have, each of them a decision (the cost)
    advice      whether to make it one process; None for a cluster of one
    """

    name: str
    members: tuple[Member, ...]
    likeness: float
    words: tuple[str, ...]
    reasons: tuple[Remark, ...] = ()
    copies: int = 0
    deciding: int = 0
    advice: Advice | None = None

    @property
    def standardizability(self) -> float:
        """Benefit per cost (after Ekanayake et al. 2012): copies that go for each step that is to be decided.

        0 for a cluster of one; where nothing is to be decided the copies themselves. From 1 merging pays.
        """
        return round(self.copies / max(1, self.deciding), 2)
