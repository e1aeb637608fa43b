"""What a drawing program cannot draw stays in the diagram of the file."""

from __future__ import annotations

from stroomlijn.engines.formats.bpmn import keep_undrawn

HEAD = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d">
<collaboration id="c"><association id="note" sourceRef="a" targetRef="m"/></collaboration>
<process id="p"><task id="a"/>%s</process><di:BPMNDiagram><di:BPMNPlane bpmnElement="c">
<di:BPMNShape bpmnElement="a"><dc:Bounds x="1" y="1" width="9" height="9"/></di:BPMNShape>"""
TAIL = "</di:BPMNPlane></di:BPMNDiagram></definitions>"
SHAPE = '<di:BPMNShape bpmnElement="b"><dc:Bounds x="20" y="1" width="9" height="9"/></di:BPMNShape>'
EDGE = '<di:BPMNEdge bpmnElement="note" bioc="red"/>'
BEFORE = (HEAD % '<task id="b"/>' + SHAPE + EDGE + TAIL).encode()


def test_what_is_still_there_is_shown_as_it_was() -> None:
    drawn = (HEAD % '<task id="b"/>' + SHAPE + TAIL).encode()
    kept = keep_undrawn(BEFORE, drawn)
    assert kept.count(b'bpmnElement="note" bioc="red"') == 1
    assert kept.count(b'bpmnElement="b"') == 1


def test_what_was_taken_away_stays_away() -> None:
    drawn = (HEAD % "" + EDGE + TAIL).encode()
    assert keep_undrawn(BEFORE, drawn) == drawn
