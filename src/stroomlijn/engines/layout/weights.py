"""How much each flow wants to be drawn straight."""

from __future__ import annotations

from collections.abc import Sequence

from .ranks import Arc, Ranks

HAPPY, PLAIN, BRANCH = 4, 2, 1


def weights(nodes: Sequence[str], arcs: Sequence[Arc], ranks: Ranks) -> list[int]:
    """HAPPY for the path with most steps from the first start, PLAIN for the main way on from or into a node,
    BRANCH for the rest. What closes a cycle is never the main way."""
    best_next, best_before = _best_ways(nodes, arcs, ranks)
    happy = _walk(nodes[0], best_next, arcs) if nodes else set()
    return [
        HAPPY if index in happy else PLAIN if index in (best_next.get(source), best_before.get(target)) else BRANCH
        for index, (source, target) in enumerate(arcs)
    ]


def _best_ways(nodes: Sequence[str], arcs: Sequence[Arc], ranks: Ranks) -> tuple[dict[str, int], dict[str, int]]:
    """By node: the arc that begins the longest way on, and the arc that ends the longest way here."""
    ahead = dict.fromkeys(nodes, 0)
    best_next: dict[str, int] = {}
    best_before: dict[str, int] = {}
    forward = [index for index in range(len(arcs)) if index not in ranks.back]
    for index in sorted(forward, key=lambda index: (-ranks.column[arcs[index][0]], index)):
        source, target = arcs[index]
        if source not in best_next or ahead[target] + 1 > ahead[source]:
            best_next[source], ahead[source] = index, ahead[target] + 1
    for index in forward:
        source, target = arcs[index]
        known = best_before.get(target)
        if known is None or ranks.column[source] > ranks.column[arcs[known][0]]:
            best_before[target] = index
    return best_next, best_before


def _walk(start: str, best_next: dict[str, int], arcs: Sequence[Arc]) -> set[int]:
    found: set[int] = set()
    node = start
    while node in best_next:
        found.add(best_next[node])
        node = arcs[best_next[node]][1]
    return found
