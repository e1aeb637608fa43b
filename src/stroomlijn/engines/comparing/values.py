"""What a comparison of two versions says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stroomlijn.engines.process_model import Node, Way


class Aspect(StrEnum):
    """What of a step can change, in the order in which people want to hear it."""

    LABEL = "label"
    ROLE = "role"
    HELPERS = "helpers"
    TEXT = "text"
    SYSTEM = "system"
    DOCUMENTS = "documents"
    LEAD_TIME = "lead-time"
    DURATION = "duration"
    LEGAL_BASIS = "legal-basis"
    CALLS = "calls"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Change:
    """Values that came and values that went, of one aspect of a step."""

    aspect: Aspect
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayChange:
    """An answer, or what is waited for, that leads elsewhere. `before` or `after` is None when there was or is none."""

    before: Way | None
    after: Way | None


@dataclass(frozen=True, slots=True)
class WaitChange:
    """An event after a step that is waited for with another name or term, or that the one version waits for and the
    other nowhere: then `before` or `after` is None."""

    before: Node | None
    after: Node | None


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step of both versions that is not the same in them."""

    before: Node
    after: Node
    changes: tuple[Change, ...]
    ways: tuple[WayChange, ...]
    waits: tuple[WaitChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All four in reading order. `moved` are ids in the newer version of steps that stand before or after others than
    they did along a path; as few of them as explain the new order."""

    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    changed: tuple[ChangedStep, ...]
    moved: tuple[Node, ...]
