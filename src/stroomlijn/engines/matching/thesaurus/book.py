"""The thesaurus as it is looked up: by the stems of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property

from stroomlijn.engines.matching.vocabulary import STOP_WORDS
from stroomlijn.engines.matching.words import Opposite as Side
from stroomlijn.engines.matching.words import by_beginning, stem, tokens

from .values import APART, RELATED, SAME, UNSURE, WIDER, Content, Opposite, Term, Veto

Stems = tuple[str, ...]
LONGEST_TERM = 6
SAID = "e."
"""Begin of the ids of what people added."""


class Thesaurus:
    """Sets of words. Two thesauri of the same content are equal in all that they answer."""

    def __init__(self, content: Content) -> None:
        self.content = content

    @staticmethod
    @cache
    def own() -> Thesaurus:
        """What comes with the product, read at the first use and kept."""
        from .own import read_content

        return Thesaurus(read_content())

    def extended(self, same: Iterable[Sequence[str]] = (), opposite: Iterable[tuple[str, str]] = ()) -> Thesaurus:
        """With rows of words that mean the same, and pairs of words that are each other's contrary. Words may be
        Dutch or English.
        """
        begin = len(self.content.terms)
        terms = [_term(f"{SAID}{begin + number}", words) for number, words in enumerate(same)]
        sides = []
        for number, pair in enumerate(opposite):
            one, other = (_term(f"p.{begin + number}.{side}", [word]) for side, word in enumerate(pair))
            terms += [one, other]
            sides.append(Opposite(frozenset({one.id}), frozenset({other.id})))
        return Thesaurus(
            replace(
                self.content,
                terms=(*self.content.terms, *terms),
                opposites=(*self.content.opposites, *sides),
            )
        )

    def found(self, stems: Stems, language: str) -> tuple[int, frozenset[str]]:
        """How many of the words, from the first, are a term together, and which; (0, nothing) when none is."""
        if stems:
            index = self._index[language]
            for length in range(min(self._longest[language].get(stems[0], 0), len(stems)), 0, -1):
                if ids := index.get(stems[:length]):
                    return length, ids
        return 0, frozenset()

    @cached_property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """The rows of words that an organisation added as meaning the same."""
        return tuple(term.words["nl"] for term in self.content.terms if term.id.startswith(SAID))

    @cached_property
    def said_alike(self) -> frozenset[Side]:
        """The opposites by how words begin that are none, as an organisation says that such words mean the same."""
        return frozenset(opposite for row in self.said for opposite in _of_both_sides(row))

    def spelled(self, ids: frozenset[str]) -> frozenset[str]:
        """The words of these terms as they are written, in Dutch."""
        written = (text for one in ids for text in self._terms[one].words["nl"])
        return frozenset(word for text in written for word in tokens(text))

    def phrase(self, stems: Stems, language: str) -> int:
        """The number of the phrase that the whole label is, whatever the order of its words; -1 for none."""
        return self._phrases[language].get(tuple(sorted(stems)), -1)

    def full(self, short: str) -> str:
        """What an abbreviation, written in capitals, stands for; "" when it is none."""
        return self.content.abbreviations.get(short, "")

    def relation(self, one: str, other: str) -> float:
        """1 for the same set, 0 for sets that have nothing to do with each other."""
        if one == other:
            return SAME if self._sure.get(one, True) else UNSURE
        return self._relations.get((one, other), 0.0)

    def near(self, one: str) -> tuple[str, ...]:
        """The ids that have a relation with this one."""
        return self._near.get(one, ())

    def parts(self, word: str) -> tuple[str, ...]:
        """Of what a compound is made, as far as it is listed."""
        return self._compounds.get(word, ())

    @cached_property
    def sides(self) -> dict[str, tuple[tuple[int, bool, Veto], ...]]:
        """By id: (number of the opposite, whether it is the first side, when it is a veto)."""
        found: dict[str, list[tuple[int, bool, Veto]]] = defaultdict(list)
        for number, opposite in enumerate(self.content.opposites):
            for first, ids in ((True, opposite.one), (False, opposite.other)):
                for one in sorted(ids):
                    found[one].append((number, first, opposite.veto))
        return {one: tuple(sides) for one, sides in found.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """All single words in it, as they are written: what a compound may be made of."""
        return frozenset(
            text
            for term in self.content.terms
            if term.id[0] != "s"
            for words in term.words.values()
            for written in words
            if len(spelled := tokens(written)) == 1
            for text in spelled
        )

    @cached_property
    def weak(self) -> dict[str, frozenset[str]]:
        """Stems of words that most steps could have, by language."""
        return _stemmed(self.content.weak)

    @cached_property
    def _index(self) -> dict[str, dict[Stems, frozenset[str]]]:
        found: dict[str, dict[Stems, set[str]]] = {language: defaultdict(set) for language in STOP_WORDS}
        for term in self.content.terms:
            for language, words in term.words.items():
                for written in words:
                    if key := stems_of(written, language):
                        found[language][key].add(term.id)
        return {language: {key: frozenset(ids) for key, ids in index.items()} for language, index in found.items()}

    @cached_property
    def _longest(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {language: {} for language in STOP_WORDS}
        for language, index in self._index.items():
            for key in index:
                if len(key) <= LONGEST_TERM:
                    found[language][key[0]] = max(len(key), found[language].get(key[0], 0))
        return found

    @cached_property
    def _phrases(self) -> dict[str, dict[Stems, int]]:
        return {
            language: {
                tuple(sorted(stems_of(written, language))): number
                for number, phrase in enumerate(self.content.phrases)
                for written in phrase[language]
            }
            for language in STOP_WORDS
        }

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.content.terms}

    @cached_property
    def _sure(self) -> dict[str, bool]:
        return {term.id: term.sure for term in self.content.terms}

    @cached_property
    def _relations(self) -> dict[tuple[str, str], float]:
        found: dict[tuple[str, str], float] = {}
        for one, other, strength in self._named():
            for pair in ((one, other), (other, one)):
                found[pair] = max(strength, found.get(pair, 0.0))
        for one, other in self.content.apart:
            for pair in ((one, other), (other, one)):
                found[pair] = min(APART, found.get(pair, 0.0))
        return found

    @cached_property
    def _near(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for (one, other), strength in sorted(self._relations.items()):
            if strength:
                found[one].append(other)
        return {one: tuple(others) for one, others in found.items()}

    @cached_property
    def _compounds(self) -> dict[str, tuple[str, ...]]:
        return {tokens(word)[0]: parts for word, parts in self.content.compounds.items()}

    def _named(self) -> Iterator[tuple[str, str, float]]:
        for term in self.content.terms:
            yield from ((term.id, wider, WIDER) for wider in term.wider)
            yield from ((term.id, related, RELATED) for related in term.related)


def stems_of(written: str, language: str) -> Stems:
    """The stems of the words that count in a term, in their order."""
    return tuple(stem(word, language) for word in tokens(written) if word not in STOP_WORDS[language])


def _of_both_sides(row: Iterable[str]) -> set[Side]:
    sides = {side for text in row for word in tokens(text) for side in by_beginning(word)}
    return {opposite for opposite, first in sides if (opposite, not first) in sides}


def _term(name: str, words: Sequence[str]) -> Term:
    return Term(name, dict.fromkeys(STOP_WORDS, tuple(words)))


def _stemmed(words: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(stem(token, language) for word in listed for token in tokens(word))
        for language, listed in words.items()
    }
