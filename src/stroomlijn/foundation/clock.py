"""The business date and moment: for terms, validity and what people did. Sessions, audit and jobs use real time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

_standing: ContextVar[datetime.date | None] = ContextVar("standing", default=None)


def today() -> datetime.date:
    """The date on which the work stands: today in the Netherlands; in a demo its peildatum."""
    return _standing.get() or demo_day() or timezone.localdate()


def now() -> datetime.datetime:
    """The moment at which the work stands: now; in a demo the same time of day on its peildatum."""
    real, day = timezone.localtime(), today()
    if day == real.date():
        return real
    return timezone.make_aware(datetime.datetime.combine(day, real.time()))


def latest() -> datetime.datetime:
    """What comes after it lies in the future: now, and in a demo not before now in the world of who writes to it."""
    return max(now(), timezone.localtime())


def demo_day() -> datetime.date | None:
    """The peildatum of the demo; None where this is no demo, or its story was not told yet."""
    if not settings.DEMO:
        return None
    from stroomlijn.foundation.models import Peildatum

    return Peildatum.objects.values_list("day", flat=True).first()


@contextmanager
def standing_on(day: datetime.date) -> Iterator[None]:
    """Work in this block stands on that date, whatever the date is elsewhere."""
    token = _standing.set(day)
    try:
        yield
    finally:
        _standing.reset(token)
