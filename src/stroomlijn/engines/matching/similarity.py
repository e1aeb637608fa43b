"""How alike two labels are: what they name, by meaning and by edit likeness, weighed by how rare it is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from .compounds import Splitter
from .embedding import Embedding, Vector, filled
from .reading import Reader, Reading, Unit
from .teaching import BRIDGE, Lessons, Said, learn
from .thesaurus import Thesaurus
from .units import Likeness
from .words import LONGEST_LABEL, contrary, guess_language, measured_otherwise, measures, normalise, tokens, undone

COMMON = 100
"""Labels of which a word may be part to be a reason to compare two labels. What more labels share tells too little,
and would make the work grow with the square of their number."""
MOST_COMPARED = 100_000
"""Pairs of labels that are compared because of the words that they share, or that are alike. Where there would be more,
the words of most labels are no reason any longer."""
MOST_BY_MEANING = 2_000
"""Labels up to which each is compared with each by meaning."""
PHRASE = 0.95
"""Likeness of two labels that are, as a whole, known to say the same."""
NOT_SURE = 0.75
"""Most that two labels are alike of which the thesaurus says that a person should look."""
SIDE, WEAK = 0.6, 0.4
"""Share of its weight that a word keeps: of somebody or something that helps; of what most steps could have."""


class Lexicon:
    """The labels of one collection, and what their words weigh.

    A word weighs its inverse document frequency over the distinct labels, so what every label says tells nothing.
    `thesaurus` is the product's own unless given; what people said of labels goes before it. With `things` a word is
    no doing where another word says what is done: less is alike, and what is alike is worth a question.
    """

    def __init__(
        self,
        labels: Iterable[str],
        language: str = "",
        *,
        thesaurus: Thesaurus | None = None,
        said: Iterable[Said] = (),
        embedding: Embedding | None = None,
        things: bool = False,
    ) -> None:
        self._labels = sorted(set(labels))
        self._language = language or guess_language(self._labels)
        self._thesaurus = thesaurus or Thesaurus.own()
        self._words: dict[str, tuple[str, ...]] = {}
        self._readings: dict[str, Reading] = {}
        self._weights: dict[Unit, float] = {}
        self._similar: dict[tuple[str, str], float] = {}
        self._alike: dict[str, dict[str, float]] = {}
        self._rivals: dict[str, dict[str, float]] = {}
        self._said = tuple(said)
        self._embedding = embedding
        self._things = things

    def words(self, label: str) -> tuple[str, ...]:
        """The words that count in the label; of one that is too long the rest as well, as it stands there."""
        if label not in self._words:
            rest = label[LONGEST_LABEL:].strip()
            self._words[label] = (*normalise(label, self._language), *([rest] if rest else []))
        return self._words[label]

    def reading(self, label: str) -> Reading:
        """The label as the thesaurus understands it."""
        if label not in self._readings:
            self._readings[label] = self._reader.read(label)
        return self._readings[label]

    def leads(self, label: str) -> set[str]:
        """Words that another label has when it is worth comparing: the label's own rare ones, what is like them, and
        those of labels that people said are the same.
        """
        rare = {unit for unit in self.reading(label).units if self._documents[unit] <= self._common}
        near = {alike for unit in rare for alike in self.likeness.near(unit) if self._documents[alike] <= self._common}
        told = {word for words in self._told_same[self.words(label)] for word in words}
        return told.union(word for unit in rare | near for word in self._written.get(unit, unit.words))

    def weight(self, unit: Unit) -> float:
        """Inverse document frequency; a word of no label weighs as a word of one label."""
        if unit not in self._weights:
            share = max(1, len(self._labels)) / self._documents.get(unit, 1)
            self._weights[unit] = math.log(1 + share) * self._share(unit)
        return self._weights[unit]

    def similarity(self, left: str, right: str) -> float:
        """0..1, symmetrical; 1 for labels with the same words, 0 for opposites and for empty labels."""
        pair = (left, right) if left <= right else (right, left)
        if pair not in self._similar:
            self._similar[pair] = self._compared(*pair)
        return self._similar[pair]

    def unasked(self, left: str, right: str) -> float:
        """As `similarity`, but never sure where a word has a counterpart only because its letters are alike, and nobody
        said that it is the same: 'werkgever' and 'werknemer'.
        """
        alike = self.similarity(left, right)
        if alike <= NOT_SURE or self.verdict(left, right) or self.words(left) == self.words(right):
            return alike
        return NOT_SURE if self._guessed(self.reading(left).units, self.reading(right).units) else alike

    def alike(self, label: str) -> dict[str, float]:
        """The labels of the collection that are alike to this one at all, itself among them."""
        if label not in self._alike:
            near = set(self._labels) if self._compares_all else self.candidates(label)
            self._alike[label] = {other: found for other in near if (found := self.similarity(label, other))}
        return self._alike[label]

    def candidates(self, label: str) -> set[str]:
        """The labels that are worth comparing with this one, as a word of theirs is like one of its own."""
        found = self._by_words.get(self.words(label), set())
        return found.union(*(self._by_word.get(word, ()) for word in self.leads(label)))

    def rivals(self, label: str) -> dict[str, float]:
        """As `alike`, but for what people said of the labels as a whole: that one pair is not the same does not make
        the next one likelier, nor does one that is the same rule the next one out.
        """
        if not self._lessons.verdicts:
            return self.alike(label)
        if label not in self._rivals:
            near = set(self._labels) if self._compares_all else self.candidates(label)
            self._rivals[label] = {other: found for other in near if (found := self._by_words_alone(label, other))}
        return self._rivals[label]

    def verdict(self, left: str, right: str) -> bool | None:
        """What people said of steps with these labels; None when they did not, or contradict each other."""
        return self._lessons.verdicts.get((self.words(left), self.words(right)))

    def contrary(self, left: str, right: str) -> bool:
        """Whether the labels exclude each other."""
        opposed = contrary(self.reading(left).stance, self.reading(right).stance)
        return opposed or undone(self.words(left), self.words(right), self._language)

    def all_said(self, left: str, right: str) -> bool:
        """Whether every telling word of each label has a counterpart in the other, so that neither says more; numbers
        and signs stand in both as they are.
        """
        if measures(left) != measures(right):
            return False
        one, other = self.reading(left), self.reading(right)
        if one.phrase == other.phrase != -1:
            return True
        pairs = ((one.units, other.units), (other.units, one.units))
        return not any(
            self._share(unit) == 1.0 and all(self.likeness.of(unit, counterpart) <= BRIDGE for counterpart in by)
            for units, by in pairs
            for unit in units
        )

    def two_sides(self, left: str, right: str) -> bool:
        """Whether the labels are two sides of one thing, as sending and receiving: one role never does both at once."""
        return contrary(self.reading(left).of_one_role, self.reading(right).of_one_role)

    def _compared(self, left: str, right: str) -> float:
        verdict = self.verdict(left, right)
        return self._by_words_alone(left, right) if verdict is None else float(verdict)

    def _by_words_alone(self, left: str, right: str) -> float:
        one, other = self.reading(left), self.reading(right)
        if not one.units or not other.units or self.contrary(left, right):
            return 0.0
        if self.words(left) == self.words(right):
            return 1.0
        shared = self._covered(one.units, other.units) + self._covered(other.units, one.units)
        alike = shared / (self._total(one.units) + self._total(other.units))
        if one.phrase == other.phrase != -1:
            alike = max(alike, PHRASE)
        if self._embedding and left in self._vectors and right in self._vectors:
            alike = filled(alike, self._vectors[left], self._vectors[right])
        doubtful = contrary(one.soft, other.soft) or max(len(left), len(right)) > LONGEST_LABEL
        return min(alike, NOT_SURE) if doubtful or measured_otherwise(left, right) else alike

    def _guessed(self, ours: tuple[Unit, ...], theirs: tuple[Unit, ...]) -> bool:
        pairs = ((ours, theirs), (theirs, ours))
        return any(self.likeness.guessed(unit, by) for units, by in pairs for unit in units)

    @cached_property
    def _common(self) -> int:
        """Labels of which a word may be part to be a reason to compare them: so many that the work keeps its bound."""
        if len(self._labels) ** 2 <= MOST_COMPARED:
            return COMMON
        compared: Counter[int] = Counter()
        for unit, times in self._documents.items():
            for alike in {unit, *self.likeness.near(unit)} if times <= COMMON else ():
                compared[max(times, self._documents[alike])] += times * self._documents[alike]
        reached = accumulate(compared[times] for times in range(COMMON + 1))
        return max(1, sum(1 for total in reached if total <= MOST_COMPARED) - 1)

    @cached_property
    def likeness(self) -> Likeness:
        return Likeness(self._documents, self._thesaurus, self._lessons.likeness)

    @cached_property
    def _vectors(self) -> dict[str, Vector]:
        assert self._embedding
        short = [label[:LONGEST_LABEL] for label in self._labels]
        return dict(zip(self._labels, self._embedding.encode(short), strict=True)) if short else {}

    @property
    def _compares_all(self) -> bool:
        """By meaning labels without a word in common may be alike; of very many labels only those with one are."""
        return self._embedding is not None and len(self._labels) <= MOST_BY_MEANING

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], set[str]]:
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for label in self._labels:
            found[self.words(label)].add(label)
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for label in self._labels:
            for word in self.words(label):
                found[word].add(label)
        return found

    @cached_property
    def _lessons(self) -> Lessons:
        if not self._said:
            return Lessons()
        before = Likeness(self._documents, self._thesaurus)
        return learn(self._said, self.words, lambda label: self.reading(label).units, before.of)

    @cached_property
    def _told_same(self) -> defaultdict[tuple[str, ...], set[tuple[str, ...]]]:
        found: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for (one, other), same in self._lessons.verdicts.items():
            if same:
                found[one].add(other)
        return found

    @cached_property
    def _reader(self) -> Reader:
        spelled = (word for label in self._labels for word in tokens(label)) if self._language == "nl" else ()
        listed = self._thesaurus.words if self._language == "nl" else ()
        known = Splitter([*spelled, *listed], self._thesaurus.parts)
        return Reader(self._thesaurus, self._language, known, things=self._things)

    @cached_property
    def _documents(self) -> Counter[Unit]:
        return Counter(unit for label in self._labels for unit in set(self.reading(label).units))

    @cached_property
    def _written(self) -> dict[Unit, set[str]]:
        """The words by which a thing or doing stands in the labels."""
        found: dict[Unit, set[str]] = defaultdict(set)
        for label in self._labels:
            for unit, words in self.reading(label).written:
                found[unit].update(words)
        return found

    def _share(self, unit: Unit) -> float:
        if unit.words[0] in self._thesaurus.weak[self._language] and len(unit.words) == 1:
            return WEAK
        if unit.ids and all(one[0] in "as" for one in unit.ids):
            return SIDE
        return 1.0

    def _total(self, units: tuple[Unit, ...]) -> float:
        return sum(self.weight(unit) for unit in units)

    def _covered(self, units: tuple[Unit, ...], by: tuple[Unit, ...]) -> float:
        return sum(self.weight(unit) * max(self.likeness.of(unit, other) for other in by) for unit in units)


def excluding(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of these pairs of words that stay each other's contrary though an organisation says that they mean the
    same: opposites are never joined because of words.
    """
    lexicon = Lexicon((word for pair in pairs for word in pair), "nl", thesaurus=Thesaurus.own().extended(same=pairs))
    return [pair for pair in pairs if lexicon.contrary(*pair)]
