"""A drawing on paper: whole where it can be read, else on sheets that are cut between columns."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from tests.engines.layout.generated import processes

from stroomlijn.engines.layout import arrange, draw_sheets, on_paper
from stroomlijn.engines.layout.sheet_cuts import cuts
from stroomlijn.engines.process_model import Box, Drawing, Event, Flow, Gateway, Kind, Lane, Node, Process

SVG = "{http://www.w3.org/2000/svg}"
ROLES = ("Consulent", "Backoffice")


def row(count: int, lanes: tuple[str, ...] = ROLES) -> Process:
    """Steps in a row, turn by turn in each lane, and from near the end a way back to the first."""
    nodes = [
        Node("start", Kind.EVENT, event=Event.START, lane=lanes[0]),
        *(Node(f"s{at}", Kind.STEP, f"Stap {at}", lane=lanes[at % len(lanes)]) for at in range(count)),
        Node("keuze", Kind.GATEWAY, "Compleet?", gateway=Gateway.EXCLUSIVE, lane=lanes[0]),
        Node("eind", Kind.EVENT, event=Event.END, lane=lanes[0]),
    ]
    ends = ["start", *(f"s{at}" for at in range(count)), "keuze", "eind"]
    flows = [Flow(f"f{at}", one, other) for at, (one, other) in enumerate(pairwise(ends))]
    flows.append(Flow("terug", "keuze", "s0", "nee"))
    return Process("p", "Rij", tuple(nodes), tuple(flows), tuple(Lane(lane, lane) for lane in lanes))


def texts(picture: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{SVG}text")]


def test_every_sheet_names_the_lanes_and_says_where_each_line_goes_on() -> None:
    process = row(12)
    first, second, *_ = sheets = draw_sheets(process, arrange(process), 1200, numbers={})
    assert all(set(ROLES) <= set(texts(sheet)) for sheet in sheets)
    assert {"naar blad 2", "van blad 2"} <= set(texts(first)), "on to the end, and back to the first step"
    assert {"van blad 1", "naar blad 1", "naar blad 3"} <= set(texts(second))
    assert not {word for word in texts(sheets[-1]) if word.endswith(f"blad {len(sheets) + 1}")}


def test_no_box_is_cut() -> None:
    process = row(12)
    drawing = arrange(process)
    found = [name for sheet in draw_sheets(process, drawing, 1200, numbers={}) for name in _nodes(sheet)]
    assert sorted(found) == sorted(node.id for node in process.nodes), "each is on one sheet"


def _nodes(sheet: str) -> list[str]:
    names = [group.get("data-element", "") for group in ET.fromstring(sheet).iter(f"{SVG}g")]
    return [name for name in names if re.fullmatch(r"s\d+|start|keuze|eind", name)]


@given(processes())
def test_everything_of_any_process_is_on_some_sheet(process: Process) -> None:
    sheets = draw_sheets(process, arrange(process), 500, numbers={})
    drawn = {group.get("data-element") for sheet in sheets for group in ET.fromstring(sheet).iter(f"{SVG}g")}
    parts = (process.pools, process.lanes, process.nodes, process.flows, process.messages)
    assert {item.id for part in parts for item in part} <= drawn


def test_the_words_of_a_way_stand_on_the_sheet_where_it_begins() -> None:
    nodes = (
        Node("keuze", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE),
        *(Node(name, Kind.STEP, name) for name in ("vorige", "verder")),
    )
    process = Process("p", "", nodes, (Flow("f", "vorige", "keuze"), Flow("g", "keuze", "verder", "meer nodig")))
    shapes = {"vorige": Box(0, 0, 100, 80), "keuze": Box(420, 15, 50, 50), "verder": Box(800, 200, 100, 80)}
    edges = {"f": ((100.0, 40.0), (420.0, 40.0)), "g": ((470.0, 40.0), (580.0, 40.0), (580.0, 240.0), (800.0, 240.0))}
    drawing = Drawing(shapes, edges, {"g": Box(590, 220, 60, 16)})
    (cut,) = cuts(process, drawing, Box(0, 0, 900, 280), 560)[1:-1]
    assert not shapes["keuze"].x < cut < drawing.labels["g"].right


def test_the_smallest_paper_on_which_it_can_be_read_is_taken() -> None:
    papers = {}
    for steps in (3, 8, 40):
        process = row(steps)
        made = on_paper(process, arrange(process), numbers={})
        papers[steps] = (made.paper, len(made.pictures) > 1)
        assert made.share > 0.7
    assert papers == {3: ("a4", False), 8: ("a3", False), 40: ("a4", True)}
    many = row(40, tuple(f"Rol {number}" for number in range(9)))
    assert on_paper(many, arrange(many), numbers={}).paper == "a3"


def test_the_words_are_in_the_language_of_who_asks() -> None:
    process = replace(row(12), lanes=())
    assert "to sheet 2" in texts(draw_sheets(process, arrange(process), 900, numbers={}, language="en")[0])
