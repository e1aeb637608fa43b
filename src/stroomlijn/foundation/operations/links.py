"""Typed links between any two objects."""

from __future__ import annotations

from stroomlijn.foundation.models import Link

Ref = tuple[str, int]


def link(kind: str, source: Ref, target: Ref) -> None:
    """Makes the link once. Call it inside the transaction of the write that makes it true."""
    Link.objects.get_or_create(kind=kind, from_kind=source[0], from_id=source[1], to_kind=target[0], to_id=target[1])


def unlink(kind: str, source: Ref, target: Ref) -> None:
    """Takes the link away; there may be none. Call it inside the transaction of the write that ends it."""
    Link.objects.filter(kind=kind, from_kind=source[0], from_id=source[1], to_kind=target[0], to_id=target[1]).delete()
