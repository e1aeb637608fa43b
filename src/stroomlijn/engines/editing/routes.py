"""What follows a step, as far as a table can say it: one decision at most, and ways that lead to steps or ends."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.engines.process_model import STEPS, Event, Flow, Gateway, Kind, Node, Process

SPLITS = (Gateway.EXCLUSIVE, Gateway.PARALLEL, Gateway.INCLUSIVE)
SEVERAL_FLOWS = "edit-locked-several-flows"
AT_THE_BORDER = "edit-locked-border"
OTHER_GATEWAY = "edit-locked-gateway"
SHARED = "edit-locked-shared"
NESTED = "edit-locked-nested"


@dataclass(frozen=True, slots=True)
class Path:
    """A way from a flow through joins and events to the first step or end; `target` is None where it stops."""

    flow: Flow
    target: Node | None
    passed: tuple[Node, ...]
    stopped_at: Node | None = None

    @property
    def waits(self) -> tuple[str, ...]:
        return tuple(node.label for node in self.passed if node.kind is Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Route:
    """`gateway` is the decision that belongs to the step, None when there is none. `locked` is a reason or ""."""

    gateway: Node | None
    paths: tuple[Path, ...]
    locked: str = ""


def route_after(process: Process, step: Node) -> Route:
    """What follows the step."""
    flows = process.outgoing[step.id]
    if not flows:
        return Route(None, (), _border(process, step))
    if len(flows) > 1:
        paths = tuple(_path(process, flow) for flow in flows)
        return Route(None, paths, SEVERAL_FLOWS)
    path = _path(process, flows[0])
    gateway = path.stopped_at
    if path.target is not None or gateway is None:
        return Route(None, (path,), _border(process, step))
    if len(process.incoming[gateway.id]) > 1 or any(len(process.incoming[node.id]) > 1 for node in path.passed):
        return Route(None, (path,), SHARED)
    return _decision(process, step, gateway)


def _decision(process: Process, step: Node, gateway: Node) -> Route:
    paths = tuple(_path(process, flow) for flow in process.outgoing[gateway.id])
    if gateway.gateway not in SPLITS:
        return Route(gateway, paths, OTHER_GATEWAY)
    if any(path.stopped_at is not None for path in paths):
        return Route(gateway, paths, NESTED)
    return Route(gateway, paths, _border(process, step))


def _border(process: Process, step: Node) -> str:
    return AT_THE_BORDER if step.id in process.bordered else ""


def _path(process: Process, flow: Flow) -> Path:
    passed: list[Node] = []
    seen: set[str] = set()
    target = process.node.get(flow.target)
    while target is not None and target.id not in seen:
        seen.add(target.id)
        onward = process.outgoing[target.id]
        if target.kind in STEPS or target.event is Event.END or (target.kind is Kind.EVENT and not onward):
            return Path(flow, target, tuple(passed))
        if len(onward) != 1:
            return Path(flow, None, tuple(passed), target if onward else None)
        passed.append(target)
        target = process.node.get(onward[0].target)
    return Path(flow, None, tuple(passed))
