"""What stands and runs in one scope: the top of the process, or the inside of one subprocess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Artifact, Node, Process, association_id, reading_order

from .family import Family, hosts


@dataclass(frozen=True, slots=True)
class Link:
    """A flow, message or association as its scope sees it: `source` and `target` are nodes on the grid of the scope
    ("" for a pool), `start` and `end` what it visibly leaves and reaches."""

    id: str
    start: str
    end: str
    source: str
    target: str
    label: str = ""


@dataclass(slots=True)
class Scope:
    """`nodes` are those on the grid; `attached` the boundary events and `artifacts` what is drawn beside each of them.

    loose   artifacts that belong to no node of the scope
    reading   the place of every node of the process in the order in which people read it
    """

    id: str
    nodes: list[Node]
    attached: dict[str, list[Node]] = field(default_factory=dict)
    artifacts: dict[str, list[Artifact]] = field(default_factory=dict)
    loose: list[Artifact] = field(default_factory=list)
    reading: Mapping[str, int] = field(default_factory=dict)
    flows: list[Link] = field(default_factory=list)
    messages: list[Link] = field(default_factory=list)
    associations: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Division:
    """All scopes of a process, innermost first, and the links that no grid can hold: from a box to its own inside."""

    scopes: list[Scope]
    direct: list[Link] = field(default_factory=list)


def divide(process: Process, family: Family) -> Division:
    """The scopes with their nodes and links. Links with an end that is not in the process are left out."""
    scopes: dict[str, Scope] = {}
    host: dict[str, str] = {}
    reading = {node.id: place for place, node in enumerate(reading_order(process))}
    for scope in family.scopes():
        found = hosts(family.members[scope])
        host.update(found)
        scopes[scope] = Scope(scope, [node for node in family.members[scope] if node.id not in found], reading=reading)
        for event, activity in found.items():
            scopes[scope].attached.setdefault(activity, []).append(process.node[event])
    division = Division(list(scopes.values()))
    for flow in process.flows:
        if flow.source in process.node and flow.target in process.node:
            scope = family.common_scope(flow.source, flow.target)
            link = _lifted(flow.id, flow.source, flow.target, scope, family, host, flow.label)
            in_grid = flow.target not in host and (link.source != link.target or flow.source == flow.target)
            (scopes[scope].flows if in_grid else division.direct).append(link)
    _divide_messages(process, family, host, scopes[""], division)
    for artifact in process.artifacts:
        _place_artifact(artifact, process, family, host, scopes)
    return division


def _lifted(
    id: str,  # noqa: A002 - the word of the graph
    start: str,
    end: str,
    scope: str,
    family: Family,
    host: dict[str, str],
    label: str = "",
) -> Link:
    source, target = family.lift(start, scope), family.lift(end, scope)
    return Link(id, start, end, host.get(source, source), host.get(target, target), label)


def _divide_messages(process: Process, family: Family, host: dict[str, str], top: Scope, division: Division) -> None:
    pools = {pool.id for pool in process.pools}
    for message in process.messages:
        ends = (message.source, message.target)
        if all(end in process.node or end in pools for end in ends):
            link = _lifted(message.id, *ends, "", family, host, message.label)
            boundary = any(end in host for end in ends)
            (division.direct if boundary or (link.source and link.source == link.target) else top.messages).append(link)


def _place_artifact(
    artifact: Artifact, process: Process, family: Family, host: dict[str, str], scopes: dict[str, Scope]
) -> None:
    """Beside the first node that it is linked with in its scope; lines to the others run over the grid."""
    scope = scopes[artifact.parent if artifact.parent in scopes else ""]
    linked = list(_linked_nodes(artifact, process))
    lifts = [(line, node, family.lift(node, scope.id)) for line, node in linked]
    seen = [(line, node, host.get(lifted, lifted)) for line, node, lifted in lifts if lifted]
    if not seen:
        scope.loose.append(artifact)
        return
    beside = seen[0][2]
    scope.artifacts.setdefault(beside, []).append(artifact)
    for line, node, lifted in seen:
        scope.associations.append(Link(line, artifact.id, node, beside, lifted))


def _linked_nodes(artifact: Artifact, process: Process) -> Iterable[tuple[str, str]]:
    """The id of each association and the node it leads to; one with a flow leads to the source of the flow."""
    flows = {flow.id: flow.source for flow in process.flows}
    for linked, direction in artifact.links:
        node = linked if linked in process.node else flows.get(linked, "")
        if node in process.node:
            yield association_id(artifact.id, linked, direction), node
