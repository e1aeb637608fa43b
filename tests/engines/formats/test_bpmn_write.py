"""A process that is written as BPMN reads back as the same process, and every tool can read it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.engines.formats.processes import drawn_processes, processes
from tests.engines.formats.real_data import DATA, needs

from stroomlijn.engines.formats.bpmn import read_bpmn, write_bpmn
from stroomlijn.engines.process_model import Drawing, Event, Flow, Kind, Node, Process

relaxed = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@relaxed
@given(processes())
def test_what_is_written_reads_back_the_same_and_is_the_same_bytes_each_time(process: Process) -> None:
    written = write_bpmn(process)
    assert write_bpmn(process) == written
    found = read_bpmn("x.bpmn", written).processes
    assert [each.process for each in found] == [process]
    assert not found[0].remarks


@relaxed
@given(drawn_processes())
def test_a_drawing_reads_back_to_the_last_digit(drawn: tuple[Process, Drawing]) -> None:
    process, drawing = drawn
    found = read_bpmn("x.bpmn", write_bpmn(process, drawing)).processes[0]
    assert found.process == process
    if process.nodes:
        assert found.drawing == drawing


@needs("miwg/xsd")
@relaxed
@given(drawn_processes())
def test_every_document_is_valid_for_omg(drawn: tuple[Process, Drawing]) -> None:
    schema = etree.XMLSchema(etree.parse(DATA / "miwg/xsd/BPMN20.xsd"))
    schema.assertValid(etree.fromstring(write_bpmn(*drawn)))


def test_characters_that_xml_forbids_are_left_out() -> None:
    process = Process("p", "A\x00B\ud800", (Node("n", Kind.STEP, "x\x1by", "task"),))
    found = read_bpmn("x.bpmn", write_bpmn(process)).processes[0].process
    assert (found.name, found.nodes[0].label) == ("AB", "xy")


def test_what_refers_to_nothing_is_left_out_instead_of_breaking_the_document() -> None:
    process = Process(
        "p",
        "P",
        (
            Node("a", Kind.STEP, "A", "task", parent="b"),
            Node("b", Kind.SUBPROCESS, "B", "subProcess", parent="b"),
            Node("c", Kind.EVENT, "C", "boundaryEvent", Event.BOUNDARY, attached_to="weg"),
        ),
        (Flow("f", "a", "weg"),),
    )
    found = read_bpmn("x.bpmn", write_bpmn(process)).processes[0]
    assert {node.id for node in found.process.nodes} == {"a", "b", "c"}
    assert not found.process.flows
    assert not found.remarks


@pytest.mark.parametrize("kind", list(Kind))
def test_a_node_without_type_becomes_the_plainest_of_its_kind(kind: Kind) -> None:
    written = write_bpmn(Process("p", "P", (Node("n", kind, "N"),)))
    assert read_bpmn("x.bpmn", written).processes[0].process.nodes[0].kind is kind
