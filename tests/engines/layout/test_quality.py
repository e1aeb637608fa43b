"""The measure itself, on drawings whose faults are known."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.layout import DrawingQuality, measure
from stroomlijn.engines.process_model import Box, Drawing, Flow, Kind, Lane, Node, Process

NODES = tuple(Node(name, Kind.STEP, lane="lane") for name in "abcd")
PROCESS = Process("p", nodes=NODES, flows=(Flow("f", "a", "b"), Flow("g", "c", "d")), lanes=(Lane("lane"),))
GOOD = Drawing(
    {
        "lane": Box(0, 0, 500, 300),
        "a": Box(10, 10, 100, 80),
        "b": Box(300, 10, 100, 80),
        "c": Box(10, 150, 100, 80),
        "d": Box(300, 150, 100, 80),
    },
    {"f": ((110, 50), (300, 50)), "g": ((110, 190), (300, 190))},
)


def test_a_good_drawing_has_no_faults() -> None:
    assert measure(PROCESS, GOOD) == DrawingQuality(0, 0, 0, 0, 0, 0, 0, 2)


def test_faults_are_counted() -> None:
    shapes = {**GOOD.shapes, "b": Box(60, 10, 100, 80), "d": Box(300, 250, 100, 80)}
    edges = {"f": ((60, 90), (60, 200), (400, 200)), "g": ((0, 190), (300, 190))}
    quality = measure(PROCESS, Drawing(shapes, edges))
    assert (quality.overlaps, quality.outside_lane, quality.bends) == (1, 1, 1)
    assert quality.crossings == 1
    assert quality.through_shapes == 1


def test_slanted_lines_cross_too() -> None:
    edges = {"f": ((110, 50), (300, 190)), "g": ((110, 190), (300, 50))}
    assert measure(PROCESS, Drawing(GOOD.shapes, edges)).crossings == 1


def test_lines_on_top_of_each_other_are_seen_unless_they_share_an_end() -> None:
    edges = {"f": ((110, 120), (300, 120)), "g": ((150, 120), (310, 120))}
    assert measure(PROCESS, Drawing(GOOD.shapes, edges)).on_top == 1
    joined = replace(PROCESS, flows=(Flow("f", "a", "b"), Flow("g", "c", "b")))
    assert measure(joined, Drawing(GOOD.shapes, edges)).on_top == 0


def test_content_that_sticks_out_of_its_subprocess_is_an_overlap() -> None:
    nodes = (Node("box", Kind.SUBPROCESS), Node("in", Kind.STEP, parent="box"))
    shapes = {"box": Box(0, 0, 200, 100), "in": Box(150, 10, 100, 80)}
    assert measure(Process("p", nodes=nodes), Drawing(shapes)).overlaps == 1


def test_words_belong_to_the_line_that_is_clearly_nearest() -> None:
    named = replace(PROCESS, flows=(Flow("f", "a", "b", "ja"), Flow("g", "c", "d")))
    lanes = {"f": ((110.0, 50.0), (300.0, 50.0)), "g": ((110.0, 76.0), (300.0, 76.0))}

    def astray(x: float, y: float) -> int:
        return measure(named, Drawing(GOOD.shapes, lanes, {"f": Box(x, y, 30, 14)})).labels_astray

    assert astray(150, 33) == 0
    assert astray(150, 43) == 1, "on its own line"
    assert astray(150, 56) == 1, "as near to the other line"
    assert astray(150, 79) == 1, "at the other line"
    assert astray(90, 33) == 1, "on a step"
