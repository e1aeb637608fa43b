"""The bytes follow the graph: what is read back is the graph, what others wrote stays, the schema holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.engines.editing.commanding import some_command, some_process
from tests.engines.formats.processes import processes
from tests.engines.formats.real_data import DATA, needs
from tests.examples import one_in

from stroomlijn.engines.editing import apply, blank
from stroomlijn.engines.formats.bpmn import bpmn_facts, read_bpmn, rewrite_bpmn, write_bpmn
from stroomlijn.engines.formats.bpmn.index import Index
from stroomlijn.engines.formats.bpmn.names import BPMNDI, DC, DI, MODEL, OWN
from stroomlijn.engines.layout import arrange
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Flow, Lane, Node, Process

relaxed = settings(suppress_health_check=list(HealthCheck))


def edited(random: Random, graph: Process, commands: int) -> Process:
    for number in range(commands):
        try:
            graph = apply(graph, some_command(random, graph, f"nieuw{number}")).graph
        except Problem:
            continue
    return graph


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(DATA / "miwg/xsd/BPMN20.xsd"))


@relaxed
@given(processes(), st.integers(0, 10**6), st.integers(1, 12))
def test_edits_of_any_process_read_back(process: Process, seed: int, commands: int) -> None:
    data = write_bpmn(process, arrange(process))
    before = read_bpmn("x.bpmn", data).processes[0].process
    after = edited(Random(seed), before, commands)
    drawing = arrange(after)
    rewritten = rewrite_bpmn(data, before, after, drawing)
    found = read_bpmn("x.bpmn", rewritten).processes
    assert [each.process for each in found] == [after]
    assert not found[0].remarks


@relaxed
@given(processes(), processes())
def test_any_process_becomes_any_other(one: Process, other: Process) -> None:
    before, after = (replace(each, id="P", pools=(), messages=(), artifacts=()) for each in (one, other))
    assume(not any(item.pool for each in (before, after) for item in (*each.nodes, *each.lanes)))
    parts = [(part, item.id) for each in (before, after) for part, items in _parts(each) for item in items]
    assume(len({item for _, item in parts}) == len(set(parts)))
    rewritten = rewrite_bpmn(write_bpmn(before, arrange(before)), before, after, arrange(after))
    found = read_bpmn("x.bpmn", rewritten).processes
    assert [each.process for each in found] == [after]
    assert not found[0].remarks


def _parts(process: Process) -> list[tuple[str, tuple[Node | Flow | Lane, ...]]]:
    return [("node", process.nodes), ("flow", process.flows), ("lane", process.lanes)]


@needs("miwg/xsd")
@relaxed
@given(st.integers(0, 10**6))
def test_what_grows_from_blank_is_valid_reads_back_and_can_be_undone_in_the_bytes(seed: int) -> None:
    random = Random(seed)
    before = some_process(random, 15)
    data = write_bpmn(before, arrange(before))
    after = edited(random, before, 15)
    rewritten = rewrite_bpmn(data, before, after, arrange(after))
    schema().assertValid(etree.fromstring(rewritten))
    found = read_bpmn("x.bpmn", rewritten).processes[0]
    assert (found.process, found.remarks) == (after, ())
    again = rewrite_bpmn(rewritten, after, before, arrange(before))
    schema().assertValid(etree.fromstring(again))
    back = read_bpmn("x.bpmn", again).processes[0]
    assert (back.process, back.remarks) == (before, ())
    assert after == before or back.drawing == arrange(before)


MODELS = sorted((DATA / "miwg").glob("*.bpmn")) + one_in(12, sorted((DATA / "robustness").rglob("*.bpmn")))


@pytest.mark.data
@needs("miwg")
@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_edits_of_real_files_keep_what_others_wrote(path: Path) -> None:
    data = path.read_bytes()
    try:
        found = read_bpmn(path.name, data).processes
    except Problem:
        pytest.skip("refused on reading")
    valid = schema().validate(etree.fromstring(data))
    for number, each in enumerate(found):
        before = each.process
        after = edited(Random(number), before, 8)
        drawing = arrange(after)
        rewritten = rewrite_bpmn(data, before, after, drawing)
        again = read_bpmn(path.name, rewritten).processes
        assert again[number].process == after
        if after.node.keys() != before.node.keys():
            assert again[number].drawing == drawing
        assert [other.process for other in again[:number]] == [other.process for other in found[:number]]
        if valid:
            schema().assertValid(etree.fromstring(rewritten))
        assert_foreign_kept(data, rewritten, before, after)


def assert_foreign_kept(data: bytes, rewritten: bytes, before: Process, after: Process) -> None:
    """Of elements that stay nothing is lost but what the graph itself says otherwise."""
    parts = ("nodes", "flows", "lanes", "messages")
    gone = {item.id for part in parts for item in getattr(before, part)} - {
        item.id for part in parts for item in getattr(after, part)
    }
    changed = {
        item.id for part in (*parts, "artifacts") for item in getattr(before, part) if item not in getattr(after, part)
    } | {before.id}
    changed |= {end for flow in before.flows if flow.id in changed for end in (flow.source, flow.target)}
    lost = foreign(without(data, gone)) - foreign(rewritten)
    assert not [fact for fact in lost if fact[0] not in gone | changed]


def without(data: bytes, gone: set[str]) -> bytes:
    """The file without some of its elements, what stands in them and lines to them, and without documentation."""
    root = etree.fromstring(data)
    index = Index(root)
    for element_id in sorted(gone):
        element = index.element(element_id)
        parent = element.getparent() if element is not None else None
        if element is not None and parent is not None:
            parent.remove(element)
    for line in list(root.iter(f"{{{MODEL}}}association")):
        if {index.refer(line.get(end)) for end in ("sourceRef", "targetRef")} & gone:
            line.getparent().remove(line)
    for text in list(root.iter(f"{{{MODEL}}}documentation")):
        text.getparent().remove(text)
    return etree.tostring(root)


def foreign(data: bytes) -> Counter[tuple[str, str, str, str]]:
    """What the file says, without the diagram, what is ours, and where nodes are named."""
    named = {f"{{{MODEL}}}{name}" for name in ("flowNodeRef", "incoming", "outgoing")}
    drawn = (f"{{{BPMNDI}}}", f"{{{DC}}}", f"{{{DI}}}")
    return Counter(
        {
            fact: count
            for fact, count in bpmn_facts(data).items()
            if fact[1] not in named and not fact[1].startswith((*drawn, f"{{{OWN}}}")) and not fact[2].startswith(OWN)
        }
    )


COLOURED = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="http://vendor" targetNamespace="x"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:dd="http://www.omg.org/spec/DD/20100524/DI">
  <message id="M" name="Besluit"/>
  <process id="P" name="Melding" v:eigen="ja">
    <extensionElements><v:lijst><v:item>1</v:item></v:lijst></extensionElements>
    <startEvent id="S"/>
    <userTask id="T" name="Beoordelen" v:kleur="rood">
      <extensionElements><v:form key="f1"/></extensionElements>
    </userTask>
    <endEvent id="E"/>
    <sequenceFlow id="F" sourceRef="S" targetRef="T" v:dikte="2"/>
    <sequenceFlow id="G" sourceRef="T" targetRef="E"/>
    <textAnnotation id="A"><text>let op</text></textAnnotation>
    <association id="L" sourceRef="T" targetRef="A"/>
  </process>
  <process id="Q" name="Ander"><task id="Z" name="Blijft"/></process>
  <di:BPMNDiagram id="D"><di:BPMNPlane id="DP" bpmnElement="P">
    <di:BPMNShape id="ST" bpmnElement="T" v:stroke="rood">
      <dc:Bounds x="1" y="2" width="100" height="80"/></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>
"""


def test_colours_forms_and_other_processes_stay_when_a_step_is_inserted() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    after = apply(before, {"do": "insert", "after": "T", "id": "N", "label": "Brief sturen"}).graph
    rewritten = rewrite_bpmn(COLOURED, before, after, arrange(after)).decode()
    for kept in (
        '<v:form key="f1"/>',
        'v:kleur="rood"',
        '<message id="M" name="Besluit"/>',
        "<v:lijst><v:item>1</v:item></v:lijst>",
        '<process id="Q" name="Ander"><task id="Z" name="Blijft"/></process>',
        '<sequenceFlow id="F" sourceRef="S" targetRef="T" v:dikte="2"/>',
        '<association id="L" sourceRef="T" targetRef="A"/>',
        '<di:BPMNShape id="ST" bpmnElement="T" v:stroke="rood">',
    ):
        assert kept in rewritten
    assert '<task id="N" name="Brief sturen">' in rewritten
    assert "ns0" not in rewritten


def test_a_step_that_goes_takes_its_lines_along() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    after = apply(before, {"do": "remove", "step": "T"}).graph
    rewritten = rewrite_bpmn(COLOURED, before, after, arrange(after))
    found = read_bpmn("x.bpmn", rewritten).processes[0]
    assert (found.process, found.remarks) == (after, ())
    assert b'id="L"' not in rewritten
    assert b'bpmnElement="T"' not in rewritten


def test_a_changed_cell_is_a_patch_and_leaves_the_diagram() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    command = {"do": "set", "step": "T", "field": "system", "value": "Zaak", "was": ""}
    after = apply(before, command).graph
    rewritten = rewrite_bpmn(COLOURED, before, after, arrange(after))
    assert b'<dc:Bounds x="1" y="2" width="100" height="80"/>' in rewritten
    assert read_bpmn("x.bpmn", rewritten).processes[0].process == after


def test_without_edits_the_very_bytes_come_back() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    assert rewrite_bpmn(COLOURED, before, before, None) is COLOURED


def test_ids_that_the_file_lacks_are_written_down_before_others_come_between() -> None:
    data = COLOURED.replace(b'<sequenceFlow id="F" ', b"<sequenceFlow ").replace(
        b'<sequenceFlow id="G" ', b"<sequenceFlow "
    )
    before = read_bpmn("x.bpmn", data).processes[0].process
    after = apply(before, {"do": "insert", "after": None, "id": "N", "label": "Eerst"}).graph
    assert read_bpmn("x.bpmn", rewrite_bpmn(data, before, after, arrange(after))).processes[0].process == after


def test_a_blank_process_is_a_valid_file_with_a_drawing() -> None:
    process = blank("Melding Wmo")
    found = read_bpmn("x.bpmn", write_bpmn(process, arrange(process))).processes[0]
    assert (found.process, found.drawing) == (process, arrange(process))


def test_what_comes_back_gets_what_others_wrote_at_it() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    gone = apply(before, {"do": "remove", "step": "T"}).graph
    data = rewrite_bpmn(COLOURED, before, gone, arrange(gone))
    back = rewrite_bpmn(data, gone, before, arrange(before), origin=COLOURED)
    assert read_bpmn("x.bpmn", back).processes[0].process == before
    assert b'<v:form key="f1"/>' in back
    assert b'v:kleur="rood"' in back


def test_without_a_drawing_the_diagram_loses_what_is_gone() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    after = apply(before, {"do": "remove", "step": "T"}).graph
    assert b'bpmnElement="T"' not in rewrite_bpmn(COLOURED, before, after, None)


def test_what_no_edit_changes_is_written_anew() -> None:
    before = read_bpmn("x.bpmn", COLOURED).processes[0].process
    after = replace(before, artifacts=(), flows=before.flows[1:])
    rewritten = rewrite_bpmn(COLOURED, before, after, arrange(after))
    assert read_bpmn("x.bpmn", rewritten).processes[0].process == after
