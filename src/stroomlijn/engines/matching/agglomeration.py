"""Joining groups of nodes, the most alike first, under what may not be together."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .cohesion import cohesion
from .similarity import NOT_SURE, Lexicon
from .values import Place
from .words import measured_otherwise


@dataclass
class Group:
    """Nodes that are one activity: their labels by place."""

    sort: str
    labels: dict[Place, str]

    @property
    def label(self) -> str:
        """The label that most have; of equals the shortest, then the first in the alphabet."""
        counted = Counter(self.labels.values())
        return min(counted, key=lambda label: (-counted[label], len(label), label))

    @property
    def ranks(self) -> set[int]:
        return {rank for rank, _ in self.labels}

    def likeness(self, other: Group, lexicon: Lexicon) -> float:
        """Mean likeness of the nodes of both; 0 as soon as one pair is opposed or not alike at all, or has another
        number and nobody said that it is the same.
        """
        ours, theirs = Counter(self.labels.values()), Counter(other.labels.values())
        total = 0.0
        for label, times in ours.items():
            for second, seconds in theirs.items():
                alike = lexicon.unasked(label, second)
                if alike == 0.0 or (alike <= NOT_SURE and measured_otherwise(label, second)):
                    return 0.0
                total += alike * times * seconds
        return total / (len(self.labels) * len(other.labels))

    def cohesion(self, lexicon: Lexicon) -> float:
        """Mean likeness of the nodes to one another; 1.0 when there is one."""
        return cohesion(Counter(self.labels.values()), lexicon.unasked)


def agglomerate(
    groups: Sequence[Group],
    lexicon: Lexicon,
    bound: float,
    together: Iterable[tuple[Place, Place]],
    apart: Iterable[tuple[Place, Place]],
) -> list[Group]:
    """The groups joined until no two are as alike as `bound`. Two of one process, or judged apart, never join."""
    return _Agglomeration(groups, lexicon, bound, list(apart)).run(together)


class _Agglomeration:
    def __init__(
        self, groups: Sequence[Group], lexicon: Lexicon, bound: float, apart: list[tuple[Place, Place]]
    ) -> None:
        self._lexicon = lexicon
        self._bound = bound
        self._groups: dict[int, Group] = {}
        self._holder: dict[Place, int] = {}
        self._by_word: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._queue: list[tuple[float, str, str, int, int]] = []
        self._apart: dict[Place, set[Place]] = defaultdict(set)
        for one, other in apart:
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)
        self._next = 0
        for group in groups:
            for part in self._split(group):
                self._add(part)

    def run(self, together: Iterable[tuple[Place, Place]]) -> list[Group]:
        for component in self._components(together):
            self._unite(component)
        for number in sorted(self._groups):
            self._offer(number, above=number)
        while self._queue:
            _, _, _, one, other = heapq.heappop(self._queue)
            if one in self._groups and other in self._groups:
                self._offer(self._join(one, other))
        return list(self._groups.values())

    def _split(self, group: Group) -> list[Group]:
        """A group of equal labels of which people said that some nodes are not the same."""
        parts: list[dict[Place, str]] = []
        for place in sorted(group.labels):
            home = next((part for part in parts if not self._apart[place] & part.keys()), None)
            if home is None:
                parts.append(home := {})
            home[place] = group.labels[place]
        return [Group(group.sort, part) for part in parts]

    def _components(self, together: Iterable[tuple[Place, Place]]) -> list[set[Place]]:
        """What people said is one activity, taken together; a pair that contradicts what went before is left out."""
        component: dict[Place, set[Place]] = {}
        for one, other in sorted(together):
            if one not in self._holder or other not in self._holder:
                continue
            left, right = component.get(one, {one}), component.get(other, {other})
            both = left | right
            if self._can_be_one({place: self._label(place) for place in both}):
                component.update(dict.fromkeys(both, both))
        return sorted({id(places): places for places in component.values()}.values(), key=min)

    def _unite(self, places: set[Place]) -> None:
        """Joins the groups that hold the places; where that cannot be, the places leave for a group of their own."""
        groups = [self._groups.pop(number) for number in sorted({self._holder[place] for place in places})]
        labels = {place: label for group in groups for place, label in group.labels.items()}
        if self._can_be_one(labels):
            self._add(Group(groups[0].sort, labels))
            return
        self._add(Group(groups[0].sort, {place: labels[place] for place in sorted(places)}))
        for group in groups:
            if rest := {place: label for place, label in group.labels.items() if place not in places}:
                self._add(Group(group.sort, rest))

    def _can_be_one(self, labels: Mapping[Place, str]) -> bool:
        """Whether each is of another process, people keep none of them apart, and no two of them exclude each other."""
        if len({rank for rank, _ in labels}) < len(labels):
            return False
        if any(self._apart[place] & labels.keys() for place in labels if place in self._apart):
            return False
        pairs = combinations(sorted(set(labels.values())), 2)
        return not any(self._lexicon.contrary(*pair) and not self._lexicon.similarity(*pair) for pair in pairs)

    def _label(self, place: Place) -> str:
        return self._groups[self._holder[place]].labels[place]

    def _add(self, group: Group) -> int:
        number = self._next
        self._next += 1
        self._groups[number] = group
        for place in group.labels:
            self._holder[place] = number
        for word in self._words(group):
            self._by_word[group.sort, word].add(number)
        return number

    def _join(self, one: int, other: int) -> int:
        left, right = self._groups.pop(one), self._groups.pop(other)
        return self._add(Group(left.sort, left.labels | right.labels))

    def _offer(self, number: int, above: int = -1) -> None:
        """Queues every join of the group with another one (numbered above `above`) that is allowed and good enough."""
        group = self._groups[number]
        for candidate in sorted(self._candidates(number)):
            other = self._groups[candidate]
            if candidate <= above or not self._allowed(group, other):
                continue
            likeness = group.likeness(other, self._lexicon)
            if likeness >= self._bound:
                names = sorted((group.label, other.label))
                heapq.heappush(self._queue, (-likeness, names[0], names[1], number, candidate))

    def _candidates(self, number: int) -> set[int]:
        """Groups of the same sort with a telling word in common, or one that may be the same word."""
        group = self._groups[number]
        found: set[int] = set()
        for label in set(group.labels.values()):
            for word in self._lexicon.leads(label):
                found |= self._by_word.get((group.sort, word), set())
        return {candidate for candidate in found if candidate in self._groups and candidate != number}

    def _allowed(self, group: Group, other: Group) -> bool:
        if group.ranks & other.ranks:
            return False
        return not any(self._apart[place] & other.labels.keys() for place in group.labels if place in self._apart)

    def _words(self, group: Group) -> set[str]:
        return {word for label in set(group.labels.values()) for word in self._lexicon.words(label)}
