"""Work that is one step in one source and several in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stroomlijn.engines.matching import Place
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.process_model import STEPS

from .attributes import CONDITION, NEW, name_of
from .identity import digest
from .recutting import Cut
from .union import Union
from .values import Difference, DifferenceType, Option, OptionKind

LONGEST = 5
"""Steps that one step may stand for, when its words say so."""

FEWEST_WORDS = 3
"""Of a label that can stand for several steps: something that is done, and two things or two doings."""


@dataclass(frozen=True)
class Grain:
    """A class of steps, and the classes of the steps that are the same work elsewhere, in their order there."""

    one: str
    several: tuple[str, ...]

    @property
    def elements(self) -> tuple[str, ...]:
        return (self.one, *self.several)

    @property
    def id(self) -> str:
        return digest(DifferenceType.GRANULARITY, self.one, *sorted(self.several))

    def called(self, names: Mapping[str, str]) -> Grain:
        """The same under other names of its classes."""
        return Grain(names[self.one], tuple(names[other] for other in self.several))

    def gone(self, option: str) -> tuple[str, ...]:
        """The classes that an option leaves out; what is new comes in the place of the one."""
        return {"several": (self.one,), "drop": self.elements}.get(option, self.several)

    def cut(self, option: str) -> Cut | None:
        """How an option cuts the work; None where it leaves it out."""
        cuts = {"several": (self.several, (self.one,)), "drop": None}
        return cuts.get(option, ((self.one,), self.several))


def find_grains(union: Union) -> list[Grain]:
    """What people said is several to one, then what the words say; a step is part of one of them at most."""
    found: list[Grain] = []
    taken: set[str] = set()
    for grain in (*_judged(union), *_by_words(union)):
        possible = all(_can_be_one(union, grain.one, other) for other in grain.several)
        if possible and not taken & set(grain.elements):
            taken.update(grain.elements)
            found.append(grain)
    return found


def granularity_differences(union: Union, grains: Sequence[Grain]) -> Iterator[Difference]:
    """One difference per grain; `drop` only where a source does neither, both only where each can stand by itself."""
    for grain in grains:
        having = set(union.nodes[grain.one].members)
        splitting = {number for other in grain.several for number in union.nodes[other].members}
        neither = union.everyone - having - splitting
        names = [name_of(union.nodes[element]) for element in grain.elements]
        options = [
            Option("one", OptionKind.VARIANT, names[0], _keys(union, having)),
            Option("several", OptionKind.VARIANT, " → ".join(names[1:]), _keys(union, splitting)),
        ]
        options.sort(key=lambda option: -len(option.members))
        if all(map(union.can_repeat, grain.elements)):
            options.append(CONDITION)
        if neither:
            options.append(Option("drop", OptionKind.DROP, members=_keys(union, neither)))
        options.append(NEW)
        yield Difference(grain.id, DifferenceType.GRANULARITY, names[0], grain.elements, (), tuple(options))


def _keys(union: Union, numbers: Iterable[int]) -> tuple[tuple[str, str], ...]:
    return tuple(union.sources[number].key for number in sorted(numbers))


def _can_be_one(union: Union, one: str, other: str) -> bool:
    """Whether no source has both, and nobody said that they are not the same."""
    if one == other or frozenset((one, other)) in union.apart:
        return False
    return not union.nodes[one].members.keys() & union.nodes[other].members.keys()


def _judged(union: Union) -> Iterator[Grain]:
    """The several in the order in which they stand in the first source that has them."""
    place: dict[str, int] = {}
    for number, source in enumerate(union.sources):
        for position, node in enumerate(source.reading):
            place.setdefault(union.home[number, node.id], position)
    for one, rows in sorted(union.parts.items()):
        for several in rows:
            yield Grain(one, tuple(sorted(several, key=lambda node: (place[node], node))))


def _by_words(union: Union) -> Iterator[Grain]:
    """A step whose words are those of a run of steps that simply follow one another, each of which says less."""
    lexicon = Lexicon(node.label for source in union.sources for node in source.process.steps)
    runs = [_Run(union, run, lexicon) for run in _runs(union)]
    counted: dict[Grain, int] = defaultdict(int)
    for node in union.nodes.values():
        if node.kind not in STEPS or len(node.members) == len(union.sources):
            continue
        for words in {frozenset(lexicon.words(own.label)) for own in node.members.values()}:
            for several in (several for run in runs for several in run.covering(words)):
                counted[Grain(node.id, several)] += 1
    yield from sorted(counted, key=lambda grain: (-len(grain.several), -counted[grain], grain.id))


class _Run:
    """Steps of one source of which each simply follows the one before."""

    def __init__(self, union: Union, places: Sequence[Place], lexicon: Lexicon) -> None:
        self._homes = [union.home[place] for place in places]
        self._said = [
            frozenset(lexicon.words(union.sources[number].process.node[node].label)) for number, node in places
        ]
        self._all = frozenset().union(*self._said)

    def covering(self, words: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """The stretches of which the words together are these."""
        if len(words) < FEWEST_WORDS or not words <= self._all:
            return
        for begin in range(len(self._said)):
            together: set[str] = set()
            for end in range(begin, min(begin + LONGEST, len(self._said))):
                if not self._said[end] or not self._said[end] < words:
                    break
                together |= self._said[end]
                if end > begin and together == words:
                    yield tuple(self._homes[begin : end + 1])
                    break


def _runs(union: Union) -> list[tuple[Place, ...]]:
    """Per source the longest rows of steps of which each simply follows the one before; of two and more."""
    found = []
    for number, source in enumerate(union.sources):
        process = source.process
        following = {
            flows[0].source: flows[0].target
            for node in process.steps
            if len(flows := process.outgoing[node.id]) == 1
            and flows[0].target in process.node
            and process.node[flows[0].target].kind in STEPS
            and len(process.incoming[flows[0].target]) == 1
        }
        for start in following.keys() - set(following.values()):
            run = [start]
            while run[-1] in following:
                run.append(following[run[-1]])
            found.append(tuple((number, node) for node in run))
    return sorted(found)
