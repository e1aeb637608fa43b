"""What is meant by a question: its words without those around them, and other ways in which they may be written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from django.db import connection

from stroomlijn.foundation.codes import codes_in, is_code
from stroomlijn.foundation.models import SearchWord
from stroomlijn.foundation.text import fold, storable

from .synonyms import others_for, phrases, single, stem

WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"'[^']+'")
LEAST_LIKE = 78.0
LEAST_OF_COMPOUND = 6
_HARD = {"z": "s", "v": "f"}
MOST_WORDS = 12
_AROUND = """
    " hoe doe ik moet kan ga je we wij wat waar is bij een de het van voor met aan in op te naar en of als dan om er
    wie welke wanneer waarom wil mag dat die dit nu nog mijn zijn haar hem hun ze zij hij heeft hebben had wordt
    worden moeten kunnen willen gaan doen iemand iets niet wel ook al zich door over uit krijgt krijgen krijg neem
    maak via zo mevrouw meneer regel regelen nodig kom komt komen gaat gekomen laat laten staat staan zit zitten
    zegt weet weten heb hoeft graag even binnenkort eigenlijk misschien tegen tijdens zonder tussen onder vanaf
    sinds wegens vanwege namens rond per omdat want maar toch dus hier daar na vanuit veel weer steeds iedereen
    niemand bent waren
"""
# Words with which people begin a question and that find nothing by themselves.
QUESTION = frozenset(_AROUND.split())
PARTICLES = frozenset(
    ["aan", "af", "op", "in", "uit", "door", "toe", "mee", "na", "over", "terug", "weg", "vast", "bij", "voor"]
)
HOW = frozenset(("hoe", "waar", "wanneer"))
# What stands before one of these is what the question is about: a 'klacht over …', 'bezwaar tegen …'.
ABOUT = frozenset(("over", "tegen", "voor"))
OF_SUBJECT = 1.5


@dataclass(slots=True)
class Term:
    """One word that was asked, as text search takes it: `exact` as it stands, `others` what also counts."""

    word: str
    exact: str
    others: list[str] = field(default_factory=list)
    weight: float = 1.0

    def weighing(self, weights: str) -> str:
        """As it stands, where it has one of these weights: "A" where something is called so; "" is anywhere."""
        return _weighing(self.exact, weights)

    @property
    def ways(self) -> float:
        """How many times more words count than those it is written by."""
        return len(set(_QUOTED.findall(self.wide("")))) / len(set(_QUOTED.findall(self.exact)))

    def wide(self, weights: str) -> str:
        return _weighing(" | ".join(dict.fromkeys([self.exact, *self.others])), weights)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is read. `also` are the other words for the same that it is searched by; `is_code` when it is
    nothing but a code.
    """

    terms: list[Term]
    codes: list[str]
    read_as: dict[str, str] = field(default_factory=dict)
    also: list[str] = field(default_factory=list)
    asks_how: bool = False
    is_code: bool = False


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
    subjects = {read_as.get(word, word) for word, after in pairwise(said) if after in ABOUT}
    for term in terms:
        term.weight = OF_SUBJECT if subjects.intersection(term.word.split()) else 1.0
        also += _widen(term, apart, known)
    asks_how = not HOW.isdisjoint(said[:2])
    return Asked(terms, codes_in(question), read_as, list(dict.fromkeys(also))[:5], asks_how, is_code(question))


def _widen(term: Term, apart: list[str], known: Vocabulary) -> list[str]:
    """Adds what also counts for a term. Returns the other words for the same."""
    longer = [*known.ending_in(term.word), *known.beginning_with(term.word)]
    joined = list(dict.fromkeys(word for part in apart for word in known.of_stem(part + term.word)))
    parts = known.parts_of(term.word)
    heads = [] if parts or known.of_stem(term.word) else known.heads_of(term.word)
    term.exact = " | ".join([term.exact, *map(_each, parts)])
    term.others += [f"'{word}'" for word in (*longer, *joined, *heads)]
    # 'Vraag … aan' is 'aanvragen', of which 'vragen' says nothing.
    meant = joined[:1] or [term.word, *heads[:1]]
    same = [other for word in meant for other in others_for(word) if known.holds(other) and word not in telling(other)]
    term.others += [_each(telling(other)) for other in same]
    return same


def telling(words: str) -> list[str]:
    """The words of a question that say what is sought."""
    return [word for word in WORD.findall(fold(words)) if word not in QUESTION]


def nearest(word: str) -> str:
    """The word of the vocabulary that was most likely meant; the word itself when it is known or nothing is near."""
    known = vocabulary()
    if word in known.known or any(sign.isdigit() for sign in word):
        return word
    if alike := known.but_for_doubles(word):
        return alike
    if len(word) < 5 or known.makes_sense_of(word):
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
        return any(self._from(word))

    def holds(self, words: str) -> bool:
        """Whether all of these words that say something can be found."""
        said = telling(words)
        return bool(said) and all(stem(word) in self._by_stem for word in said)

    def but_for_doubles(self, word: str) -> str:
        """The known word that is written with other doubled letters: 'hulp' for 'hullp'."""
        return next((known for known in self.of_stem(word) if single(known) == single(word)), "")

    def of_stem(self, word: str) -> list[str]:
        return self._by_stem.get(stem(word), [])[:5]

    def written(self, word: str) -> list[str]:
        """The word, and when it is not known so, the ways in which it is bent here."""
        return [word] if word in self.known else [word, *self.of_stem(word)]

    def ending_in(self, word: str) -> list[str]:
        """Longer words of which this one is the last part: 'parkeerkaart' in 'gehandicaptenparkeerkaart'."""
        return [term for term in self.words if term.endswith(word) and term != word][:6] if len(word) > 3 else []

    def beginning_with(self, word: str) -> list[str]:
        """Compounds of which this word is the first part: 'ziekenhuisontslag' of 'ziekenhuis', 'verhuiskosten' of
        'verhuizen'.
        """
        bent = stem(word)
        begins = {word, bent[:-1] + _HARD.get(bent[-1], bent[-1])}
        found = (term for begin in sorted(begins) if len(begin) >= LEAST_OF_COMPOUND for term in self._from(begin))
        return [term for term in dict.fromkeys(found) if len(term) > len(word) + 3][:6]

    def heads_of(self, word: str) -> list[str]:
        """The known word in which an unknown one ends, for that says what it is: a 'poetshulp' is 'hulp'."""
        ends = (word[at:] for at in range(3, len(word) - 3))
        return next((self.of_stem(end) for end in ends if end in self.known), [])

    def parts_of(self, word: str) -> list[list[str]]:
        """Both halves of a word that is no word here by itself: 'huishoudelijkehulp'."""
        if word in self.known or len(word) < 8:
            return []
        cuts = ((word[:at], word[at:].removeprefix(joint)) for at in range(4, len(word) - 3) for joint in ("", "s"))
        return [[first, last] for first, last in cuts if len(last) > 3 and self._both(first, last)][:2]

    def _from(self, begin: str) -> Iterator[str]:
        return takewhile(lambda word: word.startswith(begin), islice(self.words, bisect_left(self.words, begin), None))

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
            exact = _each(together) if size > 1 else " | ".join(f"'{word}'" for word in known.written(words[at]))
            terms.append(Term(" ".join(together), exact))
        at += size
    if terms and " " not in terms[-1].word:
        terms[-1].others.append(f"'{terms[-1].word}':*")
    return terms


def _each(words: list[str]) -> str:
    quoted = " & ".join(f"'{word}'" for word in words)
    return f"({quoted})" if len(words) > 1 else quoted


def _weighing(asked: str, weights: str) -> str:
    return (
        re.sub(r"('[^']+')(:\*)?", lambda one: f"{one[1]}:{(one[2] or '')[1:]}{weights}", asked) if weights else asked
    )
