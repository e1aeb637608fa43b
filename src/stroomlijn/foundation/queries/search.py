"""Finding: full text in the language of the entry, with other words for the same, typing errors forgiven."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from stroomlijn.foundation.codes import letters, nearest_codes
from stroomlijn.foundation.models import SearchEntry

from .asking import Asked, read_question
from .searching import COUNTED, GUIDING, KNOWN_CODES, SEARCH, SEEN_WORDS
from .synonyms import telling

__all__ = ["Answer", "Found", "Limits", "findable", "search"]

NEAR_CODES, MOST_IN_NAME = 5, 6
OLD = "oude-code"


@dataclass(frozen=True, slots=True)
class Found:
    """One answer."""

    kind: str
    title: str
    context: str
    excerpt: str
    url: str
    object_id: int = 0
    part: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, how much in all, the words that were read as others, and what was searched besides.

    `tags` says how many answers there are per tag that they are counted by, and `kinds` per kind, before any was
    chosen, `own_work` how many are of who asks. `guides` are the tags that are called as was asked, with how many
    entries have them. `no_code` is what was asked when that is a code nothing has; what was found then has one that is
    like it. `unknown` are the words that stand in nothing, `about` the others. What `is_near` is no answer: it misses
    most of the words, or half of them of which one is unknown.
    """

    found: list[Found]
    total: int
    read_as: dict[str, str]
    also: list[str] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    own_work: int = 0
    guides: dict[str, int] = field(default_factory=dict)
    no_code: str = ""
    unknown: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    is_near: bool = False

    @property
    def misses(self) -> bool:
        """Whether what was asked, or a word of it, is in nothing that can be found."""
        return bool(self.no_code or self.unknown or self.is_near or not self.total)


@dataclass(frozen=True, slots=True)
class Limits:
    """What was chosen: of each group of tags at least one. `mine` are tags that bring an answer a little higher,
    answers with one in `own_work` are counted. Tags of a kind in `guiding` are counted when their name holds all that
    was asked. `shown_only` leaves out what is searched but not shown.
    """

    chosen: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    own_work: tuple[str, ...] = ()
    guiding: tuple[str, ...] = ()
    shown_only: bool = False


def search(
    question: str,
    kinds: Sequence[str],
    *,
    within: list[int] | None = None,
    free: Sequence[str] = (),
    tagged: Mapping[str, Sequence[str]] | None = None,
    limits: Limits | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Answer:
    """The best answers first. A question without words finds nothing.

    `within` holds the ids of the objects that the one who asks may see, None meaning all; kinds in `free` are for all.
    Of a kind in `tagged` they see what has any of its tags.
    """
    limits = limits or Limits()
    page = {"limit": limit, "offset": offset}
    seen: dict[str, Any] = {
        "everywhere": within is None,
        "within": within or [],
        "kinds": list(kinds),
        "limited": [kind for kind in kinds if kind not in free],
        "tagged": list(tagged or {}),
        "seen_tags": [tag for tags in (tagged or {}).values() for tag in tags],
    }
    asked = _read(question, seen)
    answer = _answer(asked, limits, seen | page)
    if not asked.is_code or answer.kinds:
        return answer
    known = _known_codes(seen, limits)
    if " " in question.strip() and letters(asked.codes[0]) not in map(letters, known):
        return _answer(replace(asked, is_code=False), limits, seen | page)
    near = Asked([], nearest_codes(asked.codes[0], known, NEAR_CODES))
    return replace(_answer(near, limits, seen | page), no_code=question.strip())


def _read(question: str, seen: dict[str, Any]) -> Asked:
    """The question, no word of it read as one that stands only in what the one who asks may not see."""
    unseen: set[str] = set()
    while True:
        asked = read_question(question, unseen)
        others = set(asked.read_as.values())
        if not others or (seen["everywhere"] and not seen["tagged"]):
            return asked
        hidden = others - _seen(others, seen)
        if not hidden:
            return asked
        unseen |= hidden


def _seen(words: set[str], seen: dict[str, Any]) -> set[str]:
    """Those of the words that stand in something that the one who asks may see."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN_WORDS, {**seen, "read": list(words), "quoted": [f"'{word}'" for word in words]})
        return {word for (word,) in cursor.fetchall()}


def _answer(asked: Asked, limits: Limits, given: dict[str, Any]) -> Answer:
    if not asked.terms and not asked.codes:
        return Answer([], 0, {})
    groups = {f"chosen_{place}": list(group) for place, group in enumerate(limits.chosen)}
    joined = " join foundation_searchentry as entry using (id)" if groups else ""
    sql = SEARCH.format(joined=joined, chosen="".join(f" and entry.tags && %({name})s::text[]" for name in groups))
    with connection.cursor() as cursor:
        cursor.execute(sql, {**_tests(asked, limits), **_limits(asked, limits), **given, **groups})
        total, tags, by_kind, rows, missing, most, guides, own = map(_parsed, cursor.fetchone())
    nowhere = set(missing or ()) if most is not None or not rows else set()  # a code was found: its parts are no words
    said = [(term.said, number not in nowhere) for number, term in enumerate(asked.terms, start=1)]
    return Answer(
        [_found(*row) for row in rows or ()],
        total,
        asked.read_as,
        asked.also,
        tags or {},
        by_kind or {},
        own or 0,
        _counted(guides, given) if guides else {},
        unknown=[word for word, is_known in said if not is_known],
        about=[word for word, is_known in said if is_known],
        is_near=most is not None and 2 * most < len(said) + bool(nowhere),
    )


def _counted(tags: list[str], given: dict[str, Any]) -> dict[str, int]:
    """How many entries have each of these tags, of those that the one who asks may see."""
    with connection.cursor() as cursor:
        cursor.execute(GUIDING, {**given, "tags": tags})
        return dict(cursor.fetchall())


def _limits(asked: Asked, limits: Limits) -> dict[str, Any]:
    words = [word for term in asked.terms for word in telling(term.words)]
    return {
        "only_kinds": list(limits.kinds),
        "mine": list(limits.mine),
        "own_work": list(limits.own_work),
        "counted": list(COUNTED),
        "guiding": list(limits.guiding),
        "called": [_begin_of(word) for word in words] if limits.guiding and len(words) <= MOST_IN_NAME else [],
    }


def _begin_of(word: str) -> str:
    """A pattern for names that hold the word, however it is bent; an accent stands on a vowel."""
    return f"%{re.sub('[aeiouy]', '_', word[: max(4, len(word) - 2)])}%"


def _known_codes(seen: dict[str, Any], limits: Limits) -> list[str]:
    """The keys of the codes of everything that the one who asks may find; what is a part has none of its own."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_CODES, {**seen, "codes": _tags_of_codes(limits)})
        return [key for (key,) in cursor.fetchall()]


def findable(kind: str) -> set[int]:
    """The ids of the objects of one kind that can be found."""
    return set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True))


def _found(kind: str, title: str, context: str, excerpt: str, url: str, *where: Any) -> Found:
    object_id, part, tags = where
    return Found(kind, title, context, excerpt, url, object_id, part, tuple(tags))


def _tests(asked: Asked, limits: Limits) -> dict[str, Any]:
    codes = [f"{kind}:{code}" for kind in _tags_of_codes(limits) for code in asked.codes]
    weights = "ACD" if limits.shown_only else ""
    names, more = ("A", "C") if limits.shown_only else ("AB", "BC")
    return {
        "exact": [term.written(term.exact, weights=weights) for term in asked.terms],
        "alike": [term.written(term.alike, weights=weights) for term in asked.terms],
        "wide": [term.written(term.exact, term.alike, term.others, weights=weights) for term in asked.terms],
        "names": [term.written(term.exact, weights=names) for term in asked.terms],
        "around": [term.written(term.exact, weights="C") for term in asked.terms],
        "wide_names": [term.written(term.alike, term.others, weights=more) for term in asked.terms],
        "begun": [_weighed(term.begun, weights) for term in asked.terms],
        "begins": [f"{word}%" for term in asked.terms for word in term.words],
        "own": [code for code in codes if not code.startswith(OLD)],
        "codes": codes,
        "weight": [term.weight for term in asked.terms],
        "whole": asked.is_code,
        "beside": ["document"],
        "last": ["decision"],
        "liked": ["process-step"] if asked.asks_how else ["process"],
    }


def _weighed(begun: str, weights: str) -> str:
    return begun + weights if begun else ""


def _tags_of_codes(limits: Limits) -> list[str]:
    """The kinds of tag that hold codes, what is called so itself first."""
    return ["nummer"] if limits.shown_only else ["nummer", "code", OLD]


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
