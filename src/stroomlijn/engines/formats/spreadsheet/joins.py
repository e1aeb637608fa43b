"""Gateways where ways come together, so that every step is entered by one flow.

A workbook never says where parallel work joins. It joins where every branch must pass: at the immediate
post-dominator of the split (Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001). All other meetings
are exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from stroomlijn.engines.process_model import Flow, Gateway, Kind, Node
from stroomlijn.engines.process_model.post_dominators import immediate_post_dominators

_MAX_SPLITS = 50  # of one join; more is no process that people drew
_CONCURRENT = (Gateway.PARALLEL, Gateway.INCLUSIVE)
TYPES = {
    Gateway.EXCLUSIVE: "exclusiveGateway",
    Gateway.INCLUSIVE: "inclusiveGateway",
    Gateway.PARALLEL: "parallelGateway",
}


@dataclass(slots=True)
class Joined:
    """`joins` are the new gateways by the node they stand before; `crossed` the splits whose branches cross."""

    flows: list[Flow]
    joins: dict[str, list[Node]]
    crossed: list[str]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Ways that come together before they go on as one."""

    gateway: Gateway
    parts: tuple[Flow | _Meeting, ...]


def join(nodes: Sequence[Node], flows: Sequence[Flow], take: Callable[[str], str]) -> Joined:
    """Gives every node that is entered more than once its gateways; `take` makes an id unique."""
    by_id = {node.id: node for node in nodes}
    incoming: dict[str, list[Flow]] = {}
    for flow in flows:
        incoming.setdefault(flow.target, []).append(flow)
    joiner = _Joiner(by_id, flows)
    result = Joined([], {}, [])
    for node in nodes:
        entering = incoming.get(node.id, [])
        if len(entering) < 2:
            result.flows += entering
            continue
        meeting = _meeting(joiner.ways(node.id, entering))
        builder = _Builder(node, take, result)
        builder.lead(meeting, node.id)
    result.crossed = [split for split in joiner.splits if split in joiner.crossed]
    return result


class _Joiner:
    """Sorts the flows into one node by the concurrent splits that they come from."""

    def __init__(self, nodes: Mapping[str, Node], flows: Sequence[Flow]) -> None:
        self._outgoing: dict[str, list[Flow]] = {}
        for flow in flows:
            self._outgoing.setdefault(flow.source, []).append(flow)
        self._gateway = {node.id: node.gateway for node in nodes.values()}
        self.splits = [node.id for node in nodes.values() if node.gateway in _CONCURRENT]
        self.crossed: set[str] = set()
        found = immediate_post_dominators(list(nodes), flows) if self.splits else {}
        self._splits_of: dict[str, list[str]] = {}
        for split in self.splits:
            if target := found.get(split):
                self._splits_of.setdefault(target, []).append(split)
        self._order = _depth(list(nodes), flows) if self.splits else {}

    def ways(self, target: str, entering: list[Flow]) -> list[Flow | _Meeting]:
        """What arrives at the target: of these, one at a time."""
        splits = sorted(self._splits_of.get(target, []), key=lambda split: self._order[split])
        self.crossed.update(splits[_MAX_SPLITS:])
        return self._arranged(target, entering, splits[:_MAX_SPLITS])

    def _arranged(self, target: str, entering: list[Flow], splits: list[str]) -> list[Flow | _Meeting]:
        if not splits or len(entering) < 2:
            return list(entering)
        split, rest = splits[0], splits[1:]
        groups = self._groups(split, target, entering)
        if len(groups) < 2:
            self.crossed.add(split)
            return self._arranged(target, entering, rest)
        inner = [[other for other in rest if other in region] for _, region in groups]
        parts = [
            _meeting(self._arranged(target, flows, within)) for (flows, _), within in zip(groups, inner, strict=True)
        ]
        taken = {flow.id for flows, _ in groups for flow in flows}
        used = {other for within in inner for other in within}
        outside = [flow for flow in entering if flow.id not in taken]
        others = self._arranged(target, outside, [other for other in rest if other not in used])
        return [_Meeting(self._gateway[split] or Gateway.PARALLEL, tuple(parts)), *others]

    def _groups(self, split: str, target: str, entering: list[Flow]) -> list[tuple[list[Flow], set[str]]]:
        """The entering flows by branch of the split. Branches that share a node are one."""
        groups: list[tuple[list[Flow], set[str]]] = []
        for branch in self._outgoing.get(split, ()):
            region = self._region(branch, target)
            mine = [flow for flow in entering if flow.id == branch.id or flow.source in region]
            for other in [group for group in groups if group[1] & region]:
                groups.remove(other)
                mine = [flow for flow in entering if flow in mine or flow in other[0]]
                region |= other[1]
                self.crossed.add(split)
            groups.append((mine, region))
        return [group for group in groups if group[0]]

    def _region(self, branch: Flow, target: str) -> set[str]:
        found: set[str] = set()
        ahead = [branch.target]
        while ahead:
            node = ahead.pop()
            if node != target and node not in found:
                found.add(node)
                ahead += [flow.target for flow in self._outgoing.get(node, ())]
        return found


class _Builder:
    """Writes the meetings before one node as gateways and flows."""

    def __init__(self, node: Node, take: Callable[[str], str], result: Joined) -> None:
        self._node, self._take, self._result = node, take, result

    def lead(self, part: Flow | _Meeting, target: str) -> None:
        if isinstance(part, Flow):
            self._result.flows.append(replace(part, target=target))
            return
        ending = "bijeen" if part.gateway is Gateway.EXCLUSIVE else "samen"
        gateway = Node(
            self._take(f"{self._node.id}-{ending}"),
            Kind.GATEWAY,
            type=TYPES[part.gateway],
            gateway=part.gateway,
            lane=self._node.lane,
            parent=self._node.parent,
        )
        for inner in part.parts:
            self.lead(inner, gateway.id)
        self._result.joins.setdefault(self._node.id, []).append(gateway)
        self._result.flows.append(Flow("", gateway.id, target))


def _meeting(ways: list[Flow | _Meeting]) -> Flow | _Meeting:
    return ways[0] if len(ways) == 1 else _Meeting(Gateway.EXCLUSIVE, tuple(ways))


def _depth(nodes: list[str], flows: Sequence[Flow]) -> dict[str, int]:
    """Steps from a beginning, so that an outer split comes before the splits inside it."""
    outgoing: dict[str, list[str]] = {}
    for flow in flows:
        outgoing.setdefault(flow.source, []).append(flow.target)
    entered = {flow.target for flow in flows}
    level = [node for node in nodes if node not in entered] or nodes[:1]
    depth: dict[str, int] = dict.fromkeys(level, 0)
    while level:
        level = [target for node in level for target in outgoing.get(node, ()) if target not in depth]
        depth.update((node, len(depth)) for node in level)
    return {node: depth.get(node, len(nodes)) for node in nodes}
