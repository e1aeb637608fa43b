"""Generated processes of every shape that BPMN knows: pools, nested lanes, subprocesses, boundary events, data."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from stroomlijn.engines.formats.bpmn.names import ARTIFACTS, EVENTS, GATEWAYS, TASKS, TRIGGERS
from stroomlijn.engines.process_model import (
    Artifact,
    Box,
    Drawing,
    Event,
    Flow,
    Kind,
    Lane,
    MessageFlow,
    Node,
    Pool,
    Process,
    Source,
    association_id,
)

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufffe\uffff"),
    max_size=12,
)
SOURCE = st.builds(Source, TEXT, TEXT, TEXT)
SOURCES = st.lists(SOURCE, max_size=2).map(tuple)
FLOAT = st.floats(-5_000, 5_000, allow_nan=False).map(lambda number: number + 0.0)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """A process in any order of elements, with ids of any kind."""
    new_id = _ids(draw)
    pools = tuple(
        Pool(new_id("pool"), draw(TEXT), new_id("proc") if draw(st.booleans()) else "")
        for _ in range(draw(st.integers(0, 2)))
    )
    homes = [pool.id for pool in pools if pool.process] or [""]
    lanes = _lanes(draw, new_id, homes)
    nodes = _nodes(draw, new_id, homes, lanes)
    flows = _flows(draw, new_id, nodes)
    ends = [node.id for node in nodes] + [pool.id for pool in pools]
    messages = tuple(
        MessageFlow(new_id("message"), draw(st.sampled_from(ends)), draw(st.sampled_from(ends)), draw(TEXT))
        for _ in range(draw(st.integers(0, 2)) if ends else 0)
    )
    return Process(
        id=new_id("process"),
        name=draw(TEXT.filter(str.strip)),
        nodes=tuple(draw(st.permutations(nodes))),
        flows=tuple(draw(st.permutations(flows))),
        lanes=tuple(draw(st.permutations(lanes))),
        pools=pools,
        messages=messages,
        artifacts=_artifacts(draw, new_id, nodes),
        documentation=draw(TEXT),
        language=draw(st.sampled_from(["", "nl", "en"])),
        facts=tuple(draw(st.dictionaries(TEXT, TEXT, max_size=2)).items()),
    )


@st.composite
def drawn_processes(draw: st.DrawFn) -> tuple[Process, Drawing]:
    """A process with a place for everything in it."""
    process = draw(processes())
    boxes = st.builds(Box, FLOAT, FLOAT, st.floats(1, 500), st.floats(1, 500))
    points = st.lists(st.tuples(FLOAT, FLOAT), min_size=2, max_size=4).map(tuple)
    shapes = [item.id for part in (process.nodes, process.lanes, process.pools, process.artifacts) for item in part]
    lines = [flow.id for flow in process.flows] + [message.id for message in process.messages]
    lines += [association_id(item.id, *link) for item in process.artifacts for link in item.links]
    labels = draw(st.lists(st.sampled_from(shapes), max_size=2)) if shapes else []
    return process, Drawing(
        {element: draw(boxes) for element in shapes},
        {element: draw(points) for element in lines},
        {element: draw(boxes) for element in labels},
    )


def _ids(draw: st.DrawFn):
    """Ids as files have them: names, bare numbers, ids with spaces or accents; each one once."""
    forms = ["{kind}_{n}", "{n}", "{kind} {n}", "é{n}:x", "{n}-a.b"]
    numbers = iter(range(1, 10_000))

    def new_id(kind: str) -> str:
        return draw(st.sampled_from(forms)).format(kind=kind, n=next(numbers))

    return new_id


def _lanes(draw: st.DrawFn, new_id, homes: list[str]) -> list[Lane]:
    lanes: list[Lane] = []
    for _ in range(draw(st.integers(0, 4))):
        pool = draw(st.sampled_from(homes))
        above = draw(st.sampled_from(["", *(lane.id for lane in lanes if lane.pool == pool)]))
        lanes.append(Lane(new_id("lane"), draw(TEXT), above, pool))
    return lanes


def _nodes(draw: st.DrawFn, new_id, homes: list[str], lanes: list[Lane]) -> list[Node]:
    nodes: list[Node] = []
    for _ in range(draw(st.integers(0, 7))):
        parents = [node for node in nodes if node.kind is Kind.SUBPROCESS]
        parent = draw(st.sampled_from([None, *parents]))
        pool = parent.pool if parent else draw(st.sampled_from(homes))
        lane = draw(st.sampled_from([None, *(lane for lane in lanes if lane.pool == pool)]))
        node = Node(
            new_id("node"),
            label=draw(TEXT),
            pool=pool,
            parent=parent.id if parent else "",
            lane=lane.id if lane else "",
            role=draw(st.sampled_from(["", lane.name if lane else "", "Regisseur"])),
            documentation=draw(TEXT),
            system=draw(TEXT),
            bottleneck=draw(TEXT),
            legal_basis=draw(TEXT),
            lead_time=draw(st.sampled_from(["", "5 werkdagen", "P5D", "R3/PT1H", "2026-01-01T12:00:00"])),
            duration=draw(st.none() | st.floats(0, 1e6)),
            documents=tuple(draw(st.lists(TEXT, max_size=2))),
            helpers=tuple(draw(st.lists(TEXT, max_size=2))),
            sources=draw(SOURCES),
            kind=Kind.STEP,
            type="task",
        )
        nodes.append(_natured(draw, node, nodes))
    return nodes


def _natured(draw: st.DrawFn, node: Node, before: list[Node]) -> Node:
    kind = draw(st.sampled_from(list(Kind)))
    if kind is Kind.GATEWAY:
        name = draw(st.sampled_from(sorted(GATEWAYS)))
        return replace(node, kind=kind, type=name, gateway=GATEWAYS[name])
    if kind is Kind.EVENT:
        return _event(draw, replace(node, kind=kind), before)
    loop = draw(st.sampled_from(["", "standard", "parallel", "sequential"]))
    if kind is Kind.CALL:
        return replace(
            node, kind=kind, type="callActivity", loop=loop, calls=draw(st.sampled_from(["", "P1", "Bezwaar doen"]))
        )
    names = TASKS if kind is Kind.STEP else ("subProcess", "transaction", "adHocSubProcess", "eventSubProcess")
    return replace(node, kind=kind, loop=loop, type=draw(st.sampled_from(sorted(names))))


def _event(draw: st.DrawFn, node: Node, before: list[Node]) -> Node:
    trigger = draw(st.sampled_from(["", "multiple", *sorted(TRIGGERS)]))
    beside = [
        other
        for other in before
        if other.kind in (Kind.STEP, Kind.SUBPROCESS, Kind.CALL)
        and (other.parent, other.pool) == (node.parent, node.pool)
    ]
    if beside and draw(st.booleans()):
        on = draw(st.sampled_from(beside))
        return replace(
            node,
            type="boundaryEvent",
            event=Event.BOUNDARY,
            trigger=trigger,
            attached_to=on.id,
            non_interrupting=draw(st.booleans()),
        )
    name = draw(st.sampled_from(sorted(EVENTS.keys() - {"boundaryEvent"})))
    stays = name == "startEvent" and draw(st.booleans())
    return replace(node, type=name, event=EVENTS[name], trigger=trigger, non_interrupting=stays)


def _flows(draw: st.DrawFn, new_id, nodes: list[Node]) -> list[Flow]:
    flows = []
    for source, target in pairwise(draw(st.permutations(nodes))):
        if (source.parent, source.pool) == (target.parent, target.pool):
            texts = {"label": draw(TEXT), "condition": draw(TEXT)}
            flow = Flow(
                new_id("flow"), source.id, target.id, **texts, default=draw(st.booleans()), sources=draw(SOURCES)
            )
            flows.append(flow)
    return flows


def _artifacts(draw: st.DrawFn, new_id, nodes: list[Node]) -> tuple[Artifact, ...]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(sorted(ARTIFACTS)))
        inside = [] if kind in ("dataInput", "dataOutput") else nodes
        parents = ["", *(node.id for node in inside if node.kind is Kind.SUBPROCESS)]
        link = st.tuples(st.sampled_from([node.id for node in nodes] or [""]), st.sampled_from(["", "in", "out"]))
        links = draw(st.lists(link, max_size=3, unique=True)) if nodes else []
        found.append(Artifact(new_id("data"), kind, draw(TEXT), tuple(links), draw(st.sampled_from(parents))))
    return tuple(found)


def assert_sound(process: Process) -> None:
    """Ids are there once and everything that is referred to is there."""
    parts = (process.nodes, process.flows, process.lanes, process.pools, process.messages, process.artifacts)
    ids = Counter(item.id for part in parts for item in part)
    assert max(ids.values(), default=1) == 1
    referred = {end for node in process.nodes for end in (node.lane, node.parent, node.attached_to, node.pool)}
    referred |= {end for each in (*process.flows, *process.messages) for end in (each.source, each.target)}
    referred |= {end for lane in process.lanes for end in (lane.parent, lane.pool)}
    referred |= {node for each in process.artifacts for node in (each.parent, *(link[0] for link in each.links))}
    assert referred - {""} <= ids.keys()
