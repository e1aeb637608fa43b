"""Ways that are all taken come together in a join, or the process would go on several times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from stroomlijn.engines.process_model import Event, Flow, Node, Process, reading_order

from .draft import Draft
from .ends import an_end, beside_node
from .rows import next_rows, steps_in_order


class Joining:
    """Makes the join of a gateway, or moves the one it has."""

    def __init__(self, draft: Draft, step: Node, gateway: Node, join: Node | None) -> None:
        self._draft = draft
        self._step = step
        self._gateway = gateway
        self._old = join

    def join(self, flows: Sequence[Flow], meet: str | None) -> None:
        """Lets what the flows begin come together before `meet`, or where that is natural."""
        self._open_old_join()
        heads = [flow.target for flow in self._here(flows)]
        target = meet if meet in self._draft.graph.node else self._natural(heads)
        join = self._put_join(target)
        branches = self._branches(heads, target, join)
        for flow in self._here(flows):
            if flow.target not in branches:
                self._draft.put_flow(replace(flow, target=join.id))
            else:
                self._lead_in(branches[flow.target], join)

    def _here(self, flows: Sequence[Flow]) -> list[Flow]:
        now = {flow.id: flow for flow in self._draft.graph.flows}
        return [now[flow.id] for flow in flows]

    def _open_old_join(self) -> None:
        """What came into the old join goes to what followed it, as if it had not been there."""
        if self._old is None:
            return
        graph = self._draft.graph
        leaving = graph.outgoing[self._old.id]
        for flow in graph.incoming[self._old.id]:
            self._draft.put_flow(replace(flow, target=leaving[0].target))

    def _put_join(self, target: str) -> Node:
        nature = {"kind": self._gateway.kind, "type": self._gateway.type, "gateway": self._gateway.gateway}
        if self._old is not None:
            join = replace(self._old, type=self._gateway.type, gateway=self._gateway.gateway)
            self._draft.put_node(join)
            self._draft.put_flow(replace(self._draft.graph.outgoing[join.id][0], target=target))
            return join
        join = beside_node(self._draft, self._step, "samen", **nature)
        self._draft.put_node(join, self._gateway.id)
        self._draft.link(join.id, target)
        return join

    def _branches(self, heads: Sequence[str], target: str, join: Node) -> dict[str, dict[str, None]]:
        """What belongs to each head up to the target; what several lead to belongs to the last of them in the table."""
        graph = self._draft.graph
        met = {target}
        if graph.node[target].event is Event.END:
            met |= {node.id for node in graph.nodes if node.event is Event.END}
        around = {*met, join.id, self._gateway.id, self._step.id, *heads}
        branches = {head: _region(graph, head, around - {head}) for head in heads if head not in met}
        later: set[str] = set()
        for node in reversed(reading_order(graph)):
            if node.id in branches:
                branches[node.id] = {each: None for each in branches[node.id] if each not in later}
                later |= branches[node.id].keys()
        return branches

    def _lead_in(self, branch: Collection[str], join: Node) -> None:
        """Everything that leads out of the branch goes to the join."""
        graph = self._draft.graph
        for node_id in branch:
            leaving = graph.outgoing[node_id]
            if not leaving and graph.node[node_id].event is not Event.END and not graph.node[node_id].attached_to:
                self._draft.link(node_id, join.id)
            for flow in leaving:
                if flow.target not in branch and flow.target not in (self._gateway.id, self._step.id):
                    self._draft.put_flow(replace(flow, target=join.id))

    def _natural(self, heads: Sequence[str]) -> str:
        """The first node that all reach; else the row after the last, where one runs into another; else an end."""
        graph = self._draft.graph
        skip = {self._gateway.id, self._step.id} | ({self._old.id} if self._old else set())
        reached = [_region(graph, head, {*skip, *heads} - {head}) for head in heads]
        for node_id in reached[0]:
            if node_id not in heads and all(node_id in each for each in reached[1:]):
                return node_id
        cut = any(
            flow.target in {*heads} - {head}
            for head, region in zip(heads, reached, strict=True)
            for node_id in region
            for flow in graph.outgoing[node_id]
        )
        if cut:
            ordered = steps_in_order(graph)
            last = [node.id for node in ordered if node.id in heads]
            following = next_rows(ordered).get(last[-1], "") if last else ""
            if following:
                return following
        return an_end(self._draft, self._step, [node for head in heads for node in _ends(graph, head)])


def _region(process: Process, start: str, outside: set[str]) -> dict[str, None]:
    """What can be reached from the start without entering the outside, nearest first, in and at subprocesses too."""
    if start in outside:
        return {}
    found = {start: None}
    queue = [start]
    for node_id in queue:
        borders = [node.id for node in process.nodes if node.attached_to == node_id]
        for other in (*(flow.target for flow in process.outgoing[node_id]), *borders):
            if other not in outside and other not in found and other in process.node:
                found[other] = None
                queue.append(other)
    return found


def _ends(process: Process, head: str) -> list[Node]:
    return [process.node[each] for each in _region(process, head, set()) if process.node[each].event is Event.END]
