"""The picture: well-formed, safe, complete, and readable without seeing it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from tests.engines.layout.generated import processes

from stroomlijn.engines.layout import arrange, draw_svg
from stroomlijn.engines.process_model import Box, Drawing, Kind, Lane, Node, Process

SVG = "{http://www.w3.org/2000/svg}"


@given(processes())
def test_every_element_is_in_the_picture_and_the_picture_is_well_formed(process: Process) -> None:
    root = ET.fromstring(draw_svg(process, standalone=True))
    drawn = [group.get("data-element") for group in root.iter(f"{SVG}g") if group.get("data-element")]
    parts = (process.pools, process.lanes, process.nodes, process.flows, process.messages, process.artifacts)
    assert sorted(drawn) == sorted(item.id for part in parts for item in part)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_hostile_labels_stay_text() -> None:
    label = '"><script>alert(1)</script>'
    node = Node(f'x" onload="{label}', Kind.STEP, label, lane="l")
    picture = draw_svg(Process("p", label, (node,), lanes=(Lane("l", label),)), standalone=True)
    root = ET.fromstring(picture)
    assert {element.tag for element in root.iter()} <= {
        SVG + name
        for name in ("svg", "title", "desc", "style", "defs", "marker", "path", "g", "rect", "circle", "text", "tspan")
    }
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]


def test_nothing_a_strict_page_refuses() -> None:
    picture = draw_svg(Process("p", nodes=(Node("a", Kind.STEP, "Stap"),)))
    assert "<style" not in picture and "style=" not in picture and "http" not in picture
    assert re.search(r'role="img" aria-labelledby="teken-titel teken-uitleg"', picture)


def test_the_title_and_description_tell_what_is_seen() -> None:
    process = Process("p", "Melding", (Node("a", Kind.STEP, "Bellen", lane="k"),), lanes=(Lane("k", "KCC"),))
    root = ET.fromstring(draw_svg(process, numbers={"a": "1"}, standalone=True))
    assert root.findtext(f"{SVG}title") == "Tekening van het proces Melding"
    assert root.findtext(f"{SVG}desc") == "Banen: KCC. Stappen: 1 Bellen"


def test_a_long_label_is_cut_and_kept_in_the_title() -> None:
    label = "Beoordelen of de aanvraag voldoet aan alle voorwaarden van de verordening maatschappelijke ondersteuning"
    root = ET.fromstring(draw_svg(Process("p", nodes=(Node("a", Kind.STEP, label),)), standalone=True))
    group = next(group for group in root.iter(f"{SVG}g") if group.get("data-element") == "a")
    assert group.findtext(f"{SVG}title") == label
    lines = [span.text or "" for span in group.iter(f"{SVG}tspan")]
    assert len(lines) == 4 and lines[-1].endswith("…")


def test_the_files_own_drawing_is_used_when_it_is_complete() -> None:
    process = Process("p", nodes=(Node("a", Kind.STEP), Node("b", Kind.STEP)))
    own = Drawing({"a": Box(5, 5, 100, 80), "b": Box(505, 5, 100, 80)})
    assert 'x="505"' in draw_svg(process, own)
    assert draw_svg(process, Drawing({"a": Box(5, 5, 100, 80)})) == draw_svg(process, arrange(process))


def test_no_number_is_written_that_svg_does_not_know() -> None:
    process = Process("p", nodes=(Node("a", Kind.STEP),))
    picture = draw_svg(process, Drawing({"a": Box(float("nan"), float("inf"), 100, 80)}))
    assert "nan" not in picture.lower() and "inf" not in picture.lower()
