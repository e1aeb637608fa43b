"""Processes of which the steps say what the rules look for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from tests.engines.layout.generated import processes
from tests.engines.merging.generated import any_process, sound_process

from stroomlijn.engines.editing import apply, blank
from stroomlijn.engines.process_model import STEPS, Node, Process

LABELS = [
    "Besluit controleren",
    "Besluit nogmaals controleren",
    "Besluit toetsen en versturen",
    "Akkoord teamleider",
    "Verslag printen",
    "Verslag scannen",
    "Verslag overtypen",
    "Melding registreren",
    "Melding invoeren",
    "Wachten op weekverdeling",
    "Melding verdelen in weekoverleg",
    "Medisch advies opvragen",
    "Inkomen opvragen",
    "Huisbezoek plannen",
    "",
]
ROLES = ["", "Consulent", "Administratie", "Teamleider", "Inwoner"]


@st.composite
def telling(draw: st.DrawFn, sound: bool = False) -> Process:
    """A process with such steps; `sound` when it must be."""
    process = draw(sound_process()) if sound else draw(st.one_of(sound_process(), any_process(), processes()))
    steps = [node for node in process.nodes if node.kind in STEPS]
    said = {node.id: draw(_said(node)) for node in steps}
    return replace(process, nodes=tuple(said.get(node.id, node) for node in process.nodes))


@st.composite
def _said(draw: st.DrawFn, node: Node) -> Node:
    return replace(
        node,
        label=draw(st.sampled_from(LABELS)),
        role=draw(st.sampled_from(ROLES)),
        system=draw(st.sampled_from(["", "Zaaksysteem", "Suite"])),
        helpers=draw(st.sampled_from([(), (), ("Toetser",)])),
        bottleneck=draw(st.sampled_from(["", "", "Blijft een week liggen"])),
        duration=draw(st.sampled_from([None, 10, 45.5])),
    )


def with_other_ids(process: Process) -> Process:
    """The same content under ids of its own; lanes and pools keep theirs."""
    ids = {node.id: f"ander{number}" for number, node in enumerate(process.nodes)}
    nodes = tuple(
        replace(
            node,
            id=ids[node.id],
            parent=ids.get(node.parent, node.parent),
            attached_to=ids.get(node.attached_to, node.attached_to),
        )
        for node in process.nodes
    )
    flows = tuple(
        replace(flow, id=f"pijl{number}", source=ids[flow.source], target=ids[flow.target])
        for number, flow in enumerate(process.flows)
    )
    return replace(process, nodes=nodes, flows=flows, messages=(), artifacts=())


def line(*steps: tuple[str, str]) -> Process:
    """Steps (label, role) after one another, under ids s1, s2, ..."""
    graph = blank("Melding")
    before = "stap-1"
    for number, (label, role) in enumerate(steps, 1):
        insert = {"do": "insert", "after": before, "id": f"s{number}", "label": label, "role": role}
        graph, before = apply(graph, insert).graph, f"s{number}"
    return apply(graph, {"do": "remove", "step": "stap-1"}).graph
