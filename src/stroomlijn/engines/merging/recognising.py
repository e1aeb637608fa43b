"""Whether a difference is about the steps that a decision was about: where a source has the same wording twice, or
where its id says nothing any more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from stroomlijn.engines.matching import Place, normalise
from stroomlijn.engines.process_model import Kind, Source

from .union import Union, UnionNode

Words = tuple[str, ...]


def namesakes(union: Union) -> Mapping[Words, Collection[str]]:
    """By words the steps and events that are worded so."""
    found: dict[Words, set[str]] = defaultdict(set)
    for node in union.nodes.values():
        for words in _wordings(node):
            found[words].add(node.id)
    return found


def stand_elsewhere(
    union: Union, named: Mapping[Words, Collection[str]], nodes: Collection[str], steps: Iterable[Source]
) -> bool:
    """Whether the sources' own steps are no more at one of the nodes than at others with the same words: then it is
    another occurrence. Steps that are not there any more, or are called otherwise, tell nothing.
    """
    held = Counter(own_places(union, steps).values())
    for node in union.nodes.keys() & nodes:
        others = {other for words in _wordings(union.nodes[node]) for other in named[words]}.difference(nodes)
        if 0 < sum(held[other] for other in others) >= held[node]:
            return True
    return False


def own_places(union: Union, steps: Iterable[Source]) -> dict[Place, str]:
    """The steps that are still there, each with the node where it is now."""
    number = {source.key: index for index, source in enumerate(union.sources)}
    places = ((number.get((step.file, step.process), -1), step.element) for step in steps)
    return {place: union.home[place] for place in places if place in union.home}


def _wordings(node: UnionNode) -> set[Words]:
    if node.kind is Kind.GATEWAY:
        return set()
    return {normalise(own.label) for own in node.members.values()}
