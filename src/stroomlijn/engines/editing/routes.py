"""What follows a step, as far as a table can say it: one decision at most, and ways that lead to steps or ends.

A condition around a step ('er twijfel is', else past it) that comes right behind a decision is said with its answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stroomlijn.engines.process_model import STEPS, Event, Flow, Gateway, Kind, Node, Process, is_otherwise

from .otherwise import answer_of, is_condition

MOST_IN_A_ROW = 4
SPLITS = (Gateway.EXCLUSIVE, Gateway.PARALLEL, Gateway.INCLUSIVE)
SEVERAL_FLOWS = "edit-locked-several-flows"
AT_THE_BORDER = "edit-locked-border"
OTHER_GATEWAY = "edit-locked-gateway"
SHARED = "edit-locked-shared"
NESTED = "edit-locked-nested"


@dataclass(frozen=True, slots=True)
class Path:
    """A way from a flow through joins and events to the first step or end; `target` is None where it stops.

    `answer` is what is said to go this way: of several decisions in a row all that is. `before` are the flows out of
    the decisions before the one that `flow` leaves, from that of the step on.
    """

    flow: Flow
    target: Node | None
    passed: tuple[Node, ...]
    stopped_at: Node | None = None
    answer: str = ""
    before: tuple[Flow, ...] = ()

    @property
    def waits(self) -> tuple[str, ...]:
        return tuple(node.label for node in self.passed if node.kind is Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Route:
    """`gateway` is the decision behind the step, None when there is none. `locked` is a reason or "".

    `shared`: the decision is come at from elsewhere as well.
    """

    gateway: Node | None
    paths: tuple[Path, ...]
    locked: str = ""
    shared: bool = False

    @property
    def plain(self) -> bool:
        """Whether the ways are those of one decision, and of this step alone."""
        return not (self.shared or any(path.before for path in self.paths))


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
        return _shared(process, step, gateway, path)
    return _decision(process, step, gateway)


def _shared(process: Process, step: Node, gateway: Node, path: Path) -> Route:
    """Nobody asks a condition, so every step in front of it can have its own; a question is asked in one place.

    That place is this step's row too when others come at it only by passing the step over.
    """
    if path.waits or gateway.gateway is not Gateway.EXCLUSIVE:
        return Route(None, (path,), SHARED)
    if not is_condition(process, gateway) and _else_passed_over(process, step, (*path.passed, gateway)):
        return _decision(process, step, gateway)
    route = replace(_decision(process, step, gateway), shared=True)
    return route if is_condition(process, gateway) else replace(route, locked=SHARED)


def _else_passed_over(process: Process, step: Node, arriving: tuple[Node, ...]) -> bool:
    """Whether what arrives here, through joins, comes from the step or from conditions that pass it over."""
    own = {step.id, *(node.id for node in arriving)}
    others = {flow.source for node in arriving for flow in process.incoming[node.id]} - own
    joins = all(node.gateway is Gateway.EXCLUSIVE for node in arriving)
    return joins and all(
        is_condition(process, process.node[other]) and _leads_into(process, other, step) for other in others
    )


def _leads_into(process: Process, condition: str, step: Node) -> bool:
    return any(flow.target == step.id for flow in process.outgoing[condition])


def _decision(process: Process, step: Node, gateway: Node) -> Route:
    flows = _in_order(process, gateway)
    paths = tuple(path for flow in flows for path in _onward(process, flow, (gateway.id,)))
    if gateway.gateway not in SPLITS:
        return Route(gateway, paths, OTHER_GATEWAY)
    passed = {flow.source for path in paths for flow in (*path.before[1:], path.flow) if path.before} - {gateway.id}
    asks = any(not is_condition(process, process.node[other]) for other in passed)
    if asks or any(path.stopped_at is not None for path in paths):
        return Route(gateway, paths, NESTED)
    return Route(gateway, paths, _border(process, step))


def _in_order(process: Process, gateway: Node) -> list[Flow]:
    """The flows out of a gateway; of a condition that for all else last, as one reads it."""
    flows = process.outgoing[gateway.id]
    return sorted(flows, key=lambda flow: is_condition(process, gateway) and is_otherwise(flow))


def _onward(
    process: Process, flow: Flow, seen: tuple[str, ...], before: tuple[Flow, ...] = (), said: tuple[str, ...] = ()
) -> Iterator[Path]:
    """The way, or the ways through the condition that it stops at; behind a condition through a question too."""
    asking = process.node[flow.source]
    path = _path(process, flow)
    own = f"{asking.label} {path.answer}".strip() if before else path.answer
    following = path.stopped_at
    chained = asking.gateway is Gateway.EXCLUSIVE and not path.waits
    known = following is None or following.id in seen or len(seen) == MOST_IN_A_ROW
    if following is None or known or not chained or not _is_said(process, asking, following):
        yield replace(path, before=before, answer=" en ".join(filter(None, (*said, own))))
        return
    said = said if is_otherwise(flow) else (*said, own)
    for onward in _in_order(process, following):
        yield from _onward(process, onward, (*seen, following.id), (*before, flow), said)


def _is_said(process: Process, asking: Node, following: Node) -> bool:
    behind = following.gateway is Gateway.EXCLUSIVE and is_condition(process, asking)
    return behind or is_condition(process, following)


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
            return Path(flow, target, tuple(passed), answer=answer_of(flow))
        if len(onward) != 1:
            return Path(flow, None, tuple(passed), target if onward else None, answer_of(flow))
        passed.append(target)
        target = process.node.get(onward[0].target)
    return Path(flow, None, tuple(passed), answer=answer_of(flow))
