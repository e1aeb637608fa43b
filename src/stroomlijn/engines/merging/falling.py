"""Questions of steps that are kept, which fall away where another way is taken: the answers to them lead nowhere there.

A question that leads to another kept step goes along with that (`placing.py`). One whose answers skip or repeat what
others do otherwise cannot: who chooses the way of those others must be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stroomlijn.engines.process_model import Kind, Process

from .attributes import name_of, question, same
from .differences import difference_of_step
from .regions import Region, reached_from
from .union import Union
from .values import Difference, Falls, OptionKind

KEEPING = (OptionKind.KEEP, OptionKind.CONDITION, OptionKind.NEW)
"""The options of a step that not all have by which something stays in its place."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What a source asks at a gateway after a step that not all have."""

    union: Union
    number: int
    step: str
    gateway: str

    @property
    def text(self) -> str:
        return question(self.union.nodes[self.gateway].members[self.number])

    @property
    def name(self) -> str:
        """That of the step before it."""
        return name_of(self.union.nodes[self.step])

    def asked_in(self, region: Region) -> bool:
        return self.gateway in region.inner or self.gateway in region.border

    def fell(self, process: Process) -> bool:
        """Whether the step is there and nobody is asked this any more, though it made a difference."""
        if self.step not in process.node or self.gateway in process.node:
            return False
        asked = any(same(node.label) == same(self.text) for node in process.nodes if node.kind is Kind.GATEWAY)
        return not asked and self._matters(process)

    def _matters(self, process: Process) -> bool:
        """Whether its answers lead to different things of what stays; else who dropped the rest dropped it too."""
        there = {node.id for node in process.nodes if node.kind is not Kind.GATEWAY}
        following: dict[str, list[str]] = defaultdict(list)
        for flow in self.union.flows.values():
            if self.number in flow.members:
                following[flow.source].append(flow.target)
        answers = following[self.gateway]
        return len({frozenset({one} if one in there else reached_from(one, following, there)) for one in answers}) > 1


def own_questions(
    union: Union, differences: Mapping[str, Difference], after: Mapping[str, Collection[str]]
) -> tuple[OwnQuestion, ...]:
    """`after` are by gateway the steps and events after which it comes."""
    own = _own_questions(union, differences, after)
    return tuple(sorted(own, key=lambda one: (one.step, one.gateway, one.number)))


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A region in which several things are not decided, with what is asked after its steps.

    `way` is the difference about its ways when that is one of them, `waiting` are those about its steps.
    """

    questions: tuple[OwnQuestion, ...]
    way: Difference | None
    waiting: tuple[str, ...]

    def going(self, nth: int) -> str:
        """The nth of its ways; the last where there are fewer, "" where it is decided which one it is."""
        ways = [option.id for option in self.way.options if option.members] if self.way else []
        return ways[min(nth, len(ways) - 1)] if ways else ""

    @property
    def ways(self) -> int:
        return sum(bool(option.members) for option in self.way.options) if self.way else 1

    def fell(self, process: Process, going: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """By difference and option what falls in the process of this way, in which all steps are kept."""
        for one in (one for one in self.questions if one.fell(process)):
            if self.way is not None:
                yield (self.way.id, going), (one.name, one.text)
            if (step := difference_of_step(one.step)) in self.waiting:
                yield from (((step, kept), (one.name, one.text)) for kept in KEEPING)


def falls_of(questions: Iterable[OwnQuestion], process: Process) -> Falls:
    """The steps with the questions after them that fell away in this process."""
    return tuple(dict.fromkeys((one.name, one.text) for one in questions if one.fell(process)))


def _own_questions(
    union: Union, differences: Mapping[str, Difference], after: Mapping[str, Collection[str]]
) -> Iterator[OwnQuestion]:
    for gateway, steps in after.items():
        for step in (one for one in steps if difference_of_step(one) in differences):
            for number in union.nodes[gateway].members.keys() & union.nodes[step].members.keys():
                own = union.nodes[gateway].members[number]
                if question(own) and len(union.sources[number].process.outgoing[own.id]) > 1:
                    yield OwnQuestion(union, number, step, gateway)
