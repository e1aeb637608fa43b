"""What is found, and what it would change."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import Command
from stroomlijn.engines.problems import Remark

NOTHING = Counts()


class Rule(StrEnum):
    """Where low-hanging fruit is looked for."""

    DOUBLE_CHECK = "double-check"
    RETURNING_HANDOFF = "returning-handoff"
    PAPER = "paper"
    WAITING = "waiting"
    NO_CRITERION = "no-criterion"
    DEAD_END = "dead-end"
    IN_SEQUENCE = "in-sequence"
    TWO_ROLES = "two-roles"
    SENT_BACK = "sent-back"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where work can go.

    key        stable: made of the rule and of what the steps say, not of ids, so that it is the same in the next
               version as long as those steps say the same
    elements   ids of the nodes it is about, in reading order
    place      the label of the step where people look
    reasons    why, as codes with facts (place "", all facts are texts and numbers); the first is the main one
    example    how it goes now: (label, role) of the steps it is about, in reading order
    told       what people wrote at these steps as their bottleneck, "" when nothing
    effect     what is saved, negative numbers: with commands what they change, counted by trial; without, what it is
               about. `minutes` of work, as far as durations are filled in
    commands   for `editing.apply`, one after another; empty when a person must do it
    """

    key: str
    rule: Rule
    elements: tuple[str, ...]
    place: str
    reasons: tuple[Remark, ...]
    example: tuple[tuple[str, str], ...]
    told: str
    effect: Counts
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A finding before its remedy is tried. `plans` are ways to apply it, the best first; `hoped` without them."""

    rule: Rule
    elements: tuple[str, ...]
    reasons: tuple[Remark, ...]
    plans: tuple[tuple[Command, ...], ...] = ()
    hoped: Counts = NOTHING


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """The finding as JSON values, to keep as it was found then."""
    return {
        "key": finding.key,
        "rule": str(finding.rule),
        "elements": list(finding.elements),
        "place": finding.place,
        "reasons": [{"code": reason.code, "facts": dict(reason.facts)} for reason in finding.reasons],
        "example": [{"label": label, "role": role} for label, role in finding.example],
        "told": finding.told,
        "effect": asdict(finding.effect),
        "commands": list(finding.commands),
    }
