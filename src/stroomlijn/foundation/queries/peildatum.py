"""Where the story of a demo stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stroomlijn.foundation.models import Peildatum


@dataclass(frozen=True, slots=True)
class Standing:
    """The date of the story and the number of the step that was begun last."""

    day: datetime.date | None
    step: str


def standing() -> Standing | None:
    """None where no story is told."""
    found = Peildatum.objects.first()
    return Standing(found.day, found.step) if found else None
