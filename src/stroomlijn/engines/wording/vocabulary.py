"""All words of a collection, and which of them a word that somebody types may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from .stems import bases, single, stem
from .verbs import changes_meaning, is_verb

LEAST_OF_COMPOUND = 6
_LEAST_PART, _JOINT = 4, 3
_MOST = 12


class Vocabulary:
    """The words, with what is asked of them for each question."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        self.known = frozenset(self.words)
        self._by_base: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            for base in bases(word):
                self._by_base[base].append(word)

    def forms_of(self, word: str) -> list[str]:
        """The known ways in which a word is bent: 'afsluiten' and 'afsluiting' of 'afgesloten'."""
        return list(dict.fromkeys(known for base in bases(word) for known in self._by_base.get(base, ())))[:_MOST]

    def holds(self, words: Iterable[str]) -> bool:
        """Whether each of these words is known in some form; False when there are none."""
        said = list(words)
        return bool(said) and all(any(base in self._by_base for base in bases(word)) for word in said)

    def but_for_doubles(self, word: str) -> str:
        """The known word that is written with other doubled letters: 'hulp' for 'hullp'."""
        return next((known for known in self._by_base.get(stem(word), ()) if single(known) == single(word)), "")

    def ending_in(self, word: str) -> list[str]:
        """Longer words of which this one is the last part: 'parkeerkaart' in 'gehandicaptenparkeerkaart'. An
        'uitstroom' is no kind of 'stroom'.
        """
        if len(word) < _LEAST_PART:
            return []
        longer = (term for term in self.words if term.endswith(word) and term != word)
        return [term for term in longer if not changes_meaning(term.removesuffix(word))][:_MOST]

    def beginning_with(self, word: str) -> list[str]:
        """Compounds of which this word is the first part: 'ziekenhuisontslag' of 'ziekenhuis', 'verhuiskosten' of
        'verhuizen'.
        """
        begins = sorted(begin for begin in {word, stem(word)} if len(begin) >= LEAST_OF_COMPOUND)
        found = (term for begin in begins for term in self._from(begin))
        return [term for term in dict.fromkeys(found) if len(term) > len(word) + _JOINT][:_MOST]

    def made_of(self, first: str, last: str) -> list[str]:
        """Compounds of two words: 'kinderrolstoel' of 'kind' and 'rolstoel', 'verhuiskosten' of 'verhuizen' and
        'kosten'.
        """
        if min(len(first), len(last)) < _LEAST_PART:
            return []
        begin, ends = stem(first), {last, stem(last)}

        def is_made(term: str) -> bool:
            joints = (len(term) - len(begin) - len(end) for end in ends if term.endswith(end))
            return any(0 <= joint <= _JOINT for joint in joints)

        return [term for term in self._from(begin) if is_made(term)]

    def heads_of(self, word: str) -> list[str]:
        """The known word in which an unknown one ends, for that says what it is: a 'poetshulp' is 'hulp'."""
        cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
        ends = (end for begin, end in cuts if len(begin) > _LEAST_PART or self.starts_a_word(begin))
        return next((self.forms_of(end) for end in ends if end in self.known), [])

    def fronts_of(self, word: str) -> list[str]:
        """The compounds that begin as an unknown word does: 'strijkvoorziening' of 'strijkservice'."""
        if is_verb(word):
            return []
        for at in range(len(word) - 3, LEAST_OF_COMPOUND - 1, -1):
            if shared := [term for term in self._from(word[:at]) if len(term) > at + 2]:
                return shared[:_MOST]
        return []

    def front_of(self, word: str) -> list[str]:
        """The part of a known compound that says which: 'jeugd' of 'jeugdhulp'."""
        cuts = ((word[:at], word[at:]) for at in range(len(word) - _LEAST_PART, _LEAST_PART, -1))
        return next(([first] for first, last in cuts if first in self.known and last in self.known), [])

    def parts_of(self, word: str) -> list[tuple[str, str]]:
        """Both halves of a word that is no word here by itself: 'huishoudelijkehulp'."""
        if word in self.known or len(word) < 2 * _LEAST_PART:
            return []
        cuts = ((word[:at], word[at:].removeprefix(joint)) for at in range(4, len(word) - 3) for joint in ("", "s"))
        parts = dict.fromkeys((first, last) for first, last in cuts if len(last) >= _LEAST_PART)
        return [pair for pair in parts if self.holds(pair)][:2]

    def starts_a_word(self, word: str) -> bool:
        return any(self._from(word))

    def _from(self, begin: str) -> Iterator[str]:
        return takewhile(lambda word: word.startswith(begin), islice(self.words, bisect_left(self.words, begin), None))
