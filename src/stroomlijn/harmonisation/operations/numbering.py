"""The numbers of the register of decisions."""

from __future__ import annotations

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import DecisionNumber


def take_numbers(how_many: int) -> list[str]:
    """The next numbers of this year's register (BESL-2026-001), without gaps: the row is locked until the end."""
    year = clock.today().year
    DecisionNumber.objects.get_or_create(year=year)
    counter = DecisionNumber.objects.select_for_update().get(year=year)
    first = counter.last + 1
    counter.last += how_many
    counter.save(update_fields=["last"])
    return [f"BESL-{year}-{number:03d}" for number in range(first, first + how_many)]
