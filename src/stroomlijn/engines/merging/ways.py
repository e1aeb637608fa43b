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
        self._dominator = _tree(SOURCE, self.after, self.before)
        self._postdominator = _tree(SINK, self.before, self.after)

    def dominators(self, node: str) -> list[str]:
        """What every way to the node passes, from near to far; the node itself and the added source are not in it."""
        return _chain(self._dominator, node)

    def postdominators(self, node: str) -> list[str]:
        """What every way from the node passes, from near to far."""
        return _chain(self._postdominator, node)

    def together(self, first: str, second: str) -> bool:
        """Whether every way through one of them passes the other, the first one first."""
        return first in self.dominators(second) and second in self.postdominators(first)

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
                if source != last and last not in self.postdominators(source):
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


def _tree(root: str, following: Mapping[str, list[str]], preceding: Mapping[str, list[str]]) -> dict[str, str]:
    order = reverse_postorder(root, following)
    known = set(order)
    return immediate_dominators(order, {node: [n for n in preceding.get(node, ()) if n in known] for node in order})


def _chain(tree: Mapping[str, str], node: str) -> list[str]:
    found: list[str] = []
    while node in tree and tree[node] not in (node, SOURCE, SINK):
        node = tree[node]
        found.append(node)
    return found
