"""Files that people gave, for other contexts."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.foundation.models import StoredFile


def stored_names(ids: Collection[int]) -> dict[int, str]:
    """Names by id, of those that are still kept."""
    return dict(StoredFile.objects.filter(pk__in=ids).order_by("pk").values_list("pk", "name"))
