"""From the flows and gateways of a graph back to what stands in Beslissing, Wacht op and Vervolg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process
from stroomlijn.engines.process_model.durations import split_wait

_CONCURRENT = (Gateway.PARALLEL, Gateway.INCLUSIVE)


@dataclass(frozen=True, slots=True)
class Route:
    """One way out of a row; several goals are taken together. A goal is a row or an end event."""

    label: str
    goals: tuple[Node, ...]
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a row says about what comes after it."""

    wait: str
    decision: str
    routes: tuple[Route, ...]
    asked: bool = False


class Routes:
    """Follows the flows of one process. Gateways that only join are passed: reading derives them again."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def of(self, node: Node) -> Written:
        """Everything after a row, up to the next rows."""
        if node.kind is Kind.GATEWAY:
            return Written("", "", self._of_gateway(node))
        tail, wait = self._waited(node)
        leaving = self._process.outgoing[tail.id]
        if len(leaving) == 1 and (choice := self._choice(leaving[0])) is not None:
            return Written(wait, choice.label, self._ways(self._process.outgoing[choice.id]), True)
        if len(leaving) > 1 and not any(flow.label or flow.condition for flow in leaving):
            return Written(wait, "", (Route("", self._goals(leaving)),))
        return Written(wait, "", self._ways(leaving), len(leaving) > 1)

    def goal(self, target: str) -> Node:
        """The first node from here on that is a row or an end."""
        node, seen = self._process.node[target], {target}
        while self._passes(node):
            node = self._process.node[self._process.outgoing[node.id][0].target]
            if node.id in seen:
                break
            seen.add(node.id)
        return node

    def _of_gateway(self, node: Node) -> tuple[Route, ...]:
        leaving = self._process.outgoing[node.id]
        if node.gateway in _CONCURRENT and len(leaving) > 1:
            return (Route("", self._goals(leaving), node.gateway is Gateway.INCLUSIVE),)
        return self._ways(leaving)

    def _ways(self, leaving: Sequence[Flow]) -> tuple[Route, ...]:
        return tuple(self._way(flow) for flow in leaving if flow.target in self._process.node)

    def _way(self, flow: Flow) -> Route:
        label = flow.label or flow.condition
        target = self._process.node[flow.target]
        if target.gateway in _CONCURRENT and self._splits(target):
            goals = self._goals(self._process.outgoing[target.id])
            return Route(label, goals, target.gateway is Gateway.INCLUSIVE)
        return Route(label, (self.goal(flow.target),))

    def _goals(self, leaving: Sequence[Flow]) -> tuple[Node, ...]:
        return tuple(dict.fromkeys(self.goal(flow.target) for flow in leaving if flow.target in self._process.node))

    def _choice(self, flow: Flow) -> Node | None:
        target = self._process.node.get(flow.target)
        if target is None or target.gateway is not Gateway.EXCLUSIVE or flow.label or not self._splits(target):
            return None
        return None if target.documentation or target.bottleneck else target

    def _splits(self, node: Node) -> bool:
        return len(self._process.incoming[node.id]) == 1 and len(self._process.outgoing[node.id]) > 1

    def _passes(self, node: Node) -> bool:
        if node.kind is not Kind.GATEWAY or len(self._process.outgoing[node.id]) != 1:
            return False
        return len(self._process.incoming[node.id]) > 1 or not node.label

    def _waited(self, node: Node) -> tuple[Node, str]:
        """The event after a step, when the column Wacht op can hold it."""
        leaving = self._process.outgoing[node.id]
        wait = self._process.node.get(leaving[0].target) if len(leaving) == 1 and not leaving[0].label else None
        if wait is None or len(self._process.incoming[wait.id]) != 1 or not waits(wait):
            return node, ""
        return wait, wait_text(wait)


def waits(node: Node) -> bool:
    """Whether an event is what reading makes of a text in Wacht op."""
    if node.event is not Event.INTERMEDIATE or node.type != "intermediateCatchEvent" or not wait_text(node):
        return False
    what, term = split_wait(wait_text(node))
    return (what or term, term, "message" if what else "timer") == (node.label, node.lead_time, node.trigger)


def wait_text(node: Node) -> str:
    """What stands in Wacht op for an event."""
    parts = [node.label, node.lead_time] if node.label != node.lead_time else [node.label]
    return ", ".join(part for part in parts if part)
