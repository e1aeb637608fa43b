"""What is meant by a question: its words without those around them, and other ways in which they may be written."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from django.db import connection

from stroomlijn.engines.wording import EMPTY, QUESTION, Vocabulary, meant_by
from stroomlijn.foundation.codes import codes_in, is_code
from stroomlijn.foundation.models import SearchWord
from stroomlijn.foundation.text import storable

from .synonyms import LONGEST, key_of, others_for, phrases, telling, words_of

MOST_WORDS = 12
_QUOTED = re.compile(r"('[^']+')(:\*)?")
PARTICLES = frozenset(
    ["aan", "af", "op", "in", "uit", "door", "toe", "mee", "na", "over", "terug", "weg", "vast", "bij", "voor"]
)
HOW = frozenset(("hoe", "waar", "wanneer"))
# What stands before one of these is what the question is about: a 'klacht over …', 'bezwaar tegen …'.
ABOUT = frozenset(("over", "tegen", "voor"))
OF_SUBJECT, OF_READ_AS = 1.5, 0.8


@dataclass(slots=True)
class Term:
    """One thing that was asked, as text search takes it: `exact` as it stands, `alike` longer and shorter words of it,
    `others` other words for it, `begun` what somebody is still typing. `words` are those that say it, as read.
    """

    words: list[str]
    exact: list[str]
    alike: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    begun: str = ""
    weight: float = 1.0

    @property
    def said(self) -> str:
        return " ".join(self.words)

    def written(self, *ways: list[str], weights: str = "") -> str:
        """These ways to write it as one text query; where it has one of these weights, "" being anywhere."""
        return " | ".join(_weighing(one, weights) for one in dict.fromkeys(one for way in ways for one in way))


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


def read_question(question: str, unseen: Set[str] = frozenset()) -> Asked:
    """The question in terms of what can be found; no terms when nothing in it says what is sought. No word is read as
    one in `unseen`.
    """
    question = storable(question)
    said = words_of(question)[: 3 * MOST_WORDS]
    known = vocabulary()
    terms = _terms(said, known, QUESTION) or _terms(said, known, EMPTY)
    if not is_code(question) and len(terms) > 1:
        terms = [term for term in terms if len(term.said) > 1]
    terms = list({term.said: term for term in terms}.values())[:MOST_WORDS]
    read_as = {}
    for term in terms:
        if len(term.words) == 1 and (near := _nearest(term.words[0], known, unseen)) != term.words[0]:
            read_as[term.words[0]] = near
            term.words, term.exact, term.weight = [near], _forms(near, known), OF_READ_AS
    if terms and len(terms[-1].words) == 1:
        terms[-1].begun = f"'{terms[-1].words[0]}':*"
    also = _widen(terms, [read_as.get(word, word) for word in said], known)
    asks_how = not HOW.isdisjoint(said[:2])
    return Asked(terms, codes_in(question), read_as, also, asks_how, is_code(question))


def vocabulary() -> Vocabulary:
    """All words that can be found, read again once there are more."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from foundation_searchword")
        return _vocabulary(int(cursor.fetchone()[0]))


@lru_cache(maxsize=2)
def _vocabulary(_newest: int) -> Vocabulary:
    return Vocabulary(SearchWord.objects.values_list("word", flat=True))


def _terms(said: list[str], known: Vocabulary, around: Set[str]) -> list[Term]:
    """One term per word; words that together are one thing are one term, 'keukentafel gesprek' too."""
    terms, at = [], 0
    while at < len(said):
        size = _size_of_phrase(said[at:])
        if size > 1:
            words = telling(said[at : at + size])
            terms.append(Term(said[at : at + size], _each(words) if len(words) > 1 else []))
        elif said[at] in around or said[at] in PARTICLES:
            size = 1
        elif at + 1 < len(said) and _is_joined(said[at], said[at + 1], known):
            size = 2
            joined = "".join(said[at : at + size])
            terms.append(Term([joined], [f"'{joined}'", *_forms(joined, known), *_each(said[at : at + size])]))
        else:
            size = 1
            terms.append(Term([said[at]], _forms(said[at], known)))
        at += size
    return terms


def _size_of_phrase(said: list[str]) -> int:
    """How many words from here are one thing; those that say nothing may stand between."""
    for size in range(min(LONGEST, len(said)), 1, -1):
        words = said[:size]
        if key_of(words) in phrases():
            return size
        if words[0] not in QUESTION and words[-1] not in QUESTION and key_of(telling(words)) in phrases():
            return size
    return 1


def _is_joined(first: str, last: str, known: Vocabulary) -> bool:
    return last not in QUESTION and bool(known.forms_of(first + last) or others_for(first + last))


def _forms(word: str, known: Vocabulary) -> list[str]:
    return [f"'{one}'" for one in dict.fromkeys([word, *known.forms_of(word)])]


def _nearest(word: str, known: Vocabulary, unseen: Set[str]) -> str:
    """The known word that was most likely meant; the word itself when it makes sense or nothing is near."""
    if word in known.known or any(sign.isdigit() for sign in word):
        return word
    if (alike := known.but_for_doubles(word)) and alike not in unseen:
        return alike
    if known.forms_of(word) or others_for(word) or known.parts_of(word) or known.starts_a_word(word):
        return word
    return meant_by(word, [one for one in known.words if one not in unseen] if unseen else known.words) or word


def _widen(terms: list[Term], said: list[str], known: Vocabulary) -> list[str]:
    """Adds what also counts for each term. Returns the other words for the same."""
    apart = [word for word in said if word in PARTICLES]
    subjects = {word for word, after in pairwise(said) if after in ABOUT}
    single = [term for term in terms if len(term.words) == 1]
    also: list[str] = []
    for term in terms:
        term.weight *= OF_SUBJECT if subjects.intersection(term.words) else 1.0
        also += _same(term, _compounds(term, apart, known) if term in single else [], known)
    for one, other in ((one, other) for one in single for other in single if one is not other):
        made = [f"'{word}'" for word in known.made_of(one.words[0], other.words[0])]
        one.exact += made
        other.exact += made
    return list(dict.fromkeys(also))[:5]


def _compounds(term: Term, apart: list[str], known: Vocabulary) -> list[str]:
    """Adds longer and shorter words. Returns what is meant: 'vraag … aan' is 'aanvragen', of which 'vragen' says
    nothing.
    """
    word = term.words[0]
    joined = list(dict.fromkeys(form for part in apart for form in known.forms_of(part + word)))
    parts = known.parts_of(word)
    unknown = not parts and not known.forms_of(word)
    heads = known.heads_of(word) if unknown else []
    fronts = known.fronts_of(word) if unknown else []
    term.exact += [one for part in parts for one in _each(list(part))]
    longer = [*known.ending_in(word), *known.beginning_with(word)]
    term.others += [f"'{front}'" for front in known.front_of(word)]
    term.alike += [f"'{one}'" for one in (*joined, *longer, *heads, *fronts)]
    return joined[:1] or [word, *heads[:1]]


def _same(term: Term, meant: list[str], known: Vocabulary) -> list[str]:
    own = set(term.words) if len(term.words) == 1 else None
    said = [(other, telling(words_of(other))) for word in meant or [" ".join(term.words)] for other in others_for(word)]
    same = {other: words for other, words in said if known.holds(words) and not (own and own & set(words))}
    # When what was said stands nowhere, what it is also called is what was meant.
    said_so = known.holds(telling(term.words)) and bool(term.exact)
    (term.others if said_so else term.exact).extend(one for words in same.values() for one in _each(words))
    return list(same)


def _each(words: list[str]) -> list[str]:
    """All of these words, as one way to write a thing; nothing when there are none."""
    quoted = " & ".join(f"'{word}'" for word in words)
    return [f"({quoted})" if len(words) > 1 else quoted] if words else []


def _weighing(way: str, weights: str) -> str:
    return _QUOTED.sub(lambda one: f"{one[1]}:{(one[2] or '')[1:]}{weights}", way) if weights else way
