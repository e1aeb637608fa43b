"""The business date. Terms, validity and agendas use it; sessions, audit and jobs use real time."""

from __future__ import annotations

import datetime

from django.utils import timezone


def today() -> datetime.date:
    """The date on which the work stands: today in the Netherlands."""
    return timezone.localdate()
