"""Marking what changed on a drawing that was made before."""

from __future__ import annotations

from stroomlijn.engines.layout import draw_svg, mark_changed
from stroomlijn.engines.process_model import Flow, Kind, Node, Process

PROCESS = Process(
    "p",
    nodes=(
        Node('a"<&', Kind.STEP, "Melding aannemen"),
        Node("b", Kind.CALL, "", calls="Bezwaar"),
        Node("c", Kind.SUBPROCESS, "Onderzoek"),
        Node("d", Kind.STEP, "Huisbezoek", parent="c"),
    ),
    flows=(Flow("f", 'a"<&', "b"), Flow("g", "b", "c")),
)


def test_it_is_the_drawing_as_it_would_have_been_made() -> None:
    for changed in ({'a"<&'}, {"b"}, {"c"}, {"d"}, {'a"<&', "b", "c", "d"}):
        assert mark_changed(draw_svg(PROCESS), changed) == draw_svg(PROCESS, changed=frozenset(changed))


def test_nothing_changed_is_the_same_drawing() -> None:
    assert mark_changed(draw_svg(PROCESS), set()) == draw_svg(PROCESS)
    assert mark_changed(draw_svg(PROCESS), {"elsewhere"}) == draw_svg(PROCESS)
