"""Words in a drawing stay whole: a box grows with its longest word, and letters become smaller where it cannot."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.layout.content import drawn

from stroomlijn.engines.layout import draw_svg
from stroomlijn.engines.layout.text import wrap
from stroomlijn.engines.process_model import Box, Drawing, Event, Flow, Gateway, Kind, Lane, Node, Process, named

SVG = "{http://www.w3.org/2000/svg}"
LONG = ("Ontvangstbevestiging", "Toekenningsbesluit", "Participatieverklaringstraject", "maatwerkvoorziening")
PROCESS = Process(
    "p",
    "Woorden",
    (
        Node("start", Kind.EVENT, "Bijstandsgerechtigde belt", event=Event.START, lane="l"),
        *(Node(f"s{number}", Kind.STEP, f"{word} maken", lane="l") for number, word in enumerate(LONG)),
        Node("keuze", Kind.GATEWAY, "Is een maatwerkvoorziening nodig?", gateway=Gateway.EXCLUSIVE, lane="l"),
    ),
    (Flow("f", "keuze", "s0", "met ondersteuningsbehoefte"), Flow("g", "start", "keuze")),
    (Lane("l", "Kwaliteitsmedewerker"),),
)


def lines_of(process: Process, drawing: Drawing | None = None) -> dict[str, list[str]]:
    """What stands in the picture, line by line, by element."""
    root = ET.fromstring(draw_svg(process, drawing, standalone=True))
    return {
        group.get("data-element", ""): [span.text or "" for span in group.iter(f"{SVG}tspan")]
        for group in root.iter(f"{SVG}g")
    }


def test_the_words_of_every_box_and_line_are_whole() -> None:
    lines = lines_of(PROCESS)
    for element in (*PROCESS.nodes, *PROCESS.flows):
        assert " ".join(lines[element.id]) == element.label
    assert lines["l"] == ["Kwaliteitsmedewerker"]


def test_in_the_own_drawing_of_a_file_the_letters_become_smaller() -> None:
    own = Drawing({node.id: Box(150 * index, 20, 100, 80) for index, node in enumerate(PROCESS.nodes)})
    assert lines_of(PROCESS, own)["s0"] == ["Ontvangstbevestiging", "maken"]
    letters = re.findall(r'font-size="([\d.]+)"[^>]*><tspan[^>]*>Ontvangst', draw_svg(PROCESS, own))
    assert [7 < float(size) < 9 for size in letters] == [True]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Wmo-consulente zoeken", ("Wmo-", "consulente", "zoeken")),
        ("aanvraag/melding", ("aanvraag/", "melding")),
        ("e-mail aan de inwoner sturen", ("e-mail aan de", "inwoner sturen")),
        ("Participatieverklaring", ("Participatiev…",)),
    ],
)
def test_a_word_is_broken_after_its_own_hyphen_and_nowhere_else(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 88, 4) == lines


@given(st.text("ab-/ …\n", max_size=60), st.floats(10, 100), st.integers(1, 4))
def test_no_word_is_ever_broken_elsewhere(text: str, width: float, lines: int) -> None:
    for line in wrap(text, width, lines):
        assert line.endswith("…") or pieces(line) <= pieces(text)


def test_what_the_demo_is_made_of_is_drawn_without_a_broken_word() -> None:
    for process, drawing in drawn():
        labels = {node.id: named(node) for node in process.nodes} | {flow.id: flow.label for flow in process.flows}
        lines = lines_of(process, drawing)
        for element, label in labels.items():
            assert all(line.endswith("…") or pieces(line) <= pieces(label) for line in lines[element])


def pieces(text: str) -> set[str]:
    """The words of a text, and what may stand on a line of its own of a word with a hyphen."""
    return set(re.split(r"\s+|(?<=\w\w[-/])(?=\w\w)", text))
