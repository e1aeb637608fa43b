"""How alike two things or doings are: by what the thesaurus says of them, else by their letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA, JaroWinkler

from .reading import PARTICLES, Unit
from .thesaurus import Thesaurus
from .words import stem

ALIKE = 0.85
"""Jaro-Winkler likeness from which two words may be the same word: below it, unrelated words begin to score."""
MISTYPED = 7
"""Letters of the longer of two words, in base form, from which one letter of difference is a typing error. In shorter
ones it makes another word: 'plan' and 'plant', 'bestellen' and 'bestemmen'."""
PARTLY = 0.9
"""Of two compounds or terms with words in common: their share of common words, times this."""
_BEGINS = frozenset(stem(f"{part}wijzen", "nl").removesuffix("wijs") for part in PARTICLES)
"""The parts that verbs begin with, as base forms are spelled: 'an' of 'aanwijzen'."""


class Likeness:
    """Likeness of units, and which units of a collection are near one."""

    def __init__(
        self, units: Iterable[Unit], thesaurus: Thesaurus, learned: Mapping[tuple[Unit, Unit], float] | None = None
    ) -> None:
        self._units = sorted(units, key=lambda unit: (unit.words, sorted(unit.ids)))
        self._thesaurus = thesaurus
        self._learned = learned or {}
        self._known: dict[tuple[Unit, Unit], float] = {}
        self._near: dict[Unit, frozenset[Unit]] = {}

    def of(self, one: Unit, other: Unit) -> float:
        """0..1, symmetrical."""
        if one == other:
            return 1.0
        if (one, other) not in self._known:
            self._known[one, other] = self._known[other, one] = max(
                self._likeness(one, other), self._learned.get((one, other), 0.0)
            )
        return self._known[one, other]

    def guessed(self, unit: Unit, by: tuple[Unit, ...]) -> bool:
        """Whether the nearest of these is alike by letters alone, and further off than a typing error."""
        best = max(by, key=lambda other: self.of(unit, other))
        if not 0 < self.of(unit, best) < 1 or (unit, best) in self._learned or (unit.ids and best.ids):
            return False
        return len(unit.words) == len(best.words) == 1 and not _mistyped(unit.words[0], best.words[0])

    def near(self, unit: Unit) -> frozenset[Unit]:
        """The units of the collection that are alike to this one at all."""
        if unit not in self._near:
            found = {
                other
                for one in unit.ids
                for near in (one, *self._thesaurus.near(one))
                for other in self._by_id.get(near, ())
            }
            found = found.union(*(self._by_word.get(word, ()) for word in unit.words))
            if _is_spelled(unit):
                found = found.union(self._by_begin.get(unit.words[0][:1], ()))
            found = found.union(other for one, other in self._learned if one == unit)
            self._near[unit] = frozenset(other for other in found if self.of(unit, other) > 0)
        return self._near[unit]

    def _likeness(self, one: Unit, other: Unit) -> float:
        relations = [self._thesaurus.relation(left, right) for left in one.ids for right in other.ids]
        known = max(relations, default=0.0)
        if one.words == other.words:
            return max(known, 1.0 if not relations else known)
        if len(one.words) == len(other.words) == 1:
            return known or (0.0 if relations else _by_letters(one.words[0], other.words[0]))
        common = len(set(one.words) & set(other.words))
        return max(known, PARTLY * 2 * common / (len(one.words) + len(other.words)))

    @cached_property
    def _by_id(self) -> dict[str, list[Unit]]:
        return _filed((one, unit) for unit in self._units for one in unit.ids)

    @cached_property
    def _by_word(self) -> dict[str, list[Unit]]:
        return _filed((word, unit) for unit in self._units for word in unit.words)

    @cached_property
    def _by_begin(self) -> dict[str, list[Unit]]:
        """Single words by their first letter, which is seldom mistyped."""
        return _filed((unit.words[0][:1], unit) for unit in self._units if _is_spelled(unit))


def _filed(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for key, unit in pairs:
        found[key].append(unit)
    return found


def _mistyped(word: str, other: str) -> bool:
    """In other scripts one sign can be a whole word, as the one that denies; 'opboeken' and 'omboeken', which
    begin with another part, are two verbs.
    """
    if any(word == one + rest for other_part, rest in _parted(other) for one in _BEGINS if one != other_part):
        return False
    long = max(len(word), len(other)) >= MISTYPED
    return long and word.isascii() and other.isascii() and OSA.distance(word, other) <= 1


def _parted(word: str) -> Iterator[tuple[str, str]]:
    """Ways in which a word begins with a part of a verb, as base forms are spelled, with what is left."""
    return ((begin, word.removeprefix(begin)) for begin in _BEGINS if word.startswith(begin))


def _is_spelled(unit: Unit) -> bool:
    """Whether it is a single word that can be alike to another by its letters."""
    return len(unit.words) == 1 and _has_letters(unit.words[0])


def _has_letters(word: str) -> bool:
    """Numbers and abbreviations are the same or not: "form 12" is not "form 13"."""
    return len(word) > 3 and not any(sign.isdigit() for sign in word)


def _by_letters(word: str, other: str) -> float:
    if not _has_letters(word) or not _has_letters(other):
        return 0.0
    return JaroWinkler.similarity(word, other, score_cutoff=ALIKE)
