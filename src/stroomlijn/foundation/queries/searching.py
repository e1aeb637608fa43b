"""What the database is asked for a search.

Each asked word counts by how rare it is and where it stands: title, names, context, text. Many words count for more
than one word that stands in a good place. An entry must hold a good part of what the best one holds, of a code all. The
rank of a word that may be written in many ways is a mean over all of them, so it is multiplied by `ways`. What is
called exactly so comes first, what once was called so after it, and what is not in force yet comes later. Only the
index is asked which entries hold a word, and no entry is carried along: of thousands of answers the few hundred that
hold most, in the title first, are ranked.
"""

from __future__ import annotations

SEARCH = """
  with term as materialized (
       select to_tsquery('dutch', exact) || to_tsquery('english', exact) || to_tsquery('simple', exact) as exact,
              to_tsquery('dutch', wide) || to_tsquery('english', wide) || to_tsquery('simple', wide) as wide,
              to_tsquery('dutch', titled) || to_tsquery('english', titled) || to_tsquery('simple', titled) as titled,
              ways, weight, number
         from unnest(%(exact)s::text[], %(wide)s::text[], %(titled)s::text[], %(ways)s::float8[],
                     %(weight)s::float8[])
              with ordinality as asked(exact, wide, titled, ways, weight, number)),
       within as materialized (select unnest(%(within)s::bigint[]) as object_id),
       held as materialized (
       select number, id, kind, tags, words @@ titled as in_title
         from term join foundation_searchentry on words @@ wide
        where kind = any(%(kinds)s)
          and (%(everywhere)s or kind <> all(%(limited)s) or object_id in (select object_id from within))
          and (kind <> all(%(tagged)s) or tags && %(seen_tags)s::text[])),
       named as materialized (
       select id, kind, tags, case when tags && %(own)s::text[] then 2 else 1 end as named
         from foundation_searchentry
        where tags && %(codes)s::text[] and kind = any(%(kinds)s)
          and (%(everywhere)s or kind <> all(%(limited)s) or object_id in (select object_id from within))
          and (kind <> all(%(tagged)s) or tags && %(seen_tags)s::text[])),
       weighed as materialized (
       select number, exact, wide, ways,
              weight * ln(1 + (select count(*) from held) / (1.0 + coalesce(entries, 0)))::float8 as rarity
         from term left join (select number, count(*) as entries from held group by number) as counted using (number)),
       matching as materialized (
       select id, any_value(kind) as kind, any_value(tags) as tags, sum(held) as held, sum(titled) as titled,
              max(named) as named
         from (select id, kind, tags, rarity as held, case when in_title then rarity else 0 end as titled, 0 as named
                 from held join weighed using (number)
                union all
               select id, kind, tags, 0, 0, named from named) as either
        group by id),
       best as (
       select case when %(whole)s then (select sum(rarity) from weighed) * 0.99 else max(held) * 0.6 end as least
         from matching),
       answers as materialized (
       select matching.* from matching, best where held >= least and held > 0 or named > 0),
       chosen as materialized (
       select * from answers
        where (cardinality(%(only_kinds)s::text[]) = 0 or kind = any(%(only_kinds)s)){chosen}),
       near as materialized (
       select * from chosen order by named desc, held + titled desc, kind = any(%(liked)s) desc, id
        limit greatest(200, %(offset)s + %(limit)s)),
       ranked as (
       select near.named, entry.*,
              (select sum(rarity * power(greatest(
                       ts_rank('{{0.1, 0.35, 0.7, 1.0}}', words, exact),
                       0.6 * least(0.61, ways * ts_rank('{{0.1, 0.35, 0.7, 1.0}}', words, wide))), 0.65))
                 from weighed)
              / (1 + 0.15 * ln(1 + cardinality(string_to_array(title, ' '))))
              * case when entry.tags && %(mine)s::text[] then 1.1 else 1 end
              * case when 'later' = any(entry.tags) then 0.7 else 1 end
              * case when entry.kind = any(%(liked)s) then 1.1 when entry.kind = any(%(beside)s) then 0.85 else 1 end
              as score
         from near join foundation_searchentry as entry using (id)),
       page as (
       select * from ranked
        order by named desc, score desc nulls last, kind, object_id, part
        limit %(limit)s offset %(offset)s)
select (select count(*) from chosen),
       (select jsonb_object_agg(tag, number) from
               (select tag, sum(number) as number
                  from (select tags, count(*) as number from answers group by tags) as alike, unnest(tags) as tag
                 where split_part(tag, ':', 1) = any(%(counted)s)
                 group by tag) as counted),
       (select jsonb_object_agg(kind, number) from
               (select kind, count(*) as number from answers group by kind) as counted),
       (select jsonb_agg(jsonb_build_array(kind, title, context, excerpt, url, object_id, part, tags)
                         order by named desc, score desc nulls last, kind, object_id, part) from page)
"""

KNOWN_CODES = """
select distinct split_part(tag, ':', 2)
  from foundation_searchentry, unnest(tags) as tag
 where part = '' and kind = any(%(kinds)s) and split_part(tag, ':', 1) = any(%(codes)s)
   and (%(everywhere)s or kind <> all(%(limited)s) or object_id = any(%(within)s))
   and (kind <> all(%(tagged)s) or tags && %(seen_tags)s::text[])
"""
