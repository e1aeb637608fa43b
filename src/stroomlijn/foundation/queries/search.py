"""Finding: full text in the language of the entry, with other words for the same, typing errors forgiven."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from stroomlijn.foundation.models import SearchEntry

from .asking import Asked, nearest, read_question

__all__ = ["Answer", "Found", "Limits", "findable", "nearest", "search"]


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

    `tags` says how many answers there are per tag, and `kinds` per kind, before any was chosen.
    """

    found: list[Found]
    total: int
    read_as: dict[str, str]
    also: list[str] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """What was chosen: of each group of tags at least one. `mine` are tags that bring an answer a little higher."""

    chosen: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()


# Each asked word counts by how rare it is and where it stands: title, names, context, text. An entry must hold a good
# part of what the best one holds. What is called exactly so comes first, what once was called so after it, and what is
# not in force yet comes later. Only the index is asked which entries hold a word, and no entry is carried along: of
# thousands of answers the few hundred that hold most, in the title first, are ranked.
SEARCH = """
  with term as materialized (
       select to_tsquery('dutch', exact) || to_tsquery('english', exact) || to_tsquery('simple', exact) as exact,
              to_tsquery('dutch', wide) || to_tsquery('english', wide) || to_tsquery('simple', wide) as wide,
              to_tsquery('dutch', titled) || to_tsquery('english', titled) || to_tsquery('simple', titled) as titled,
              number
         from unnest(%(exact)s::text[], %(wide)s::text[], %(titled)s::text[])
              with ordinality as asked(exact, wide, titled, number)),
       within as materialized (select unnest(%(within)s::bigint[]) as object_id),
       held as materialized (
       select number, id, kind, tags, words @@ titled as in_title
         from term join foundation_searchentry on words @@ wide
        where kind = any(%(kinds)s)
          and (%(everywhere)s or kind <> all(%(limited)s) or object_id in (select object_id from within))),
       named as materialized (
       select id, kind, tags, case when tags && %(own)s::text[] then 2 else 1 end as named
         from foundation_searchentry
        where tags && %(codes)s::text[] and kind = any(%(kinds)s)
          and (%(everywhere)s or kind <> all(%(limited)s) or object_id in (select object_id from within))),
       weighed as materialized (
       select number, exact, wide, ln(1 + (select count(distinct id) from held) / (1.0 + coalesce(entries, 0)))::float8
              as rarity
         from term left join (select number, count(*) as entries from held group by number) as counted using (number)),
       matching as materialized (
       select id, any_value(kind) as kind, any_value(tags) as tags, sum(held) as held, sum(titled) as titled,
              max(named) as named
         from (select id, kind, tags, rarity as held, case when in_title then rarity else 0 end as titled, 0 as named
                 from held join weighed using (number)
                union all
               select id, kind, tags, 0, 0, named from named) as either
        group by id),
       best as (select max(held) * 0.6 as least from matching),
       answers as materialized (
       select matching.* from matching, best where held >= least and held > 0 or named > 0),
       chosen as materialized (
       select * from answers
        where (cardinality(%(only_kinds)s::text[]) = 0 or kind = any(%(only_kinds)s)){chosen}),
       near as materialized (
       select * from chosen order by named desc, held + titled desc, kind = any(%(liked)s) desc, id
        limit greatest(400, %(offset)s + %(limit)s)),
       ranked as (
       select near.named, entry.*,
              (select sum(rarity * greatest(ts_rank('{{0.1, 0.35, 0.7, 1.0}}', words, exact),
                                            0.6 * ts_rank('{{0.1, 0.35, 0.7, 1.0}}', words, wide)))
                 from weighed)
              / (1 + 0.15 * ln(1 + cardinality(string_to_array(title, ' '))))
              * case when entry.tags && %(mine)s::text[] then 1.1 else 1 end
              * case when 'later' = any(entry.tags) then 0.7 else 1 end
              * case when entry.kind = any(%(liked)s) then 1.1 else 1 end as score
         from near join foundation_searchentry as entry using (id)),
       page as (
       select * from ranked
        order by named desc, score desc nulls last, kind, object_id, part
        limit %(limit)s offset %(offset)s)
select (select count(*) from chosen),
       (select jsonb_object_agg(tag, number) from
               (select tag, sum(number) as number
                  from (select tags, count(*) as number from answers group by tags) as alike, unnest(tags) as tag
                 group by tag) as counted),
       (select jsonb_object_agg(kind, number) from
               (select kind, count(*) as number from answers group by kind) as counted),
       (select jsonb_agg(jsonb_build_array(kind, title, context, excerpt, url, object_id, part, tags)
                         order by named desc, score desc nulls last, kind, object_id, part) from page)
"""


def search(
    question: str,
    kinds: Sequence[str],
    *,
    within: list[int] | None = None,
    free: Sequence[str] = (),
    limits: Limits | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Answer:
    """The best answers first. A question without words finds nothing.

    `within` holds the ids of the objects that the one who asks may see, None meaning all; kinds in `free` are for all.
    """
    asked = read_question(question)
    if not asked.terms and not asked.codes:
        return Answer([], 0, {})
    limits = limits or Limits()
    seen: dict[str, Any] = {
        "everywhere": within is None,
        "within": within or [],
        "limited": [kind for kind in kinds if kind not in free],
    }
    only = {"only_kinds": list(limits.kinds), "mine": list(limits.mine)}
    groups = {f"chosen_{place}": list(group) for place, group in enumerate(limits.chosen)}
    sql = SEARCH.format(chosen="".join(f" and tags && %({name})s::text[]" for name in groups))
    page: dict[str, Any] = {"kinds": list(kinds), "limit": limit, "offset": offset}
    with connection.cursor() as cursor:
        cursor.execute(sql, {**_tests(asked), **seen, **only, **groups, **page})
        total, tags, by_kind, rows = (_parsed(value) for value in cursor.fetchone())
    found = [_found(*row) for row in rows or ()]
    return Answer(found, total, asked.read_as, asked.also, tags or {}, by_kind or {})


def findable(kind: str) -> set[int]:
    """The ids of the objects of one kind that can be found."""
    return set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True))


def _found(kind: str, title: str, context: str, excerpt: str, url: str, *where: Any) -> Found:
    object_id, part, tags = where
    return Found(kind, title, context, excerpt, url, object_id, part, tuple(tags))


def _tests(asked: Asked) -> dict[str, Any]:
    own, old = [f"code:{code}" for code in asked.codes], [f"oude-code:{code}" for code in asked.codes]
    return {
        "exact": [term.exact for term in asked.terms],
        "wide": [term.wide for term in asked.terms],
        "titled": [term.titled for term in asked.terms],
        "own": own,
        "old": old,
        "codes": [*own, *old],
        "liked": ["process-step"] if asked.asks_how else ["process"],
    }


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
