"""Which objects are linked to an object."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q

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


def numbers_linked_from(kind: str, source_kind: str, ids: Collection[int]) -> dict[int, int]:
    """To how many objects each of these points by links of this kind, of those that do."""
    rows = Link.objects.filter(kind=kind, from_kind=source_kind, from_id__in=ids).order_by().values_list("from_id")
    return dict(rows.annotate(number=Count("pk")).values_list("from_id", "number"))


def links_of(kinds: Collection[str], ref: Ref, other_kind: str) -> tuple[list[int], list[int]]:
    """Ids of the objects that `ref` points to by links of these kinds, and of those that point to it, in one query."""
    both = Q(from_kind=ref[0], from_id=ref[1], to_kind=other_kind) | Q(
        to_kind=ref[0], to_id=ref[1], from_kind=other_kind
    )
    rows = list(Link.objects.filter(both, kind__in=list(kinds)).values_list("from_kind", "from_id", "to_id"))
    forth = {to_id for kind, from_id, to_id in rows if (kind, from_id) == ref}
    back = {from_id for kind, from_id, _to in rows if (kind, from_id) != ref}
    return sorted(forth), sorted(back)
