"""How long work takes, as people write it, in minutes; and terms, which stay as they are written."""

from __future__ import annotations

import re

_UNITS = (
    (re.compile(r"(?:m|min|minuut|minuten|minutes?)\.?"), 1.0),
    (re.compile(r"(?:u|uur|uren|h|hours?)\.?"), 60.0),
)
_AMOUNT = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)(?:\s*(?:-|–|tot|a|à)\s*(\d{1,6}(?:[.,]\d{1,4})?))?\s*([a-z]*\.?)")
_CLOCK = re.compile(r"(\d{1,3}):(\d\d)(?::\d\d)?")
_TERM = re.compile(
    r"(?:(?:binnen|max\.?|maximaal|uiterlijk|ca\.?|circa)\s+)?\d{1,4}(?:\s*(?:-|–|tot)\s*\d{1,4})?\s+"
    r"(?:(?:werk|kalender)?dag(?:en)?|we(?:e)?k(?:en)?|maand(?:en)?|jaar|uur|uren|minuten)\b",
    re.IGNORECASE,
)


def minutes(written: str) -> float | None:
    """ "45 min", "1,5 uur", "1 uur 30", "0:45", "45", "10-20 min" (the middle) as minutes; None for anything else."""
    plain = written.casefold().strip()
    if clock := _CLOCK.fullmatch(plain):
        return int(clock[1]) * 60.0 + int(clock[2])
    total, position = 0.0, 0
    for match in _AMOUNT.finditer(plain):
        unit = _unit(match[3])
        if unit is None or plain[position : match.start()].strip(" ,en"):
            return None
        low = float(match[1].replace(",", "."))
        high = float(match[2].replace(",", ".")) if match[2] else low
        total, position = total + unit * (low + high) / 2, match.end()
    return total if position and not plain[position:].strip() else None


def written_minutes(value: float) -> str:
    """The inverse of minutes()."""
    return f"{value:.10g} min"


def split_wait(written: str) -> tuple[str, str]:
    """`reactie inwoner, 14 dagen` as what is waited for and the term; either may be ""."""
    if _TERM.fullmatch(written):
        return "", written
    what, comma, term = written.rpartition(",")
    if comma and _TERM.fullmatch(term.strip()):
        return what.strip(), term.strip()
    return written, ""


def _unit(written: str) -> float | None:
    if not written:
        return 1.0
    return next((factor for pattern, factor in _UNITS if pattern.fullmatch(written)), None)
