"""What can be found by a tag instead of by words."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.foundation.models import SearchEntry
from stroomlijn.foundation.text import storable

from .search import Found

TAG_LENGTH = 320


def tagged(
    kind: str, tags: Sequence[str], within: list[int] | None, *, offset: int = 0, limit: int = 100
) -> tuple[list[Found], int]:
    """Entries of one kind that carry one of these tags, by what they are part of, and how many there are.

    `within` holds the ids of the objects that the one who asks may see, None meaning all.
    """
    rows = SearchEntry.objects.filter(kind=kind, tags__overlap=[storable(tag)[:TAG_LENGTH] for tag in tags])
    if within is not None:
        rows = rows.filter(object_id__in=within)
    page = rows.order_by("context", "object_id", "pk")[offset : offset + limit]
    found = [
        Found(row.kind, row.title, row.context, row.excerpt, row.url, row.object_id, row.part, tuple(row.tags))
        for row in page
    ]
    return found, rows.count()
