"""What the database is asked for a search.

Each asked word counts by how rare it is, where it stands (title, names, context, text) and how it is written (so, a
longer or shorter word of it, another word for it). Many words count for more than one word that stands in a good place.
An entry must hold a good part of what the best one holds, of a code all. What is called exactly so comes first, what
once was called so after it, and what is not in force yet comes later. What explains work and is none (a decision) comes
after all that is, so that many of them hide nothing.

Only the index is asked which entries hold a word, and of these only numbers are carried along: answers are counted by
the shelf they share, and of thousands the two hundred that hold most, in the title first, are ranked.
"""

from __future__ import annotations

# Answers are counted by these tags: entries that have the same of them stand on one shelf.
COUNTED = ("domein", "organisatie")
_WAYS = ("exact", "alike", "wide", "names", "around", "wide_names")
_SEEN = """kind = any(%(kinds)s)
          and (%(everywhere)s or kind <> all(%(limited)s) or object_id in (select object_id from within))
          and (kind <> all(%(tagged)s) or tags && %(seen_tags)s::text[])"""


def _query(way: str) -> str:
    """In every language that an entry may be written in; what is still being typed only as it stands."""
    begun = " || to_tsquery('simple', begun)" if way in {"alike", "wide"} else ""
    languages = " || ".join(f"to_tsquery('{language}', {way})" for language in ("dutch", "english", "simple"))
    return f"{languages}{begun} as {way}"


SEARCH = f"""
  with term as materialized (
       select {", ".join(map(_query, _WAYS))}, weight, number
         from unnest({", ".join(f"%({way})s::text[]" for way in (*_WAYS, "begun"))}, %(weight)s::float8[])
              with ordinality as asked({", ".join(_WAYS)}, begun, weight, number)),
       within as materialized (select unnest(%(within)s::bigint[]) as object_id),
       held as materialized (
       select number, id, shelf, titles @@ exact as in_title
         from term join foundation_searchentry on words @@ wide
        where {_SEEN}),
       named as materialized (
       select id, shelf, case when tags && %(own)s::text[] then 2 else 1 end as named
         from foundation_searchentry
        where tags && %(codes)s::text[] and {_SEEN}),
       weighed as materialized (
       select term.*, coalesce(entries, 0) as entries,
              weight * ln(1 + (select count(*) from held) / (1.0 + coalesce(entries, 0)))::float8 as rarity
         from term left join (select number, count(*) as entries from held group by number) as counted using (number)),
       matching as materialized (
       select id, min(shelf) as shelf, sum(words) as words, sum(held) as held, sum(titled) as titled,
              max(named) as named
         from (select id, shelf, 1 as words, rarity as held, case when in_title then rarity else 0 end as titled,
                      0 as named
                 from held join weighed using (number)
                union all
               select id, shelf, 0, 0, 0, named from named) as either
        group by id),
       best as (
       select case when %(whole)s then (select sum(rarity) from weighed) * 0.99 else max(held) * 0.6 end as least
         from matching),
       answers as materialized (
       select matching.* from matching, best where held >= least and held > 0 or named > 0),
       owned as materialized (select id from foundation_searchentry where tags && %(own_work)s::text[]),
       shelves as materialized (
       select counted.shelf, number, kind, tags
         from (select shelf, count(*) as number, min(id) as id from answers group by shelf) as counted
         join foundation_searchentry using (id)),
       chosen as materialized (
       select answers.*, shelves.kind
         from answers join shelves using (shelf){{joined}}
        where (cardinality(%(only_kinds)s::text[]) = 0 or shelves.kind = any(%(only_kinds)s)){{chosen}}),
       near as materialized (
       select id, named from chosen
        order by named desc, kind = any(%(last)s), held + titled desc, kind = any(%(liked)s) desc, id
        limit greatest(200, %(offset)s + %(limit)s)),
       flat as materialized (
       select near.named, entry.*, entry.words || ''::tsvector as flat
         from near join foundation_searchentry as entry using (id)),
       scored as materialized (
       select flat.*,
              (select sum(rarity * greatest(
                       case when titles @@ exact then 1 when titles @@ alike then 0.8 when titles @@ wide then 0.7
                            else 0 end,
                       case when flat @@ names then 0.7 when flat @@ around then 0.4 when flat @@ wide_names then 0.3
                            when flat @@ exact then 0.2 when flat @@ wide then 0.15 else 0 end))
                 from weighed)
              / (1 + 0.15 * ln(1 + cardinality(string_to_array(title, ' '))))
              * case when title ilike any(%(begins)s::text[]) then 1.05 else 1 end
              * case when tags && %(mine)s::text[] then 1.1 else 1 end
              * case when 'later' = any(tags) then 0.7 else 1 end
              * case when kind = any(%(liked)s) then 1.2 when kind = any(%(beside)s) then 0.85 else 1 end
              as score
         from flat),
       page as materialized (
       select *, row_number() over (order by named desc, kind = any(%(last)s), score desc nulls last, kind,
                                     object_id, part) as place
         from scored
        order by place
        limit %(limit)s offset %(offset)s)
select (select count(*) from chosen),
       (select jsonb_object_agg(tag, number) from
               (select tag, sum(number) as number from shelves, unnest(tags) as tag
                 where split_part(tag, ':', 1) = any(%(counted)s)
                 group by tag) as counted),
       (select jsonb_object_agg(kind, number) from
               (select kind, sum(number) as number from shelves group by kind) as counted),
       (select jsonb_agg(jsonb_build_array(kind, title, context, excerpt, url, object_id, part, tags) order by place)
          from page),
       (select jsonb_agg(number) from weighed where entries = 0),
       (select max(words) from answers having max(named) = 0),
       (select jsonb_agg(distinct tag) from
               (select unnest(tags) as tag from foundation_searchentry
                 where id in (select id from answers order by held desc, id limit 400)) as sampled
         where cardinality(%(called)s::text[]) > 0 and split_part(tag, ':', 1) = any(%(guiding)s::text[])
           and tag ilike all(%(called)s::text[])),
       (select count(*) from owned join answers using (id))
"""  # noqa: S608 - nothing but what stands above

SEEN_WORDS = f"""
  with within as materialized (select unnest(%(within)s::bigint[]) as object_id)
select word
  from (select word, {_query("said")}
          from unnest(%(read)s::text[], %(quoted)s::text[]) as asked(word, said)) as asked
 where exists (select from foundation_searchentry where words @@ said and {_SEEN})
"""  # noqa: S608

GUIDING = f"""
  with within as materialized (select unnest(%(within)s::bigint[]) as object_id)
select tag, count(*)
  from unnest(%(tags)s::text[]) as tag join foundation_searchentry on tags @> array[tag]
 where {_SEEN}
 group by tag
"""  # noqa: S608

KNOWN_CODES = """
select distinct split_part(tag, ':', 2)
  from foundation_searchentry, unnest(tags) as tag
 where part = '' and kind = any(%(kinds)s) and split_part(tag, ':', 1) = any(%(codes)s)
   and (%(everywhere)s or kind <> all(%(limited)s) or object_id = any(%(within)s))
   and (kind <> all(%(tagged)s) or tags && %(seen_tags)s::text[])
"""
