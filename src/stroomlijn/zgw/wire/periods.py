"""Reckoning with periods (ISO 8601), and days as people and other systems write them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?", re.ASCII)
_WRITTEN = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII | re.DOTALL),
    re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?", re.ASCII),
)


def later(day: date, period: str) -> date | None:
    """The day that lies a period later: a month after 31 January is the last of February. None beyond the calendar."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    years, months, weeks, days = (int(one or 0) for one in found.groups())
    try:
        return _months_later(day, years * 12 + months) + timedelta(weeks=weeks, days=days)
    except (ValueError, OverflowError):
        return None


def day_in(text: str) -> date | None:
    """The day that a text stands for: `2013-1-1`, `20130101`, or the day of a moment."""
    for way in _WRITTEN:
        found = way.fullmatch(text.strip())
        if found:
            try:
                return date(*(int(one) for one in found.groups()))
            except ValueError:
                return None
    return None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
