"""What was asked and not found."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stroomlijn.foundation.models import SearchMiss

SHOWN_FROM = 3


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that found nothing: how often, and when last."""

    id: int
    question: str
    times: int
    last_on: datetime.date


def misses(offset: int = 0, limit: int = 20) -> tuple[list[Miss], int]:
    """The questions that were asked most first, and how many there are.

    What was asked once or twice is not shown: it says more of who asked than of what is missing.
    """
    asked = SearchMiss.objects.filter(times__gte=SHOWN_FROM)
    rows = asked.values_list("pk", "question", "times", "last_on")
    return [Miss(*row) for row in rows[offset : offset + limit]], asked.count()
