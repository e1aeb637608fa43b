"""How long people say that something takes: '10 werkdagen', 'binnen 6 weken', 'P30D'."""

from __future__ import annotations

import re

WEEK = 7
_SAID = re.compile(
    r"(\d+)\s*(werkdag|working day|business day|dag|day|week|weken|maand|month|jaar|year)", re.IGNORECASE
)
_ISO = re.compile(r"P(\d+)([DWMY])")
_DAYS = {
    "werkdag": 1.4,
    "working day": 1.4,
    "business day": 1.4,
    "dag": 1,
    "day": 1,
    "d": 1,
    "week": 7,
    "weken": 7,
    "w": 7,
    "maand": 30,
    "month": 30,
    "m": 30,
    "jaar": 365,
    "year": 365,
    "y": 365,
}


def term_of(text: str) -> float:
    """Days that a term gives for the whole: '6 weken onderzoek en 2 weken besluit', '6 weken; 12 met commissie'."""
    first = text.partition(";")[0]
    return sum(days_of(part) for part in first.split(" en "))


def days_of(text: str) -> float:
    """Days of the calendar; 0 when the text names no length of a day or more."""
    found = _SAID.search(text) or _ISO.search(text)
    return int(found[1]) * _DAYS[found[2].lower()] if found else 0
