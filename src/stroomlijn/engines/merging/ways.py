"""What lies on every way to and from a node: dominators of a graph with one source and one sink added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stroomlijn.engines.process_model.dominators import immediate_dominators, reverse_postorder

SOURCE, SINK = "\x00source", "\x00sink"


class Ways:
    """The ways through a graph. Nodes that no start reaches, or that reach no end, take no part."""

    def __init__(self, nodes: Iterable[str], flows: Iterable[tuple[str, str]], attached: Iterable[str] = ()) -> None:
        """`attached` are nodes at which no way begins, though no flow leads to them."""
        self.after: dict[str, list[str]] = defaultdict(list)
        self.before: dict[str, list[str]] = defaultdict(list)
        for source, target in flows:
            self._join(source, target)
        inside = set(attached)
        for node in sorted(nodes):
            if not self.before[node] and node not in inside:
                self._join(SOURCE, node)
            if not self.after[node]:
                self._join(node, SINK)
        self._dominators = _Tree(SOURCE, self.after, self.before)
        self._postdominators = _Tree(SINK, self.before, self.after)

    def dominators(self, node: str) -> list[str]:
        """What every way to the node passes, from near to far; the node itself and the added source are not in it."""
        return self._dominators.above(node)

    def postdominators(self, node: str) -> list[str]:
        """What every way from the node passes, from near to far."""
        return self._postdominators.above(node)

    def dominates(self, node: str, other: str) -> bool:
        """Whether `node` is among the dominators of the other; told at once, however many those are."""
        return self._dominators.is_above(node, other)

    def postdominates(self, node: str, other: str) -> bool:
        """Whether `node` is among the postdominators of the other; told at once too."""
        return self._postdominators.is_above(node, other)

    def together(self, first: str, second: str) -> bool:
        """Whether every way through one of them passes the other, the first one first."""
        return self.dominates(first, second) and self.postdominates(second, first)

    def entries(self, first: str, last: str) -> list[tuple[str, str]]:
        """The branches that make a chain happen: the flows that it is control-dependent on.

        After Ferrante, Ottenstein and Warren (1987): from where the chain can still be missed to where it cannot.
        """
        found, seen, stack = [], {first}, [first]
        while stack:
            target = stack.pop()
            for source in dict.fromkeys(self.before.get(target, ())):
                if source == SOURCE:
                    continue
                if source != last and not self.postdominates(last, source):
                    found.append((source, target))
                elif source not in seen:
                    seen.add(source)
                    stack.append(source)
        return sorted(found)

    def unavoidable(self) -> list[str]:
        """What every way from start to end passes, the last first."""
        return self.dominators(SINK)

    def _join(self, source: str, target: str) -> None:
        self.after[source].append(target)
        self.before[target].append(source)


class _Tree:
    """The nodes that the root reaches, each below its nearest dominator, numbered so that a node's own come next."""

    def __init__(self, root: str, following: Mapping[str, list[str]], preceding: Mapping[str, list[str]]) -> None:
        order = reverse_postorder(root, following)
        known = set(order)
        before = {node: [one for one in preceding.get(node, ()) if one in known] for node in order}
        self._parent = immediate_dominators(order, before)
        self._size = dict.fromkeys(order, 1)
        for node in reversed(order[1:]):
            self._size[self._parent[node]] += self._size[node]
        self._number = {root: 0}
        free = {root: 1}
        for node in order[1:]:
            parent = self._parent[node]
            self._number[node] = free[parent]
            free[parent] += self._size[node]
            free[node] = self._number[node] + 1

    def above(self, node: str) -> list[str]:
        """From near to far, without the added nodes."""
        found: list[str] = []
        while node in self._parent and self._parent[node] not in (node, SOURCE, SINK):
            node = self._parent[node]
            found.append(node)
        return found

    def is_above(self, node: str, other: str) -> bool:
        if node in (SOURCE, SINK) or node not in self._number or other not in self._number:
            return False
        return self._number[node] < self._number[other] < self._number[node] + self._size[node]
