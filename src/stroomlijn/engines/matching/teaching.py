"""What judged pairs teach about other pairs: the same answer for the same labels, and words that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .reading import Unit
from .words import guess_language, normalise

LEARNED = 0.8
"""Likeness of two words that people used for the same, once."""
BRIDGE = 0.5
"""Likeness from which a word has found its counterpart."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of steps with these labels, anywhere in the same work."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True)
class Lessons:
    """verdicts by the words of both labels; likeness of words that stood for each other."""

    verdicts: Mapping[tuple[Words, Words], bool] = field(default_factory=dict)
    likeness: Mapping[tuple[Unit, Unit], float] = field(default_factory=dict)


def concerning(said: Iterable[Said], labels: Iterable[str]) -> tuple[Said, ...]:
    """What may teach something of steps with these labels: each of its own two shares a word with one of them."""
    known = set(labels)
    language = guess_language(known)
    words = {word for label in known for word in normalise(label, language)}

    def knows(label: str) -> bool:
        return not words.isdisjoint(normalise(label, language))

    return tuple(dict.fromkeys(one for one in said if knows(one.left) and knows(one.right)))


def learn(
    said: Iterable[Said],
    words: Callable[[str], Words],
    units: Callable[[str], tuple[Unit, ...]],
    alike: Callable[[Unit, Unit], float],
) -> Lessons:
    """The lessons do not depend on the order of what was said. Who contradict each other teach nothing."""
    verdicts: dict[tuple[Words, Words], set[bool]] = defaultdict(set)
    likeness: dict[tuple[Unit, Unit], float] = {}
    for one in sorted(set(said), key=lambda one: (one.left, one.right, one.same)):
        if not one.same and words(one.left) == words(one.right):
            continue  # where they stand made the difference, not what they are called
        for both in ((words(one.left), words(one.right)), (words(one.right), words(one.left))):
            verdicts[both].add(one.same)
        if one.same:
            likeness.update(dict.fromkeys(_counterparts(units(one.left), units(one.right), alike), LEARNED))
    return Lessons({pair: answers.pop() for pair, answers in verdicts.items() if len(answers) == 1}, likeness)


def _counterparts(
    left: tuple[Unit, ...], right: tuple[Unit, ...], alike: Callable[[Unit, Unit], float]
) -> Iterator[tuple[Unit, Unit]]:
    """The one word of each that has no counterpart yet: they stand for each other. Of more it cannot be told which
    stands for which.
    """
    ones = {unit for unit in left if all(alike(unit, other) < BRIDGE for other in right)}
    others = {unit for unit in right if all(alike(unit, other) < BRIDGE for other in left)}
    if len(ones) == len(others) == 1:
        (one,), (other,) = ones, others
        yield from ((one, other), (other, one))
