"""The step table: a view of the graph, made anew after every command. What it cannot say stays in the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stroomlijn.engines.process_model import STEPS, Event, Kind, Node, Process, reading_order

from .meeting import meeting
from .routes import Path, Route, route_after
from .values import END, Row, RowWay


def rows(process: Process) -> tuple[Row, ...]:
    """All steps in reading order, each with what follows it."""
    ordered = steps_in_order(process)
    following = next_rows(ordered)
    depths = _depths(process)
    return tuple(
        _row(process, node, str(number), following[node.id], depths[node.id]) for number, node in enumerate(ordered, 1)
    )


def steps_in_order(process: Process) -> list[Node]:
    """The nodes of the rows."""
    return [node for node in reading_order(process) if node.kind in STEPS]


def next_rows(ordered: Sequence[Node]) -> Mapping[str, str]:
    """Per step the next one of the same level (in the same subprocess and pool), "" for the last."""
    following = {}
    nearest: dict[tuple[str, str], str] = {}
    for node in reversed(ordered):
        level = (node.parent, node.pool)
        following[node.id] = nearest.get(level, "")
        nearest[level] = node.id
    return following


def shown_ways(route: Route, following: str) -> tuple[RowWay, ...]:
    """The ways as the table has them; none where the next row simply follows."""
    ways = tuple(_way(path, following) for path in route.paths)
    simple = route.gateway is None and len(ways) == 1 and not ways[0].answer and not ways[0].waits
    return () if simple and (ways[0].to == "" or (ways[0].to == END and not following)) else ways


def routing(route: Route) -> str:
    """How the decision after a step routes."""
    return str(route.gateway.gateway) if route.gateway is not None and route.gateway.gateway else "none"


def _row(process: Process, node: Node, number: str, following: str, depth: int) -> Row:
    route = route_after(process, node)
    return Row(
        id=node.id,
        number=number,
        label=node.label,
        role=node.role,
        helpers=node.helpers,
        system=node.system,
        documents=node.documents,
        lead_time=node.lead_time,
        duration=node.duration,
        legal_basis=node.legal_basis,
        documentation=node.documentation,
        bottleneck=node.bottleneck,
        question=route.gateway.label if route.gateway else "",
        routing=routing(route),
        ways=shown_ways(route, following),
        meet=_meet(process, route, following),
        kind=str(node.kind),
        depth=depth,
        locked=route.locked,
    )


def _way(path: Path, following: str) -> RowWay:
    return RowWay(path.answer, _to(path.target, following), path.waits, path.flow.id)


def _to(target: Node | None, following: str) -> str:
    if target is None:
        return "?"
    if target.kind is Kind.EVENT or target.event is Event.END:
        return END
    return "" if target.id == following else target.id


def _meet(process: Process, route: Route, following: str) -> str | None:
    join = meeting(process, route.gateway) if route.gateway is not None and not route.locked else None
    if join is None:
        return None
    target = route_after(process, join).paths
    return _to(target[0].target, following) if len(target) == 1 else None


def _depths(process: Process) -> dict[str, int]:
    depths: dict[str, int] = {}
    for node in process.nodes:
        depth, above, seen = 0, node.parent, {node.id}
        while above in process.node and above not in seen:
            seen.add(above)
            depth, above = depth + 1, process.node[above].parent
        depths[node.id] = depth
    return depths
