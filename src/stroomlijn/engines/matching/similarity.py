"""How alike two labels are: their words by edit likeness, weighed by how rare a word is in the collection."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import JaroWinkler

from .words import contrary, guess_language, normalise, stance

ALIKE = 0.85
"""Jaro-Winkler likeness from which two words may be the same word: below it, unrelated words begin to score."""


COMMON = 100
"""Labels of which a word may be part to be a reason to compare two labels. What more labels share tells too little,
and would make the work grow with the square of their number."""


class Lexicon:
    """The labels of one collection, and what their words weigh.

    A word weighs its inverse document frequency over the distinct labels, so what every label says tells nothing.
    """

    def __init__(self, labels: Iterable[str], language: str = "") -> None:
        self._labels = sorted(set(labels))
        self._language = language or guess_language(self._labels)
        self._words: dict[str, tuple[str, ...]] = {}

    def words(self, label: str) -> tuple[str, ...]:
        """The words that count in the label."""
        if label not in self._words:
            self._words[label] = normalise(label, self._language)
        return self._words[label]

    def leads(self, label: str) -> set[str]:
        """Words that another label has when it is worth comparing: the label's own rare ones, and what is like them."""
        rare = {word for word in self.words(label) if self._documents[word] <= COMMON}
        return {alike for word in rare for alike in self.neighbours.get(word, {word: 1.0})}

    def weight(self, word: str) -> float:
        """Inverse document frequency; a word of no label weighs as a word of one label."""
        return math.log(1 + len(self._labels) / self._documents.get(word, 1))

    def similarity(self, left: str, right: str) -> float:
        """0..1, symmetrical; 1 for labels with the same words, 0 for opposites and for empty labels."""
        one, other = self.words(left), self.words(right)
        if not one or not other or contrary(stance(left), stance(right)):
            return 0.0
        if one == other:
            return 1.0
        shared = self._covered(one, other) + self._covered(other, one)
        return shared / (self._total(one) + self._total(other))

    @cached_property
    def neighbours(self) -> dict[str, dict[str, float]]:
        """For each word of the collection the words that it may be, with their likeness."""
        words = sorted(self._documents)
        found: dict[str, dict[str, float]] = {word: {word: 1.0} for word in words}
        for index, word in enumerate(words):
            for other in words[index + 1 :]:
                likeness = JaroWinkler.similarity(word, other, score_cutoff=ALIKE)
                if likeness and _may_be(word, other):
                    found[word][other] = found[other][word] = likeness
        return found

    @cached_property
    def _documents(self) -> Counter[str]:
        return Counter(word for label in self._labels for word in set(self.words(label)))

    def _total(self, words: tuple[str, ...]) -> float:
        return sum(self.weight(word) for word in words)

    def _covered(self, words: tuple[str, ...], by: tuple[str, ...]) -> float:
        return sum(self.weight(word) * self._best(word, by) for word in words)

    def _best(self, word: str, others: tuple[str, ...]) -> float:
        alike = self.neighbours.get(word, {word: 1.0})
        return max(alike.get(other, 0.0) for other in others)


def _may_be(word: str, other: str) -> bool:
    """Numbers and abbreviations are the same or not: "form 12" is not "form 13"."""
    return len(word) > 3 and len(other) > 3 and not any(c.isdigit() for c in word + other)
