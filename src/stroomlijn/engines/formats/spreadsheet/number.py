"""Numbers of steps: 3, 3a, 4.1. They give the order, the branches and the sub-steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = re.compile(r"\d+ ?[a-z]?\d*([.\-]\d+[a-z]?)*")
_SEGMENT = re.compile(r"(\d+)([a-z]?)(\d*)")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PREFIX = re.compile(r"^(stap|nr\.?|step)\s+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """`path` is 4.1 as ("4", "1"); letters stand beside it: 3a is ("3",) with letters ("a",)."""

    path: tuple[str, ...]
    letters: tuple[str, ...]

    def letter_within(self, depth: int) -> str:
        """The branch to which the step belongs among the steps that lie `depth` levels deep, "" for none."""
        return next((letter for letter in self.letters[depth:] if letter), "")


def normal(written: str) -> str:
    """The number as it is compared: "Stap 3A." and "3 a" are "3a", "3.0" stays what it is."""
    plain = _PREFIX.sub("", written.strip()).rstrip(".):").casefold()
    return plain.replace(" ", "") if _NUMBER.fullmatch(plain) else " ".join(plain.split())


def from_date(written: str) -> str | None:
    """What was typed before a spreadsheet made a date of it: 4-1 or 4.1 became 4 January. None if it is no date."""
    match = _DATE.fullmatch(written)
    return f"{int(match[3])}.{int(match[2])}" if match else None


@lru_cache(maxsize=4096)
def parse(normalised: str) -> Number | None:
    """The parts of a number, None for what follows no numbering ("P100")."""
    if not _NUMBER.fullmatch(normalised):
        return None
    path: list[str] = []
    letters: list[str] = []
    for segment in re.split(r"[.\-]", normalised):
        match = _SEGMENT.fullmatch(segment)
        if match is None:
            return None
        path.append(match[1] + match[2])
        letters.append(match[2])
        if match[3]:
            path.append(match[3])
            letters.append("")
    return Number(tuple(path), tuple(letters))
