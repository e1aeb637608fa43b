"""Finding: full text in the language of the entry, with other words for the same, typing errors forgiven."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from stroomlijn.foundation.codes import letters, nearest_codes
from stroomlijn.foundation.models import SearchEntry

from .asking import Asked, nearest, read_question
from .searching import KNOWN_CODES, SEARCH

__all__ = ["Answer", "Found", "Limits", "findable", "nearest", "search"]

NEAR_CODES = 5
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
    chosen. `no_code` is what was asked when that is a code nothing has; what was found then has one that is like it.
    """

    found: list[Found]
    total: int
    read_as: dict[str, str]
    also: list[str] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    no_code: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What was chosen: of each group of tags at least one. `mine` are tags that bring an answer a little higher;
    answers are counted by the kinds of tag in `counted`. `shown_only` leaves out what is searched but not shown.
    """

    chosen: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
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
    asked = read_question(question)
    if not asked.terms and not asked.codes:
        return Answer([], 0, {})
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
    answer = _answer(asked, limits, seen | page)
    if not asked.is_code or answer.kinds:
        return answer
    known = _known_codes(seen, limits)
    if " " in question.strip() and letters(asked.codes[0]) not in map(letters, known):
        return _answer(replace(asked, is_code=False), limits, seen | page)
    near = Asked([], nearest_codes(asked.codes[0], known, NEAR_CODES))
    return replace(_answer(near, limits, seen | page), no_code=question.strip())


def _answer(asked: Asked, limits: Limits, given: dict[str, Any]) -> Answer:
    if not asked.terms and not asked.codes:
        return Answer([], 0, {})
    groups = {f"chosen_{place}": list(group) for place, group in enumerate(limits.chosen)}
    sql = SEARCH.format(chosen="".join(f" and tags && %({name})s::text[]" for name in groups))
    only = {"only_kinds": list(limits.kinds), "mine": list(limits.mine), "counted": list(limits.counted)}
    with connection.cursor() as cursor:
        cursor.execute(sql, {**_tests(asked, limits), **given, **only, **groups})
        total, tags, by_kind, rows = (_parsed(value) for value in cursor.fetchone())
    found = [_found(*row) for row in rows or ()]
    return Answer(found, total, asked.read_as, asked.also, tags or {}, by_kind or {})


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
    return {
        "exact": [term.weighing(weights) for term in asked.terms],
        "wide": [term.wide(weights) for term in asked.terms],
        "titled": [term.weighing("A") for term in asked.terms],
        "own": [code for code in codes if not code.startswith(OLD)],
        "codes": codes,
        "ways": [term.ways for term in asked.terms],
        "weight": [term.weight for term in asked.terms],
        "whole": asked.is_code,
        "beside": ["document"],
        "liked": ["process-step"] if asked.asks_how else ["process"],
    }


def _tags_of_codes(limits: Limits) -> list[str]:
    """The kinds of tag that hold codes, what is called so itself first."""
    return ["nummer"] if limits.shown_only else ["nummer", "code", OLD]


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
