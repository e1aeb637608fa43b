"""What is meant by a question: its words without those around them, and other ways in which they may be written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import connection

from stroomlijn.foundation.models import SearchWord
from stroomlijn.foundation.text import fold, storable

from .synonyms import others_for, phrases, stem

WORD = re.compile(r"[^\W_]+")
CODE = re.compile(r"[^\W_]+(?:[-./][^\W_]+)+|[^\W\d_]*\d[^\W_]*")
LEAST_LIKE = 78.0
MOST_WORDS = 12
_AROUND = """
    hoe doe ik moet kan ga je we wij wat waar is bij een de het van voor met aan in op te naar en of als dan om er
    wie welke wanneer waarom wil mag dat die dit nu nog mijn zijn haar hem hun ze zij hij heeft hebben had wordt worden
    moeten kunnen willen gaan doen iemand iets niet wel ook al zich door over uit krijgt krijg neem maak via zo mevrouw
    meneer regel regelen nodig
"""
# Words with which people begin a question and that find nothing by themselves.
QUESTION = frozenset(_AROUND.split())
PARTICLES = frozenset(
    ["aan", "af", "op", "in", "uit", "door", "toe", "mee", "na", "over", "terug", "weg", "vast", "bij", "voor"]
)
HOW = frozenset(("hoe", "waar", "wanneer"))


@dataclass(slots=True)
class Term:
    """One word that was asked, as text search takes it: `exact` as it stands, `titled` only where an entry is called
    so, `wide` with what also counts.
    """

    word: str
    exact: str
    others: list[str] = field(default_factory=list)

    @property
    def titled(self) -> str:
        return re.sub("'[^']+'", r"\g<0>:A", self.exact)

    @property
    def wide(self) -> str:
        return " | ".join(dict.fromkeys([self.exact, *self.others]))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is read. `also` are the other words for the same that it is searched by."""

    terms: list[Term]
    codes: list[str]
    read_as: dict[str, str]
    also: list[str]
    asks_how: bool


def read_question(question: str) -> Asked:
    """The question in terms of what can be found; no terms when nothing in it says what is sought."""
    question = storable(question)
    said = WORD.findall(fold(question))[: 3 * MOST_WORDS]
    words = [word for word in said if word not in QUESTION][:MOST_WORDS]
    known = vocabulary()
    read_as = {word: near for word in words if (near := nearest(word)) != word}
    words = [read_as.get(word, word) for word in words]
    terms, also = _terms(words, known), []
    apart = [word for word in said if word in PARTICLES]
    for term in terms:
        term.others += [_each(part) for part in known.parts_of(term.word)]
        term.others += [f"'{longer}'" for longer in known.ending_in(term.word)]
        joined = list(dict.fromkeys(word for part in apart for word in known.of_stem(part + term.word)))
        term.others += [f"'{word}'" for word in joined]
        # 'Vraag … aan' is 'aanvragen', of which 'vragen' says nothing.
        other = others_for(joined[0] if joined else term.word)
        term.others += [_each(WORD.findall(one)) for one in other]
        also += [one for one in other if known.holds(one)]
    return Asked(terms, _codes(question), read_as, list(dict.fromkeys(also))[:5], not HOW.isdisjoint(said[:2]))


def nearest(word: str) -> str:
    """The word of the vocabulary that was most likely meant; the word itself when it is known or nothing is near."""
    known = vocabulary()
    if len(word) < 5 or any(sign.isdigit() for sign in word) or known.makes_sense_of(word):
        return word
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, known.words, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    return best[0] if best else word


class Vocabulary:
    """The words of everything that can be found, with what is asked of them for each question."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        self.known = frozenset(self.words)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self._by_stem[stem(word)].append(word)

    def makes_sense_of(self, word: str) -> bool:
        if word in self.known or stem(word) in self._by_stem or others_for(word) or self.parts_of(word):
            return True
        return any(term.startswith(word) for term in self.words)

    def holds(self, words: str) -> bool:
        return all(stem(word) in self._by_stem for word in WORD.findall(fold(words)))

    def of_stem(self, word: str) -> list[str]:
        return self._by_stem.get(stem(word), [])[:5]

    def ending_in(self, word: str) -> list[str]:
        """Longer words of which this one is the last part: 'parkeerkaart' in 'gehandicaptenparkeerkaart'."""
        return [term for term in self.words if term.endswith(word) and term != word][:6] if len(word) > 4 else []

    def parts_of(self, word: str) -> list[list[str]]:
        """Both halves of a word that is no word here by itself: 'huishoudelijkehulp'."""
        if word in self.known or len(word) < 8:
            return []
        cuts = ((word[:at], word[at:].removeprefix(joint)) for at in range(4, len(word) - 3) for joint in ("", "s"))
        return [[first, last] for first, last in cuts if len(last) > 3 and self._both(first, last)][:2]

    def _both(self, first: str, last: str) -> bool:
        return stem(first) in self._by_stem and stem(last) in self._by_stem


def vocabulary() -> Vocabulary:
    """All words that can be found, read again once there are more."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from foundation_searchword")
        return _vocabulary(int(cursor.fetchone()[0]))


@lru_cache(maxsize=2)
def _vocabulary(_newest: int) -> Vocabulary:
    return Vocabulary(SearchWord.objects.values_list("word", flat=True))


def _terms(words: list[str], known: Vocabulary) -> list[Term]:
    """One term per word; words that together are one thing are one term, 'keukentafel gesprek' too."""
    terms, at = [], 0
    while at < len(words):
        size = next((size for size in (3, 2) if " ".join(map(stem, words[at : at + size])) in phrases()), 1)
        joined = "".join(words[at : at + 2])
        if size == 1 and at + 1 < len(words) and (known.of_stem(joined) or others_for(joined)):
            terms.append(Term(joined, f"'{joined}' | {_each(words[at : at + 2])}"))
            size = 2
        else:
            together = words[at : at + size]
            terms.append(Term(" ".join(together), _each(together)))
        at += size
    if terms and " " not in terms[-1].word:
        terms[-1].others.append(f"'{terms[-1].word}':*")
    return terms


def _codes(question: str) -> list[str]:
    folded = fold(question)
    return list(dict.fromkeys([folded[:60], *CODE.findall(folded)]))[:MOST_WORDS] if folded else []


def _each(words: list[str]) -> str:
    quoted = " & ".join(f"'{word}'" for word in words)
    return f"({quoted})" if len(words) > 1 else quoted
