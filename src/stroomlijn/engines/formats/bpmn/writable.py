"""A process as a BPMN document can hold it: every reference leads somewhere, every id is there once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stroomlijn.engines.process_model import Artifact, Event, Kind, Node, Process, association_id

from .names import ARTIFACTS


def writable(process: Process) -> Process:
    """The process without what no document can say: ends that are not there, loops in what encloses what."""
    nodes = _nodes(process)
    ends = nodes.keys() | {pool.id for pool in process.pools}
    process = replace(
        process,
        nodes=tuple(nodes.values()),
        flows=tuple(flow for flow in process.flows if flow.source in nodes and flow.target in nodes),
        messages=tuple(each for each in process.messages if each.source in ends and each.target in ends),
        artifacts=tuple(_artifact(each, nodes) for each in process.artifacts if each.type in ARTIFACTS),
    )
    return _with_process_ids(process)


def every_id(process: Process) -> Iterator[str]:
    """All ids that become an XML id."""
    yield process.id
    for part in (process.nodes, process.flows, process.lanes, process.pools, process.messages, process.artifacts):
        yield from (item.id for item in part)
    yield from (pool.process for pool in process.pools if pool.process)
    for artifact in process.artifacts:
        yield from (association_id(artifact.id, node, direction) for node, direction in artifact.links)


def _nodes(process: Process) -> dict[str, Node]:
    found = {}
    for node in process.nodes:
        if node.parent and not _reaches_top(node, process):
            node = replace(node, parent="")
        on = process.node.get(node.attached_to)
        if node.event is Event.BOUNDARY and (on is None or on.kind in (Kind.EVENT, Kind.GATEWAY)):
            node = replace(node, event=Event.INTERMEDIATE, type="intermediateCatchEvent", attached_to="")
        found[node.id] = node
    return found


def _reaches_top(node: Node, process: Process) -> bool:
    seen = {node.id}
    while node.parent:
        above = process.node.get(node.parent)
        if above is None or above.kind is not Kind.SUBPROCESS or above.id in seen:
            return False
        seen.add(above.id)
        node = above
    return True


def _artifact(artifact: Artifact, nodes: dict[str, Node]) -> Artifact:
    links = dict.fromkeys(link for link in artifact.links if link[0] in nodes)
    return replace(artifact, links=tuple(links))


def _with_process_ids(process: Process) -> Process:
    """Every pool that holds something has a BPMN process with an id of its own."""
    parts = (process.nodes, process.flows, process.lanes, process.pools, process.messages, process.artifacts)
    taken = {item.id for part in parts for item in part}
    holding = {node.pool for node in process.nodes} | {lane.pool for lane in process.lanes}
    own_id = _free(process.id or "process", taken)
    pools = []
    for pool in process.pools:
        wanted = pool.process or (f"{pool.id}_process" if pool.id in holding else "")
        pools.append(replace(pool, process=_free(wanted, taken) if wanted else ""))
    return replace(process, id=own_id, pools=tuple(pools))


def _free(wanted: str, taken: set[str]) -> str:
    """The id, or like it when it is taken; it is taken from then on."""
    given, number = wanted, 1
    while given in taken:
        number += 1
        given = f"{wanted}_{number}"
    taken.add(given)
    return given
