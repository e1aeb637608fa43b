"""Reads of the audit: what was done with one object."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from stroomlijn.foundation.models import AuditLine


@dataclass(frozen=True, slots=True)
class AuditValue:
    """One write: when, by whom ('' for the product itself), and what belongs to it.

    `day` is the business date on which it was done, of acts that say it; else the day itself.
    """

    at: datetime.datetime
    by: str
    details: dict[str, Any]

    @property
    def day(self) -> datetime.date:
        said = self.details.get("day")
        return datetime.date.fromisoformat(said) if said else timezone.localdate(self.at)


def audit_of(kind: str, object_id: int, action: str, limit: int = 50) -> list[AuditValue]:
    """The audit lines of one action on an object, the last first."""
    lines = AuditLine.objects.filter(object_kind=kind, object_id=object_id, action=action).select_related("actor")
    return [
        AuditValue(line.recorded_at, line.actor.name if line.actor else "", line.details)
        for line in lines.order_by("-pk")[:limit]
    ]
