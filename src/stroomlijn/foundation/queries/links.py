"""Which objects are linked to an object."""

from __future__ import annotations

from stroomlijn.foundation.models import Link

Ref = tuple[str, int]


def linked_from(kind: str, source: Ref, target_kind: str) -> list[int]:
    """Ids of the objects that `source` points to by links of this kind."""
    rows = Link.objects.filter(kind=kind, from_kind=source[0], from_id=source[1], to_kind=target_kind)
    return list(rows.order_by("to_id").values_list("to_id", flat=True))


def linked_to(kind: str, target: Ref, source_kind: str) -> list[int]:
    """Ids of the objects that point to `target` by links of this kind."""
    rows = Link.objects.filter(kind=kind, to_kind=target[0], to_id=target[1], from_kind=source_kind)
    return list(rows.order_by("from_id").values_list("from_id", flat=True))
