"""A merge as it is laid before people: lanes and joins where they read best, and never at the cost of a crossing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.engines.layout.generated import processes

from stroomlijn.engines.layout import arrange, measure
from stroomlijn.engines.merging import as_shown
from stroomlijn.engines.process_model import Drawing, Event, Flow, Gateway, Kind, Lane, Node, Process

CHOICE = Process(
    "keuze",
    "Keuze",
    nodes=(
        Node("start", Kind.EVENT, event=Event.START, lane="consulent"),
        Node("split", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, lane="consulent"),
        Node("one", Kind.STEP, "Bellen", lane="consulent", role="Consulent"),
        Node("two", Kind.STEP, "Schrijven", lane="consulent", role="Consulent"),
        Node("join", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, lane="balie"),
        Node("last", Kind.STEP, "Archiveren", lane="balie", role="Balie"),
    ),
    flows=tuple(
        Flow(f"{source} {target}", source, target)
        for source, target in (
            *(("start", "split"), ("split", "one"), ("split", "two")),
            *(("one", "join"), ("two", "join"), ("join", "last")),
        )
    ),
    lanes=(Lane("balie", "Balie"), Lane("archief", "Archief"), Lane("consulent", "Consulent")),
)


def test_a_lane_in_which_nothing_stands_is_not_shown() -> None:
    around = replace(CHOICE, lanes=(*CHOICE.lanes, Lane("buiten", "Buiten"), Lane("binnen", "Binnen", "buiten")))
    inside = replace(around.node["last"], lane="binnen")
    nodes = tuple(inside if node.id == "last" else replace(node, lane="consulent") for node in around.nodes)
    process, drawing = as_shown(replace(around, nodes=nodes))
    assert (
        {lane.id for lane in process.lanes}
        == {"consulent", "buiten", "binnen"}
        == drawing.shapes.keys() - {node.id for node in nodes}
    )


def test_lanes_come_in_the_order_in_which_they_are_read() -> None:
    process, _drawing = as_shown(CHOICE)
    assert [lane.id for lane in process.lanes] == ["consulent", "balie"]


def test_a_join_of_nobody_stands_with_the_steps_before_it() -> None:
    process, drawing = as_shown(CHOICE)
    assert process.node["join"].lane == "consulent"
    assert measure(process, drawing).outside_lane == 0


def test_a_lane_that_a_join_leaves_goes_with_it() -> None:
    theirs = tuple(replace(node, lane="consulent") if node.id == "last" else node for node in CHOICE.nodes)
    assert [lane.id for lane in as_shown(replace(CHOICE, nodes=theirs))[0].lanes] == ["consulent"]


def test_a_join_that_somebody_does_stays_with_who_does_it() -> None:
    theirs = tuple(replace(node, role="Balie") if node.id == "join" else node for node in CHOICE.nodes)
    assert as_shown(replace(CHOICE, nodes=theirs))[0].node["join"].lane == "balie"


@settings(suppress_health_check=list(HealthCheck))
@given(processes())
def test_what_is_shown_never_crosses_more_and_says_the_same(process: Process) -> None:
    shown, drawing = as_shown(process)
    used = replace(process, lanes=tuple(lane for lane in process.lanes if _holds(process, lane.id)))
    assert _faults(shown, drawing) <= _faults(used, arrange(used))
    assert all(_holds(shown, lane.id) for lane in shown.lanes)
    told = [[replace(node, lane="") for node in one.nodes] for one in (process, shown)]
    assert told[0] == told[1] and shown.flows == process.flows
    assert drawing == arrange(shown)
    assert repr(as_shown(process)) == repr((shown, drawing))


def _faults(process: Process, drawing: Drawing) -> tuple[int, int]:
    quality = measure(process, drawing)
    return quality.on_top + quality.labels_astray, quality.crossings


def _holds(process: Process, lane: str) -> bool:
    """Whether a node stands in the lane or in one inside it; a ring of lanes holds what any of them does."""
    found, pending = {lane}, [lane]
    while pending:
        around = pending.pop()
        inner = [one.id for one in process.lanes if one.parent == around and one.id not in found]
        found.update(inner)
        pending += inner
    return any(node.lane in found for node in process.nodes)
