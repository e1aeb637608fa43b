"""Connected components: what is joined with what, by any number of links (union-find)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Components(Generic[T]):
    """Things that begin apart and are joined pair by pair."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._leader: dict[T, T] = {thing: thing for thing in things}

    def join(self, one: T, other: T) -> None:
        """Puts the components of both together."""
        self._leader[self.leader(other)] = self.leader(one)

    def leader(self, thing: T) -> T:
        """One thing of each component stands for it."""
        self._leader.setdefault(thing, thing)
        while self._leader[thing] != thing:
            self._leader[thing] = self._leader[self._leader[thing]]
            thing = self._leader[thing]
        return thing

    def all(self) -> list[list[T]]:
        """The components, in the order in which their first things were named."""
        found: dict[T, list[T]] = {}
        for thing in self._leader:
            found.setdefault(self.leader(thing), []).append(thing)
        return list(found.values())
