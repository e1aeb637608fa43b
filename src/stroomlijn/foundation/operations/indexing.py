"""Keeping what can be found up to date."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from stroomlijn.foundation.models import SearchEntry, SearchWord
from stroomlijn.foundation.queries.searching import COUNTED
from stroomlijn.foundation.text import fold, storable

# Raised when entries come to hold something else: every installation then makes its entries anew, once.
SHAPE = 3
CONFIGURATIONS = {"nl": "dutch", "en": "english", "de": "german", "fr": "french"}
WORD = re.compile(r"[^\W_]{3,60}")


@dataclass(frozen=True, slots=True)
class Findable:
    """What one entry says. `also` is searched inside only (old names, codes, systems); what lies under it is `below`,
    searched by everybody who may see it. Answers are counted and chosen by `tags`, each 'what:which'.
    """

    kind: str
    object_id: int
    part: str
    title: str
    url: str
    context: str = ""
    excerpt: str = ""
    also: str = ""
    language: str = "nl"
    below: str = ""
    tags: tuple[str, ...] = ()


INSERT = """
insert into foundation_searchentry
       (kind, object_id, part, title, context, excerpt, url, language, tags, shelf, shape, titles, words)
select kind, object_id, part, title, context, excerpt, url, language, tags,
       hashtextextended(kind || array_to_string(array(
           select tag from unnest(tags) as tag where split_part(tag, ':', 1) = any(%s) order by tag), ','), 0),
       shape,
       strip(to_tsvector(configuration::regconfig, title) || to_tsvector('simple', title)),
       setweight(to_tsvector(configuration::regconfig, title), 'A')
    || setweight(to_tsvector('simple', title), 'A')
    || setweight(to_tsvector(configuration::regconfig, also), 'B') || setweight(to_tsvector('simple', also), 'B')
    || setweight(to_tsvector(configuration::regconfig, context), 'C')
    || setweight(to_tsvector(configuration::regconfig, excerpt), 'D')
    || setweight(to_tsvector(configuration::regconfig, below), 'D')
  from (select *, array(select jsonb_array_elements_text(listed::jsonb)) as tags
          from unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
                      %s::text[], %s::text[], %s::text[], %s::text[], %s::smallint[])
               as given(kind, object_id, part, title, context, excerpt, url, language, also, configuration, below,
                        listed, shape)) as entry
"""


@transaction.atomic
def reindex(kind: str, object_ids: Sequence[int], findables: Sequence[Findable]) -> None:
    """Replaces all entries of these objects of one kind by the given ones."""
    SearchEntry.objects.filter(kind__startswith=kind, object_id__in=list(object_ids)).delete()
    if not findables:
        return
    columns = zip(*(_row(findable) for findable in findables), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [list(COUNTED), *(list(column) for column in columns)])
    words = {word for findable in findables for word in _words(findable)}
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in sorted(words)], ignore_conflicts=True)


def outdated(kind: str) -> list[int]:
    """The ids of the objects of one kind whose entries an earlier release made."""
    made = SearchEntry.objects.filter(kind__startswith=kind, shape__lt=SHAPE)
    return list(made.order_by("object_id").values_list("object_id", flat=True).distinct())


def indexed(kind: str) -> set[int]:
    """The ids of the objects of one kind that can be found as this release makes them."""
    return set(SearchEntry.objects.filter(kind=kind, shape=SHAPE).values_list("object_id", flat=True))


def _row(entry: Findable) -> tuple[str | int, ...]:
    return (
        entry.kind,
        entry.object_id,
        entry.part,
        storable(entry.title)[:300],
        storable(entry.context)[:300],
        storable(entry.excerpt)[:5_000],
        entry.url,
        entry.language,
        fold(storable(entry.also))[:5_000],
        CONFIGURATIONS.get(entry.language, "simple"),
        fold(storable(entry.below))[:20_000],
        json.dumps([storable(tag)[:320] for tag in dict.fromkeys(entry.tags)]),
        SHAPE,
    )


def _words(entry: Findable) -> set[str]:
    return set(WORD.findall(fold(f"{entry.title} {entry.also} {entry.context} {entry.below}")))
