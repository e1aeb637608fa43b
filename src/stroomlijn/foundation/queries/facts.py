"""Reads of the fact log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from stroomlijn.foundation.models import Fact


@dataclass(frozen=True, slots=True)
class FactValue:
    """What happened, as a subscriber sees it."""

    id: UUID
    kind: str
    object_id: int
    version: int | None
    payload: dict[str, Any]


def fact(fact_id: UUID | str) -> FactValue:
    """The fact; raises Fact.DoesNotExist when there is none."""
    row = Fact.objects.get(pk=fact_id)
    return FactValue(row.pk, row.kind, row.object_id, row.version, row.payload)
