"""What somebody has to do or to know today. Each context gives its own section; one page and one mail show them all."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing: what it is, where it is done, what goes with it in a few words, and when it is due."""

    title: str
    url: str
    detail: str = ""
    due: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class TodaySection:
    """Things of one kind. `total` may be more than the rows shown; `more_url` leads to all of them.

    `to_do` tells what waits for this person from what is only good to know; `in_mail` is false for what stands there
    every week alike, and so is no news.
    """

    key: str
    title: str
    icon: str
    rows: tuple[TodayRow, ...] = ()
    total: int = 0
    more_url: str = ""
    to_do: bool = True
    in_mail: bool = True


Section = Callable[[Any], TodaySection]

_sections: list[Section] = []


def add_section(section: Section) -> None:
    """`section` takes an account and gives what is there for it, in at most a few queries."""
    if section not in _sections:
        _sections.append(section)


def today_of(account: Any) -> list[TodaySection]:
    """All sections of an account, in the order in which they were registered; empty ones too."""
    return [section(account) for section in _sections]
