"""Whatever is drawn can be exported, and comes back with every step and what follows it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.spreadsheet.books import leads_to

from stroomlijn.engines.formats.spreadsheet import lost_in_workbook, read_workbook, write_workbook
from stroomlijn.engines.formats.spreadsheet.writing.rows import step_rows
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process, step_numbers

LABELS = st.sampled_from(
    ["", "A", "B", "einde", "1", "zie", "ja: 4; nee", "a en b", "(x)", "=1+1", "Is het zo?", "reactie, 5 dagen"]
)
KINDS = st.sampled_from(
    [
        *((Kind.STEP, kind, None, None) for kind in ("task", "serviceTask", "userTask")),
        *((Kind.GATEWAY, f"{kind.value}Gateway", None, kind) for kind in Gateway),
        (Kind.SUBPROCESS, "subProcess", None, None),
        (Kind.EVENT, "startEvent", Event.START, None),
        (Kind.EVENT, "intermediateCatchEvent", Event.INTERMEDIATE, None),
        (Kind.EVENT, "boundaryEvent", Event.BOUNDARY, None),
        (Kind.EVENT, "endEvent", Event.END, None),
    ]
)


_ENTERED_BY_NONE = (Event.START, Event.BOUNDARY)


@st.composite
def graphs(draw: st.DrawFn) -> Process:
    """Nodes of every kind with flows between any of one level, except out of an end and into a start."""
    nodes = [Node("n0", Kind.STEP, "Begin", "task")]
    for index in range(1, draw(st.integers(1, 12))):
        kind, name, event, gateway = draw(KINDS)
        around = draw(st.sampled_from(["", *(node.id for node in nodes if node.kind is Kind.SUBPROCESS)]))
        role = draw(st.sampled_from(["", "KCC"]))
        nodes.append(Node(f"n{index}", kind, draw(LABELS), name, event, gateway=gateway, role=role, parent=around))
    flows: list[Flow] = []
    for source in (node for node in nodes if node.event is not Event.END):
        ahead = [node.id for node in nodes if node.parent == source.parent and node.event not in _ENTERED_BY_NONE]
        for target in draw(st.lists(st.sampled_from(ahead), max_size=3)) if ahead else []:
            flows.append(Flow(f"f{len(flows)}", source.id, target, draw(LABELS)))
    return Process("p", "P", tuple(nodes), tuple(flows), facts=(("code", "C"),))


@given(graphs())
def test_any_graph_keeps_its_steps_and_what_follows_them(process: Process) -> None:
    reading = read_workbook("export.xlsx", write_workbook([process]))
    (found,) = reading.processes
    assert {step.id: step.parent for step in process.steps} == {step.id: step.parent for step in found.process.steps}
    assert leads_to(found.process) == leads_to(process)


@given(graphs())
def test_each_step_of_any_graph_has_the_number_of_the_page_and_no_two_rows_have_one(process: Process) -> None:
    rows = step_rows(process, "", "C", {})
    numbers = {row["id"]: row["nr"] for row in rows}
    assert {step.id: numbers[step.id].rpartition(".")[2] for step in process.steps} == step_numbers(process)
    assert len(set(numbers.values())) == len(rows)


def test_a_name_on_the_only_way_out_to_a_split_adds_no_way_to_the_next_row() -> None:
    nodes = (
        Node("first", Kind.STEP, "Begin", "task"),
        Node("split", Kind.GATEWAY, "", "inclusiveGateway", gateway=Gateway.INCLUSIVE),
        *(Node(name, Kind.STEP, name, "task") for name in ("between", "left", "right")),
    )
    pairs = (("first", "split", "A"), ("split", "left", ""), ("split", "right", ""), ("between", "right", ""))
    flows = tuple(Flow(f"f{index}", *pair) for index, pair in enumerate(pairs))
    process = Process("p", "P", nodes, flows, facts=(("code", "C"),))
    (found,) = read_workbook("export.xlsx", write_workbook([process])).processes
    assert leads_to(found.process) == leads_to(process)


def test_names_of_ways_that_are_no_choice_are_said_to_be_lost() -> None:
    nodes = (
        *(Node(name, Kind.STEP, name, "task") for name in "abcd"),
        Node("choice", Kind.GATEWAY, "Goed?", "exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("all", Kind.GATEWAY, "", "parallelGateway", gateway=Gateway.PARALLEL),
    )
    chosen = (("b", "choice", ""), ("choice", "c", "ja"), ("choice", "all", "nee"))
    named = (("a", "b", "alleen"), ("all", "a", "een"), ("all", "d", "twee"))
    flows = tuple(Flow(f"f{index}", *pair) for index, pair in enumerate((*chosen, *named)))
    process = Process("p", "P", nodes, flows, facts=(("code", "C"),))
    (lost,) = lost_in_workbook(process)
    assert (lost.code, lost.facts["count"]) == ("workbook-loses-labels", 3)
    (found,) = read_workbook("export.xlsx", write_workbook([process])).processes
    kept = [flow.label for flow in found.process.flows if flow.label]
    assert (kept, lost_in_workbook(found.process)) == (["ja", "nee"], ())


def test_processes_of_two_municipalities_with_one_code_stay_apart() -> None:
    step = Node("x", Kind.STEP, "A", "task")
    both = [
        Process("p", "P", (step,), facts=(("code", "W-1"), ("gemeente", name))) for name in ("Lindehoven", "Rijkerveen")
    ]
    reading = read_workbook("export.xlsx", write_workbook(both))
    assert [found.process.id for found in reading.processes] == ["lindehoven-w-1", "rijkerveen-w-1"]


def test_processes_without_a_code_get_one_each() -> None:
    step = Node("x", Kind.STEP, "A", "task")
    reading = read_workbook("export.xlsx", write_workbook([Process("p", "P", (step,)), Process("p", "Q", (step,))]))
    assert [found.process.name for found in reading.processes] == ["P", "Q"]


def test_what_a_workbook_cannot_say_is_said() -> None:
    step, timer = Node("x", Kind.STEP, "A", "task"), Node("t", Kind.EVENT, "5 dagen", "boundaryEvent", Event.BOUNDARY)
    plain = Process("p", "P", (step,))
    assert lost_in_workbook(plain) == ()
    rich = Process("p", "P", (step, timer), (Flow("f", "t", "x", condition="x > 1"),))
    assert [remark.code for remark in lost_in_workbook(rich)] == [
        "workbook-loses-boundary-events",
        "workbook-loses-conditions",
    ]
