"""Words for the ways that a decision made: who reads the one answer must not have to guess the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stroomlijn.engines.matching.words import guess_language
from stroomlijn.engines.process_model import Flow, Gateway

from .draft import Draft
from .union import Union


@dataclass(frozen=True)
class Spoken:
    """The words of one language. `if_needed` is said of a step under a condition that no source puts into words."""

    otherwise: str
    if_needed: str
    begins: str
    numbered: str
    either: str
    in_a_row: str
    besides: str
    besides_at: str
    routed: Mapping[Gateway, str]

    def first(self, step: str) -> str:
        """A way by the step that it begins with."""
        return self.begins.format(step)

    def way(self, number: int) -> str:
        """A way that nothing but its number tells apart."""
        return self.numbered.format(number)

    def also(self, answers: Sequence[str], question: str) -> str:
        """Answers that others do not have, at a question or at a choice that asks nothing."""
        told = ", ".join(f"‘{answer}’" for answer in answers)
        return self.besides_at.format(told, question) if question else self.besides.format(told)


SPOKEN = {
    "nl": Spoken(
        *("anders", "als dat nodig is", "eerst {}", "werkwijze {}", " of ", "na elkaar"),
        *("ook {}", "ook {} bij ‘{}’"),
        {
            Gateway.EXCLUSIVE: "een ervan",
            Gateway.PARALLEL: "tegelijk",
            Gateway.INCLUSIVE: "een of meer",
            Gateway.EVENT: "wat het eerst komt",
            Gateway.COMPLEX: "volgens een eigen regel",
        },
    ),
    "en": Spoken(
        *("otherwise", "if needed", "{} first", "way {}", " or ", "one after the other"),
        *("also {}", "also {} at ‘{}’"),
        {
            Gateway.EXCLUSIVE: "one of them",
            Gateway.PARALLEL: "at the same time",
            Gateway.INCLUSIVE: "one or more",
            Gateway.EVENT: "whichever comes first",
            Gateway.COMPLEX: "by a rule of its own",
        },
    ),
}


def asks(ways: int, condition: str) -> bool:
    """Whether what was filled in is a question, or must serve as one: of three ways none is the other one."""
    return ways > 2 or condition.rstrip().endswith("?")


def spoken_in(union: Union, base: int) -> Spoken:
    """In the language of the base, else the one that the labels are in."""
    language = union.sources[base].process.language
    if language not in SPOKEN:
        language = guess_language(step.label for source in union.sources for step in source.process.steps)
    return SPOKEN[language]


def with_other_answers(draft: Draft, flows: Sequence[Flow], base: int) -> list[Flow]:
    """The flows, with an answer on both ways of each choice that a decision made."""
    made = {flow.source for flow in draft.flows.values() if flow.default and not draft.nodes[flow.source].members}
    if not made:
        return list(flows)
    spoken = spoken_in(draft.union, base)
    return [_answered(flow, spoken) if flow.source in made and not flow.label else flow for flow in flows]


def _answered(flow: Flow, spoken: Spoken) -> Flow:
    if flow.default:
        return replace(flow, label=spoken.otherwise)
    return replace(flow, label=spoken.if_needed, condition=flow.condition or spoken.if_needed)
