"""What processes are called, for lists of mixed objects."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.landscape.models import Process


def process_names(ids: Collection[int]) -> dict[int, str]:
    """'PROC-12 Melding Wmo behandelen' by id, of those that exist."""
    rows = Process.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: f"PROC-{pk} {name}" for pk, name in rows}
