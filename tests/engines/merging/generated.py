"""Processes for properties: any graph at all, and processes built of blocks, which are sound."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, Process

LABELS = [
    "Aanvraag ontvangen",
    "Aanvraag beoordelen",
    "Beoordelen van de aanvraag",
    "Aanvraag toekennen",
    "Aanvraag afwijzen",
    "Brief sturen",
    "Huisbezoek plannen",
    "Huisbezoek uitvoeren",
    "Dossier sluiten",
    "",
    "?",
    "申请",
]
ROLES = ["", "Consulent", "Administratie"]
ROUTES = [Gateway.EXCLUSIVE, Gateway.PARALLEL, Gateway.INCLUSIVE]


@st.composite
def any_process(draw: st.DrawFn) -> Process:
    """A graph without any rule: loops, parts on their own, several flows between two nodes, equal labels."""
    count = draw(st.integers(0, 9))
    lanes = [Lane(f"lane{number}", role) for number, role in enumerate(ROLES[1:])]
    nodes = [draw(_node(f"n{number}")) for number in range(count)]
    flows = []
    if nodes:
        ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.sampled_from(["", "ja", "nee"]))
        for number, (source, target, label) in enumerate(draw(st.lists(ends, max_size=14))):
            flows.append(Flow(f"f{number}", nodes[source].id, nodes[target].id, label))
    return Process(
        f"p{draw(st.integers(0, 3))}",
        draw(st.sampled_from(["", "Wmo", "Bijstand"])),
        tuple(nodes),
        tuple(flows),
        tuple(lanes),
    )


@st.composite
def _node(draw: st.DrawFn, node_id: str) -> Node:
    kind = draw(st.sampled_from([Kind.STEP, Kind.STEP, Kind.EVENT, Kind.GATEWAY, Kind.SUBPROCESS]))
    label = draw(st.sampled_from(LABELS))
    if kind is Kind.GATEWAY:
        route = draw(st.sampled_from(ROUTES))
        return Node(node_id, kind, type=f"{route}Gateway", gateway=route)
    if kind is Kind.EVENT:
        event = draw(st.sampled_from([Event.START, Event.INTERMEDIATE, Event.END]))
        return Node(node_id, kind, label, type=f"{event}Event", event=event)
    role = draw(st.sampled_from(ROLES))
    lane = f"lane{ROLES.index(role) - 1}" if role else ""
    documents = draw(st.sampled_from([(), ("Brief",), ("Brief", "Besluit")]))
    return Node(
        node_id,
        kind,
        label,
        type="task",
        role=role,
        lane=lane,
        documents=documents,
        system=draw(st.sampled_from(["", "Zaaksysteem", "Suite"])),
    )


class _Builder:
    """Writes blocks after one another; every block has one way in and one way out."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.flows: list[Flow] = []

    def add(self, **values: object) -> str:
        node = Node(f"n{len(self.nodes)}", **values)  # type: ignore[arg-type]
        self.nodes.append(node)
        return node.id

    def link(self, source: str, target: str, label: str = "") -> None:
        self.flows.append(Flow(f"f{len(self.flows)}", source, target, label))


@st.composite
def sound_process(draw: st.DrawFn, name: str = "Wmo") -> Process:
    """Start, blocks of steps and well-nested gateways, end."""
    builder = _Builder()
    labels = draw(st.permutations(LABELS[:9]))
    here = builder.add(kind=Kind.EVENT, label="Begin", event=Event.START, type="startEvent")
    taken = 0
    for _ in range(draw(st.integers(1, 4))):
        block = draw(st.sampled_from(["step", "choice", "both", "loop"]))
        first, second = labels[taken % 9], labels[(taken + 1) % 9]
        taken += 2
        here = _block(builder, block, here, first, second)
    end = builder.add(kind=Kind.EVENT, label="Einde", event=Event.END, type="endEvent")
    builder.link(here, end)
    return Process("p", name, tuple(builder.nodes), tuple(builder.flows))


def _block(builder: _Builder, block: str, here: str, first: str, second: str) -> str:
    one = builder.add(kind=Kind.STEP, label=first, type="task")
    if block == "step":
        builder.link(here, one)
        return one
    other = builder.add(kind=Kind.STEP, label=second, type="task")
    route = Gateway.PARALLEL if block == "both" else Gateway.EXCLUSIVE
    opening, closing = (builder.add(kind=Kind.GATEWAY, gateway=route, type=f"{route}Gateway") for _ in range(2))
    builder.link(here, opening)
    if block == "loop":
        builder.link(opening, one)
        builder.link(one, closing)
        builder.link(closing, other)
        builder.link(other, opening)
        return closing
    for step in (one, other):
        builder.link(opening, step)
        builder.link(step, closing)
    return closing


def renamed(process: Process, name: str) -> Process:
    return replace(process, name=name)
