"""Finding: full text in the language of the entry, prefix of the last word, typing errors forgiven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from stroomlijn.foundation.models import SearchEntry, SearchWord
from stroomlijn.foundation.text import fold

WORD = re.compile(r"[^\W_]+")
LEAST_LIKE = 78.0
# Words with which people begin a question and that find nothing by themselves.
QUESTION = {
    *("hoe", "doe", "ik", "moet", "kan", "ga", "je", "we", "wij", "wat", "waar", "is", "bij"),
    *("een", "de", "het", "van", "voor", "met", "aan", "in", "op", "te", "naar", "en", "of"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One answer. `title_parts` are (text, found) pairs for underlining what was asked."""

    kind: str
    title: str
    context: str
    excerpt: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, how much in all, and the words that were read as others."""

    found: list[Found]
    total: int
    read_as: dict[str, str]


# Ranking is what costs: entries with only some of the words are ranked only when those with all do not fill the page.
SEARCH = """
  with asked as materialized (
       select to_tsquery('dutch', %(loose)s) || to_tsquery('english', %(loose)s)
              || to_tsquery('simple', %(loose)s) as any,
              to_tsquery('dutch', %(strict)s) || to_tsquery('english', %(strict)s)
              || to_tsquery('simple', %(strict)s) as every),
       matching as materialized (
       select id, words @@ asked.every as whole
         from foundation_searchentry, asked
        where words @@ asked.any and kind = any(%(kinds)s)
              and (%(everywhere)s or object_id in (select unnest(%(within)s::bigint[])))),
       counted as (
       select count(*) as total, count(*) filter (where whole) as whole from matching)
select kind, title, context, excerpt, url, counted.total
  from matching join foundation_searchentry using (id), asked, counted
 where matching.whole or counted.whole < %(offset)s + %(limit)s
 order by matching.whole desc, ts_rank_cd('{0.05, 0.2, 0.6, 1.0}', words, asked.any, 1) desc,
          kind, object_id, part
 limit %(limit)s offset %(offset)s
"""


def search(
    question: str, kinds: list[str], *, within: list[int] | None = None, limit: int = 20, offset: int = 0
) -> Answer:
    """The best answers first. A question without words finds nothing.

    `within` holds the ids of the objects that the one who asks may see; None means all of them.
    """
    asked = [word for word in WORD.findall(fold(question)) if word not in QUESTION][:12]
    if not asked:
        return Answer([], 0, {})
    read_as = {word: near for word in asked if (near := nearest(word)) != word}
    words = [read_as.get(word, word) for word in asked]
    terms = [*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"]
    tests: dict[str, Any] = {"loose": " | ".join(terms), "strict": " & ".join(terms), "kinds": kinds}
    # A flag of its own: asking whether the list is null would convert the whole list again for every entry.
    seen: dict[str, Any] = {"everywhere": within is None, "within": within or []}
    with connection.cursor() as cursor:
        cursor.execute(SEARCH, {**tests, **seen, "limit": limit, "offset": offset})
        rows = cursor.fetchall()
    return Answer([Found(*row[:5]) for row in rows], rows[0][5] if rows else 0, read_as)


def nearest(word: str) -> str:
    """The word of the vocabulary that was most likely meant; the word itself when it is known or nothing is near."""
    if len(word) < 5:
        return word
    vocabulary, known = _vocabulary(_vocabulary_size())
    if word in known or any(term.startswith(word) for term in vocabulary):
        return word
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
    return best[0] if best else word


def _vocabulary_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from foundation_searchword")
        return int(cursor.fetchone()[0])


@lru_cache(maxsize=2)
def _vocabulary(_newest: int) -> tuple[list[str], frozenset[str]]:
    words = list(SearchWord.objects.order_by("word").values_list("word", flat=True))
    return words, frozenset(words)


def findable(kind: str) -> set[int]:
    """The ids of the objects of one kind that can be found."""
    return set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True))
