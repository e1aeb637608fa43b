"""Two people who change the same thing: the second is told, and nothing is overwritten."""

from __future__ import annotations

from typing import Protocol

from stroomlijn.engines.problems import Problem


class Revised(Protocol):
    """Something that counts its changes."""

    revision: int


def refuse_stale(thing: Revised, seen: int | None) -> None:
    """Raises Problem "changed-meanwhile" when `thing` changed after the revision that was seen; None asks nothing."""
    if seen is not None and thing.revision != seen:
        raise Problem("changed-meanwhile")
