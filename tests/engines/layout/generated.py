"""Processes of every shape: lanes in lanes, pools, loops, boundary events, subprocesses, messages, artifacts."""

from __future__ import annotations

from hypothesis import strategies as st

from stroomlijn.engines.process_model import (
    Artifact,
    Event,
    Flow,
    Gateway,
    Kind,
    Lane,
    MessageFlow,
    Node,
    Pool,
    Process,
)

LABELS = st.sampled_from(
    ["", "Vraag beantwoorden", "Is de melding compleet?", "x" * 60, "Aanvraag <b>&</b> \x07bijlage"]
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """A process without dangling references; flows may close loops and cross the borders of subprocesses."""
    pools = tuple(Pool(f"pool{index}", draw(LABELS)) for index in range(draw(st.integers(0, 3))))
    lanes = tuple(_lane(draw, index, pools) for index in range(draw(st.integers(0, 5))))
    nodes: list[Node] = []
    for index in range(draw(st.integers(0, 14))):
        nodes.append(_node(draw, index, nodes, lanes, pools))
    names = [node.id for node in nodes]
    links = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=22)) if names else []
    flows = tuple(Flow(f"flow{index}", source, target, draw(LABELS)) for index, (source, target) in enumerate(links))
    ends = names + [pool.id for pool in pools]
    talks = draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=6)) if pools else []
    messages = tuple(MessageFlow(f"message{index}", *ends, draw(LABELS)) for index, ends in enumerate(talks))
    artifacts = tuple(_artifact(draw, index, names) for index in range(draw(st.integers(0, 3))))
    return Process("process", "Melding", tuple(nodes), flows, lanes, pools, messages, artifacts)


def _lane(draw: st.DrawFn, index: int, pools: tuple[Pool, ...]) -> Lane:
    parent = f"lane{draw(st.integers(0, index - 1))}" if index and draw(st.booleans()) else ""
    pool = draw(st.sampled_from([pool.id for pool in pools])) if pools and not parent else ""
    return Lane(f"lane{index}", draw(LABELS), parent, pool)


def _node(draw: st.DrawFn, index: int, before: list[Node], lanes: tuple[Lane, ...], pools: tuple[Pool, ...]) -> Node:
    boxes = [node.id for node in before if node.kind is Kind.SUBPROCESS]
    parent = draw(st.sampled_from(["", *boxes]))
    hosts = [node.id for node in before if node.kind in (Kind.STEP, Kind.SUBPROCESS) and node.parent == parent]
    kind = draw(st.sampled_from(Kind))
    event = draw(st.sampled_from(Event)) if kind is Kind.EVENT else None
    host = draw(st.sampled_from(["", *hosts])) if event is Event.BOUNDARY else ""
    by_id = {node.id: node for node in before}
    return Node(
        f"node{index}",
        kind,
        draw(LABELS),
        event=event,
        trigger="timer" if event else "",
        gateway=draw(st.sampled_from(Gateway)) if kind is Kind.GATEWAY else None,
        lane=by_id[host].lane if host else draw(st.sampled_from(["", *(lane.id for lane in lanes)])),
        pool=by_id[host].pool if host else draw(st.sampled_from(["", *(pool.id for pool in pools)])),
        parent=parent,
        attached_to=host,
    )


def _artifact(draw: st.DrawFn, index: int, names: list[str]) -> Artifact:
    kind = draw(st.sampled_from(["dataObjectReference", "dataStoreReference", "textAnnotation", "group"]))
    linked = draw(st.lists(st.sampled_from(names), max_size=3, unique=True)) if names else []
    return Artifact(f"artifact{index}", kind, draw(LABELS), tuple((node, "in") for node in linked))
