"""The command `decide`: makes, changes or takes away the decision right behind a step, or says where the step goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

from . import texts
from .asked import Asked, AskedWay, check_was, read_asked
from .draft import Draft
from .ends import an_end, beside_node
from .flattening import flatten
from .joining import Joining
from .meeting import meeting
from .routes import SHARED, Path, Route, route_after
from .tidying import tidy
from .values import END


def decide(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: decide, step, question, kind, ways: [{answer, to, flow?}], was: {question, kind, ways}, meet?}.

    `to` is a row, "" for the next row or "end". With kind none at most one way: where the step goes. Parallel and
    inclusive ways join before `meet`; without it where they come together, else before the row after the last of them.
    """
    draft = Draft(process)
    step = draft.step(command.get("step"))
    route = route_after(process, step)
    if route.locked:
        raise Problem(route.locked, step.id, label=texts.shown(step.label))
    check_was(process, step, route, command)
    asked = read_asked(process, step, command)
    if not route.plain:
        flatten(draft, step, route, _lead(draft, step, route))
        route = route_after(draft.graph, step)
    if asked.gateway not in (None, Gateway.EXCLUSIVE) and _come_at_from_elsewhere(draft, route):
        raise Problem(SHARED, step.id, label=texts.shown(step.label))
    if asked.gateway is None:
        _go_on(draft, step, route, asked)
    else:
        _Deciding(draft, step, route, asked).settle()
    tidy(draft)
    return draft.graph


def _go_on(draft: Draft, step: Node, route: Route, asked: Asked) -> None:
    """No decision: one way, to what was asked; when nothing was, to the next row or else where the first way led."""
    lead = _lead(draft, step, route)
    wanted = asked.ways[0].to if asked.ways else asked.following
    kept = next((path for path in route.paths if _leads_to(path, wanted)), None)
    if kept is None and not asked.ways:
        kept = next(iter(route.paths), None)
    if kept is None and not asked.ways:
        return
    for path in route.paths:
        if path is not kept and path.waits and route.gateway is not None:
            raise Problem("edit-way-waits", step.id, label=texts.shown(step.label))
    target = kept.flow.target if kept else _entry(draft, step, route.paths, wanted)
    if route.gateway is not None and _come_at_from_elsewhere(draft, route):
        _only_join(draft, route.gateway, target)
        return
    if route.gateway is not None:
        _unjoin(draft, meeting(draft.graph, route.gateway))
        target = _after_unjoin(draft, kept, target)
        lead = draft.graph.incoming[route.gateway.id][0]
        draft.drop_node(route.gateway.id)
    elif kept is not None:
        return
    if lead is None:
        draft.link(step.id, target)
    else:
        draft.put_flow(replace(lead, target=target, label=asked.ways[0].answer if asked.ways else ""))


def _come_at_from_elsewhere(draft: Draft, route: Route) -> bool:
    return route.gateway is not None and len(draft.graph.incoming[route.gateway.id]) > 1


def _only_join(draft: Draft, gateway: Node, target: str) -> None:
    """Asks nothing any more: all that come at the decision go on to one place."""
    for flow in draft.graph.outgoing[gateway.id]:
        draft.drop_flow(flow.id)
    draft.put_node(replace(gateway, label=""))
    draft.link(gateway.id, target)


class _Deciding:
    """Makes the gateway and its ways what was asked."""

    def __init__(self, draft: Draft, step: Node, route: Route, asked: Asked) -> None:
        self._draft = draft
        self._step = step
        self._paths = route.paths if route.gateway is not None else ()
        self._asked = asked
        self._join = None if route.gateway is None else meeting(draft.graph, route.gateway)
        self._met = _met(draft.graph, self._join)
        self._old_ends = [path.target for path in route.paths if path.target is not None]
        self._gateway = self._put_gateway(route)

    def settle(self) -> None:
        """Ways, then the join."""
        assert self._asked.gateway is not None
        several = self._asked.gateway is not Gateway.EXCLUSIVE
        flows = self._put_ways()
        if not (several and len(flows) > 1):
            _unjoin(self._draft, self._join)
            return
        Joining(self._draft, self._step, self._gateway, self._join).join(flows, self._meet(flows))

    def _put_gateway(self, route: Route) -> Node:
        kind = self._asked.gateway
        nature = {"gateway": kind, "type": f"{kind}Gateway", "label": self._asked.question}
        if route.gateway is not None:
            changed: dict[str, Any] = nature
            gateway = replace(route.gateway, **changed)
            self._draft.put_node(gateway)
            return gateway
        lead = _lead(self._draft, self._step, route)
        gateway = beside_node(self._draft, self._step, "keuze", kind=Kind.GATEWAY, **nature)
        self._draft.put_node(gateway, self._step.id)
        if lead is None:
            self._draft.link(self._step.id, gateway.id)
        else:
            self._draft.put_flow(replace(lead, target=gateway.id, label=""))
        return gateway

    def _put_ways(self) -> list[Flow]:
        """The flows out of the gateway, in the order asked. Those that stay keep their id, condition and sources."""
        left = list(self._paths)
        pairs = [(way, _taken(left, way)) for way in _most_certain_first(self._asked.ways, self._paths)]
        matched = {id(way): path for way, path in pairs}
        for path in left:
            self._check_no_waits(path)
            self._draft.drop_flow(path.flow.id)
        flows = [self._put_way(way, matched[id(way)]) for way in self._asked.ways]
        self._draft.order_flows([flow.id for flow in flows])
        return flows

    def _put_way(self, way: AskedWay, path: Path | None) -> Flow:
        if path is None:
            target = self._entry(way.to)
            return self._draft.link(self._gateway.id, target, way.answer)
        flow = path.flow
        if way.answer != path.answer:
            formal = way.answer if flow.condition == flow.label else flow.condition
            flow = replace(flow, label=way.answer, condition=formal if way.answer else "")
        if not _leads_to(path, way.to):
            self._check_no_waits(path)
            flow = replace(flow, target=self._entry(way.to))
        self._draft.put_flow(flow)
        return flow

    def _entry(self, to: str) -> str:
        return _entry(self._draft, self._step, self._paths, to, self._old_ends)

    def _meet(self, flows: Sequence[Flow]) -> str | None:
        """Before which node the ways join: as asked, as it was, None for wherever it is natural."""
        if self._asked.meet is None:
            return self._met if self._met not in {flow.target for flow in flows} else None
        if self._asked.meet == END:
            return an_end(self._draft, self._step, self._old_ends)
        return self._asked.meet

    def _check_no_waits(self, path: Path) -> None:
        if path.waits:
            raise Problem("edit-way-waits", self._step.id, label=texts.shown(self._step.label))


def _lead(draft: Draft, step: Node, route: Route) -> Flow | None:
    """The flow into the decision: that of the step, or of the last event that is waited for right behind it."""
    flows = draft.graph.outgoing[step.id]
    while flows and (following := draft.graph.node.get(flows[0].target)) is not None:
        onward = draft.graph.outgoing[following.id]
        waits = following.kind is Kind.EVENT and following.event is not Event.END
        if not (waits and len(onward) == 1 and len(draft.graph.incoming[following.id]) == 1):
            break
        flows = onward
    return flows[0] if flows else None


def _leads_to(path: Path, to: str) -> bool:
    if path.target is None:
        return False
    return path.target.kind is Kind.EVENT if to == END else path.target.id == to


def _entry(draft: Draft, step: Node, paths: Sequence[Path], to: str, ends: Sequence[Node] = ()) -> str:
    """Where a flow to a target goes: through the plain join right before it when there is one."""
    if to == END:
        return an_end(draft, step, [*ends, *(path.target for path in paths if path.target is not None)])
    entering = draft.graph.incoming[to]
    if len(entering) == 1:
        before = draft.graph.node[entering[0].source]
        joins = before.gateway is Gateway.EXCLUSIVE and len(draft.graph.incoming[before.id]) > 1
        if joins and len(draft.graph.outgoing[before.id]) == 1:
            return before.id
    return to


def _taken(left: list[Path], way: AskedWay) -> Path | None:
    """The path that a way stands for, no longer left: the flow it names, else like it, else with its answer."""
    answer = [path for path in left if path.answer == way.answer]
    ranked = [path for path in left if path.flow.id == way.flow]
    ranked += [path for path in answer if _leads_to(path, way.to)]
    ranked += [path for path in answer if way.answer]
    ranked += [path for path in left if _leads_to(path, way.to)]
    if not ranked:
        return None
    left.remove(ranked[0])
    return ranked[0]


def _most_certain_first(ways: Sequence[AskedWay], paths: Sequence[Path]) -> list[AskedWay]:
    """Ways that name their flow or are wholly like a path choose before those that are only somewhat like one."""

    def rank(way: AskedWay) -> int:
        if any(path.flow.id == way.flow for path in paths):
            return 0
        same = [path for path in paths if path.answer == way.answer]
        return 1 if any(_leads_to(path, way.to) for path in same) else 2 if same and way.answer else 3

    return sorted(ways, key=rank)


def _met(process: Process, join: Node | None) -> str | None:
    leaving = process.outgoing[join.id] if join is not None else ()
    return leaving[0].target if len(leaving) == 1 else None


def _unjoin(draft: Draft, join: Node | None) -> None:
    """Takes a join out; its ways go on to what followed it."""
    if join is None:
        return
    target = _met(draft.graph, join)
    if target is not None:
        for flow in draft.graph.incoming[join.id]:
            draft.put_flow(replace(flow, target=target))
        draft.drop_node(join.id)


def _after_unjoin(draft: Draft, kept: Path | None, target: str) -> str:
    """Where the kept way leads once a join that it went straight to is gone."""
    if kept is None:
        return target
    return next((flow.target for flow in draft.graph.flows if flow.id == kept.flow.id), target)
