"""What speaks for and against two steps being the same: figures between 0 and 1 that a calibrated model weighs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from stroomlijn.engines.process_model import Node, Process

from .saying import takes_part
from .similarity import Lexicon
from .surroundings import Surroundings

Pair = tuple[str, str]
Figures = tuple[float, ...]

NAMES = ("words", "same words", "best of both", "margin", "position", "neighbours", "by way of others")
"""What each figure is. Who does a step is none of them: organisations divide the same work differently, and what one
collection teaches of it misleads in the next.
"""
WORDS, SAME_WORDS = NAMES.index("words"), NAMES.index("same words")
MOST_PAIRS = 40_000
"""Pairs of steps up to which those without a word in common are weighed too, by where they stand."""

MOST_OF_LABELS = 1_600
"""Pairs of steps with the same two labels up to which each is weighed."""

Similar = Callable[[str, str], float]
Likely = Mapping[tuple[str, str], float]


class Side:
    """The steps of one process with what stands around them."""

    def __init__(self, process: Process, lexicon: Lexicon) -> None:
        self.process = process
        self.nodes = tuple(filter(takes_part, process.nodes))
        self.by_label = _by_label(self.nodes)
        self.around = Surroundings(process, lexicon)
        self._longest = max(self.around.depth.values(), default=0) or 1

    def in_order(self, nodes: Sequence[Node]) -> list[Node]:
        return sorted(nodes, key=lambda node: (self.around.depth[node.id], node.id))

    def position(self, node: Node) -> float:
        """How far along the process, 0..1."""
        return self.around.depth[node.id] / self._longest


def weigh(
    left: Side, right: Side, alike: Likely, rivals: Likely, by_way: Similar, lexicon: Lexicon
) -> dict[Pair, Figures]:
    """The figures of every pair of steps of which the labels are alike; of all pairs when there are few enough and
    flows tell where they stand. `rivals` are the pairs of labels with which each is compared.
    """
    best = _best(rivals, 0), _best(rivals, 1)
    placed = bool(left.process.flows and right.process.flows)
    all_pairs = placed and len(left.nodes) * len(right.nodes) <= MOST_PAIRS
    labels: Iterable[tuple[str, str]] = product(left.by_label, right.by_label) if all_pairs else alike
    found: dict[Pair, Figures] = {}
    for one, other in labels:
        words = alike.get((one, other), 0.0)
        if not words and lexicon.contrary(one, other):
            continue
        shared = _of_labels(words, rivals.get((one, other), 0.0), best[0].get(one, ()), best[1].get(other, ()))
        further = max(0.0, by_way(one, other) - words)
        two_sides = lexicon.two_sides(one, other)
        for node, second in _nodes(left, right, one, other):
            if two_sides and _same_role(node, second):
                continue
            found[node.id, second.id] = *shared, *_of_places(left, right, node, second, lexicon.similarity), further
    return found


def _nodes(left: Side, right: Side, one: str, other: str) -> Iterable[tuple[Node, Node]]:
    """Every pair of steps with these labels; of very many the first with the first, the second with the second."""
    ones, others = left.by_label[one], right.by_label[other]
    if len(ones) * len(others) <= MOST_OF_LABELS:
        return product(ones, others)
    return zip(left.in_order(ones), right.in_order(others), strict=False)


def _same_role(one: Node, other: Node) -> bool:
    return bool(one.role.strip()) and one.role.strip().casefold() == other.role.strip().casefold()


def _of_labels(words: float, as_rival: float, left: Sequence[float], right: Sequence[float]) -> Figures:
    highest = max([words, *left, *right])
    margin = min((words - _other(as_rival, side) for side in (left, right)), default=0.0)
    return words, float(words >= 1.0), words / highest if highest else 0.0, margin


def _other(words: float, best: Sequence[float]) -> float:
    """The best that the label has but for this one."""
    if best and words == best[0]:
        return best[1] if len(best) > 1 else 0.0
    return best[0] if best else 0.0


def _of_places(left: Side, right: Side, one: Node, other: Node, similar: Similar) -> Figures:
    near = neighbours_alike(left.around.labels(one.id), right.around.labels(other.id), similar)
    return 1.0 - abs(left.position(one) - right.position(other)), near


def neighbours_alike(
    ones: tuple[frozenset[str], frozenset[str]], others: tuple[frozenset[str], frozenset[str]], similar: Similar
) -> float:
    """Mean over before and after of how alike the nearest are; 0 when a step has none at all."""
    parts = []
    for mine, theirs in zip(ones, others, strict=True):
        if mine and theirs:
            parts.append(max(similar(one, other) for one in mine for other in theirs))
        elif mine or theirs:
            parts.append(0.0)
        else:
            parts.append(1.0)
    return sum(parts) / len(parts) if any(ones) and any(others) else 0.0


def _by_label(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.label].append(node)
    return found


def _best(alike: Likely, side: int) -> dict[str, list[float]]:
    """The two highest likenesses of each label of a side."""
    found: dict[str, list[float]] = defaultdict(list)
    for pair, value in alike.items():
        found[pair[side]].append(value)
    return {label: sorted(values, reverse=True)[:2] for label, values in found.items()}
