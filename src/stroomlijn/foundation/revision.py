"""Two people who change the same thing: the second is told, and nothing is overwritten."""

from __future__ import annotations

import hashlib
from typing import Protocol

from stroomlijn.engines.problems import Problem


class Revised(Protocol):
    """Something that counts its changes."""

    revision: int


def refuse_stale(thing: Revised, seen: int | None) -> None:
    """Raises Problem "changed-meanwhile" when `thing` changed after the revision that was seen; None asks nothing."""
    if seen is not None and thing.revision != seen:
        raise Problem("changed-meanwhile")


def sign_of(words: str) -> str:
    """A short sign of words, which a form carries to tell later whether they are still the same."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def refuse_overwriting(now: str, new: str, seen: str | None) -> None:
    """Raises Problem "changed-meanwhile" unless words `now` are still those of the sign `seen`, or `new` already."""
    if seen and now != new and sign_of(now) != seen:
        raise Problem("changed-meanwhile")
