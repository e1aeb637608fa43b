"""Whether a difference is about the steps, or is at the choice, that a decision was about: where a source has the same
wording twice, or where its id says nothing any more."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

from stroomlijn.engines.matching import Place, normalise
from stroomlijn.engines.process_model import Flow, Kind, Node, Process, Source

from .identity import digest
from .union import Union, UnionNode
from .values import Difference, ToldBy

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


def told_at_choices(union: Union, differences: Iterable[Difference]) -> dict[str, dict[str, ToldBy]]:
    """By difference and option the sources whose words it has, each with where the choice stands in it: that stays as
    it is when another source changes. Left out is a source in which another stands at such a place.
    """
    places = cache(lambda number: _places_at_gateways(union.sources[number].process))
    found = {}
    for difference in differences:
        own = _own_elements(union, difference.elements[0])
        told = {union.sources[number].key: places(number).get(element, "") for number, element in own.items()}
        found[difference.id] = {
            option.id: tuple((key, told[key]) for key in option.members if told[key]) for option in difference.options
        }
    return found


def _own_elements(union: Union, element: str) -> dict[int, str]:
    """By source its own gateway, or the first of its flows there."""
    if element in union.nodes:
        return {number: node.id for number, node in union.nodes[element].members.items()}
    return {number: flows[0].id for number, flows in union.flows[element].members.items()}


def _places_at_gateways(process: Process) -> dict[str, str]:
    """Of gateways and flows where they stand: how they route, what comes right before and what right after, in words.
    Left out is what stands where another does.
    """
    gateways = {node.id: _around(process, node) for node in process.nodes if node.kind is Kind.GATEWAY}
    said = {node.id: " ".join(normalise(node.label)) for node in process.nodes} | gateways
    flows = {flow.id: digest(said.get(flow.source, ""), said.get(flow.target, "")) for flow in process.flows}
    found = gateways | flows
    often = Counter(found.values())
    return {element: place for element, place in found.items() if often[place] == 1}


def _around(process: Process, gateway: Node) -> str:
    sides = ((process.incoming, lambda flow: flow.source), (process.outgoing, lambda flow: flow.target))
    return digest(gateway.gateway, *(_nearest(process, gateway.id, *side) for side in sides))


def _nearest(
    process: Process, gateway: str, flows: Mapping[str, Sequence[Flow]], end: Callable[[Flow], str]
) -> list[tuple[str, int]]:
    """The nearest steps and events on one side, in words, with the number of gateways in between."""
    found, seen, queue = set(), {gateway}, deque([(gateway, 0)])
    while queue:
        here, distance = queue.popleft()
        for there in {end(flow) for flow in flows[here]} & process.node.keys():
            if process.node[there].kind is not Kind.GATEWAY:
                found.add((" ".join(normalise(process.node[there].label)), distance))
            elif there not in seen:
                seen.add(there)
                queue.append((there, distance + 1))
    return sorted(found)
