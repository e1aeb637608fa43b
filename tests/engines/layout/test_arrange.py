"""What a reader of a drawing relies on, for processes of every shape."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from tests.engines.layout.generated import processes

from stroomlijn.engines.layout import arrange, measure
from stroomlijn.engines.process_model import (
    Artifact,
    Box,
    Event,
    Flow,
    Gateway,
    Kind,
    Lane,
    MessageFlow,
    Node,
    Point,
    Pool,
    Process,
    association_id,
    reading_order,
)


@given(processes())
def test_nothing_lies_on_something_else_and_all_in_its_lane(process: Process) -> None:
    quality = measure(process, arrange(process))
    assert (quality.overlaps, quality.outside_lane) == (0, 0)


@given(processes())
def test_everything_is_drawn(process: Process) -> None:
    drawing = arrange(process)
    shapes = (*process.nodes, *process.lanes, *process.pools, *process.artifacts)
    assert {item.id for item in shapes} == drawing.shapes.keys()
    links = {
        artifact.id: [association_id(artifact.id, *link) for link in artifact.links] for artifact in process.artifacts
    }
    edges = {item.id for item in (*process.flows, *process.messages)} | {
        name for found in links.values() for name in found
    }
    assert edges == drawing.edges.keys()
    named = {flow.id for flow in process.flows if flow.label}
    assert named <= drawing.labels.keys()


@given(processes())
def test_lines_are_square_and_join_the_borders_of_their_ends(process: Process) -> None:
    drawing = arrange(process)
    for line in (*process.flows, *process.messages):
        points = drawing.edges[line.id]
        assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(points)), points
        for end, point in ((line.source, points[0]), (line.target, points[-1])):
            assert _distance(drawing.shapes[end], process.node.get(end), point) < 1, (line, points, drawing.shapes[end])


@given(processes())
def test_flows_within_one_scope_pass_no_shape(process: Process) -> None:
    drawing = arrange(process)
    inside = tuple(
        flow
        for flow in process.flows
        if process.node[flow.source].parent == process.node[flow.target].parent
        and not process.node[flow.target].attached_to
    )
    only = Process("p", nodes=process.nodes, flows=inside)
    assert measure(only, drawing).through_shapes == 0


@given(processes())
def test_equal_processes_give_equal_drawings(process: Process) -> None:
    again = Process(**{name: getattr(process, name) for name in Process.__dataclass_fields__})
    assert repr(arrange(process)) == repr(arrange(again))


def _distance(box: Box, node: Node | None, point: Point) -> float:
    """How far a point is from the border of a shape."""
    away = (abs(point[0] - box.centre[0]), abs(point[1] - box.centre[1]))
    if node is not None and node.kind is Kind.EVENT:
        return abs((away[0] ** 2 + away[1] ** 2) ** 0.5 - box.width / 2)
    if node is not None and node.kind is Kind.GATEWAY:
        return abs(away[0] + away[1] - box.width / 2)
    return abs(max(away[0] - box.width / 2, away[1] - box.height / 2))


def _steps(count: int) -> tuple[Node, ...]:
    return tuple(Node(f"n{index}", Kind.STEP, f"Stap {index}") for index in range(count))


def _flows(*ends: tuple[str, str]) -> tuple[Flow, ...]:
    return tuple(Flow(f"f{index}", source, target) for index, (source, target) in enumerate(ends))


def test_an_empty_process_gives_an_empty_drawing() -> None:
    drawing = arrange(Process("leeg"))
    assert not drawing.shapes and not drawing.edges and not drawing.labels


@pytest.mark.parametrize("closed", [False, True])
def test_two_thousand_steps_in_a_row_stand_in_one_row(closed: bool) -> None:
    chain = [(f"n{index}", f"n{index + 1}") for index in range(1999)]
    process = Process("lang", nodes=_steps(2000), flows=_flows(*chain, *([("n1999", "n0")] if closed else [])))
    drawing = arrange(process)
    assert len({drawing.shapes[node.id].y for node in process.nodes}) == 1
    assert len(drawing.edges) == len(process.flows)


def test_five_hundred_subprocesses_in_each_other() -> None:
    nodes = tuple(Node(f"n{i}", Kind.SUBPROCESS, parent=f"n{i - 1}" if i else "") for i in range(500))
    drawing = arrange(Process("diep", nodes=nodes))
    assert len(drawing.shapes) == 500
    assert measure(Process("diep", nodes=nodes), drawing).overlaps == 0


def test_rings_of_parents_lanes_and_hosts_are_still_drawn() -> None:
    nodes = (
        Node("a", Kind.SUBPROCESS, parent="b", lane="x"),
        Node("b", Kind.SUBPROCESS, parent="a"),
        Node("c", Kind.EVENT, event=Event.BOUNDARY, attached_to="c"),
        Node("d", Kind.STEP, parent="weg", lane="weg"),
    )
    drawing = arrange(Process("ring", nodes=nodes, lanes=(Lane("x", parent="y"), Lane("y", parent="x"))))
    assert {"a", "b", "c", "d", "x", "y"} == drawing.shapes.keys()


def test_flows_without_end_are_left_out() -> None:
    drawing = arrange(Process("los", nodes=_steps(1), flows=_flows(("n0", "weg"), ("weg", "n0"))))
    assert not drawing.edges


def _choice() -> Process:
    """start, gateway, two branches of one step, join, end, and a way back."""
    nodes = (
        Node("start", Kind.EVENT, event=Event.START),
        Node("choice", Kind.GATEWAY, "Compleet?", gateway=Gateway.EXCLUSIVE),
        Node("yes", Kind.STEP, "Beoordelen"),
        Node("no", Kind.STEP, "Aanvullen"),
        Node("join", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE),
        Node("end", Kind.EVENT, event=Event.END),
    )
    ends = [("start", "choice"), ("choice", "yes"), ("choice", "no"), ("yes", "join"), ("no", "join"), ("join", "end")]
    return Process("keuze", nodes=nodes, flows=_flows(*ends))


def test_the_happy_path_is_straight_and_branches_use_the_corners() -> None:
    drawing = arrange(_choice())
    middles = {drawing.shapes[name].centre[1] for name in ("start", "choice", "yes", "join", "end")}
    assert len(middles) == 1
    assert drawing.shapes["yes"].x == drawing.shapes["no"].x
    assert [len(drawing.edges[f"f{index}"]) for index in range(6)] == [2, 2, 3, 2, 3, 2]
    assert measure(_choice(), drawing).crossings == 0


def test_a_way_back_leaves_and_enters_below_or_above() -> None:
    process = Process("terug", nodes=_steps(3), flows=_flows(("n0", "n1"), ("n1", "n2"), ("n2", "n0")))
    drawing = arrange(process)
    back = drawing.edges["f2"]
    boxes = [drawing.shapes[node.id] for node in process.nodes]
    level = back[1][1]
    assert back[1][1] == back[2][1] and all(level > box.bottom or level < box.y for box in boxes)
    assert measure(process, drawing).bends == 2


def test_a_boundary_event_stands_on_the_lower_border_and_its_flow_leaves_below() -> None:
    nodes = (*_steps(3), Node("timer", Kind.EVENT, "5 werkdagen", event=Event.BOUNDARY, attached_to="n0"))
    process = Process("grens", nodes=nodes, flows=_flows(("n0", "n1"), ("timer", "n2")))
    drawing = arrange(process)
    assert drawing.shapes["timer"].centre[1] == drawing.shapes["n0"].bottom
    assert drawing.shapes["n2"].y > drawing.shapes["n0"].bottom
    assert drawing.edges["f1"][0] == (drawing.shapes["timer"].centre[0], drawing.shapes["timer"].bottom)
    assert len(drawing.edges["f1"]) == 3


def test_pools_are_stacked_and_a_message_runs_straight_down() -> None:
    pools = (Pool("inwoner", "Inwoner"), Pool("gemeente", "Gemeente"))
    nodes = (Node("vraag", Kind.STEP, pool="inwoner"), Node("antwoord", Kind.STEP, lane="kcc", pool="gemeente"))
    lanes = (Lane("kcc", "KCC", pool="gemeente"),)
    process = Process("p", "", nodes, (), lanes, pools, (MessageFlow("m", "vraag", "antwoord"),))
    drawing = arrange(process)
    above, below = drawing.shapes["inwoner"], drawing.shapes["gemeente"]
    assert above.bottom < below.y and above.width == below.width
    assert drawing.shapes["kcc"].x == below.x + 30
    assert len(drawing.edges["m"]) == 2


def test_messages_between_an_event_and_a_step_touch_both() -> None:
    pools = (Pool("a"), Pool("b"))
    nodes = (Node("event", Kind.EVENT, event=Event.START, pool="a"), Node("step", Kind.STEP, pool="b"))
    ends = (("step", "event"), ("event", "step"), ("event", "step"))
    messages = tuple(MessageFlow(f"m{index}", *pair) for index, pair in enumerate(ends))
    process = Process("p", nodes=nodes, pools=pools, messages=messages)
    drawing = arrange(process)
    for message in messages:
        for end, point in (
            (message.source, drawing.edges[message.id][0]),
            (message.target, drawing.edges[message.id][-1]),
        ):
            assert _distance(drawing.shapes[end], process.node[end], point) < 1


def test_a_black_box_pool_gets_its_messages_on_its_border() -> None:
    pools = (Pool("bank", "Bank"), Pool("gemeente", "Gemeente"))
    process = Process(
        "p", nodes=(Node("a", Kind.STEP, pool="gemeente"),), pools=pools, messages=(MessageFlow("m", "a", "bank"),)
    )
    drawing = arrange(process)
    assert drawing.edges["m"][-1][1] == drawing.shapes["bank"].bottom


def test_a_data_object_stands_right_above_its_step() -> None:
    process = Process(
        "p",
        nodes=_steps(2),
        flows=_flows(("n0", "n1")),
        artifacts=(Artifact("d", "dataObject", "Brief", (("n1", "in"),)),),
    )
    drawing = arrange(process)
    data, step = drawing.shapes["d"], drawing.shapes["n1"]
    assert data.bottom < step.y and data.centre[0] == step.centre[0]
    assert drawing.edges[association_id("d", "n1", "in")] == ((data.centre[0], data.bottom), (data.centre[0], step.y))


@pytest.mark.parametrize("further", [("n0", "n1"), ("n0", "n2")])
def test_what_is_read_first_stands_above_where_that_costs_no_crossing(further: tuple[str, str]) -> None:
    nodes = (Node("choice", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE), *_steps(3))
    flows = _flows(*(("choice", f"n{index}") for index in range(3)), further)
    process = Process("p", nodes=nodes, flows=flows)
    places = arrange(process).shapes
    read = [places[node.id] for node in reading_order(process) if node.kind is Kind.STEP]
    for box, later in combinations(read, 2):
        assert later.x > box.x or later.y > box.y
