"""What judged pairs teach about other pairs: which words stand for the same, and which say little about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .reading import Unit

LEARNED = 0.8
"""Likeness of two words that people used for the same, once; half of it where it may be one of two."""
MOST_LEFT = 2
"""Words that may be left over on a side: of more it cannot be told which stands for which."""
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
    """verdicts by the words of both labels; likeness of words that stood for each other; trust in a word, about 1."""

    verdicts: Mapping[tuple[Words, Words], bool] = field(default_factory=dict)
    likeness: Mapping[tuple[Unit, Unit], float] = field(default_factory=dict)
    trust: Mapping[Unit, float] = field(default_factory=dict)


def learn(
    said: Iterable[Said],
    words: Callable[[str], Words],
    units: Callable[[str], tuple[Unit, ...]],
    alike: Callable[[Unit, Unit], float],
) -> Lessons:
    """The lessons do not depend on the order of what was said. Who contradict each other teach nothing."""
    verdicts: dict[tuple[Words, Words], set[bool]] = defaultdict(set)
    counted: Counter[tuple[Unit, bool]] = Counter()
    likeness: dict[tuple[Unit, Unit], float] = {}
    for one in sorted(set(said), key=lambda one: (one.left, one.right, one.same)):
        if not one.same and words(one.left) == words(one.right):
            continue  # where they stand made the difference, not what they are called
        for both in ((words(one.left), words(one.right)), (words(one.right), words(one.left))):
            verdicts[both].add(one.same)
        left, right = units(one.left), units(one.right)
        counted.update((unit, one.same) for unit in set(left) & set(right))
        if one.same:
            for pair, value in _counterparts(left, right, alike):
                likeness[pair] = max(value, likeness.get(pair, 0.0))
    return Lessons(
        {pair: answers.pop() for pair, answers in verdicts.items() if len(answers) == 1},
        likeness,
        {unit: _trust(counted[unit, True], counted[unit, False]) for unit, _ in counted},
    )


def _counterparts(
    left: tuple[Unit, ...], right: tuple[Unit, ...], alike: Callable[[Unit, Unit], float]
) -> Iterable[tuple[tuple[Unit, Unit], float]]:
    """Words of both that have no counterpart yet: they stand for each other."""
    ones = {unit for unit in left if all(alike(unit, other) < BRIDGE for other in right)}
    others = {unit for unit in right if all(alike(unit, other) < BRIDGE for other in left)}
    most = max(len(ones), len(others))
    if ones and others and most <= MOST_LEFT:
        for one in ones:
            for other in others:
                yield (one, other), LEARNED / most
                yield (other, one), LEARNED / most


def _trust(same: int, different: int) -> float:
    """How much more often than not labels that share the word were the same, from one half to one and a half."""
    return 0.5 + (same + 1) / (same + different + 2)
