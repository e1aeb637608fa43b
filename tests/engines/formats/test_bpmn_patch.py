"""A patched file differs from the original in what was changed and in nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.processes import SOURCES, TEXT, processes

from stroomlijn.engines.formats.bpmn import (
    Condition,
    Describe,
    Document,
    Rename,
    bpmn_facts,
    changes_between,
    patch_bpmn,
    read_bpmn,
    write_bpmn,
)
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, Source

FILE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- gemaakt door een ander -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="http://vendor" targetNamespace="x">
  <b:process id="P" name='Melding'>
    <b:task id="T" name="Beoordelen" v:kleur="rood">
      <b:documentation>Kijk &amp; <![CDATA[<lees>]]></b:documentation>
      <b:extensionElements><v:geheim a="1">tekst</v:geheim></b:extensionElements>
    </b:task>
    <b:task id="T" name="Dubbel"/>
    <b:endEvent id="E" />
    <b:sequenceFlow id="F" sourceRef="T" targetRef="E"/>
    <b:textAnnotation id="A"><b:text>let op</b:text></b:textAnnotation>
  </b:process>
</b:definitions>
""".encode("latin-1")


def test_without_changes_the_very_bytes_come_back() -> None:
    assert patch_bpmn(FILE, ()) is FILE


def test_a_rename_leaves_every_other_byte() -> None:
    patched = patch_bpmn(FILE, [Rename("T", "Melding beoordelen é €")])
    expected = FILE.replace(b'"Beoordelen"', b'"Melding beoordelen \xe9 &#8364;"')
    assert patched == expected.replace(b"name='Melding'", b'name="Melding"').replace(b'"E" />', b'"E"/>')


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        (Rename("T_1", "Ander"), ("T", "task", "name", "Ander")),
        (Rename("A", "kijk uit"), ("A", "text", "", "kijk uit")),
        (Document("T", "Nieuw"), ("T", "documentation", "", "Nieuw")),
        (Condition("F", "x > 1"), ("F", "conditionExpression", "", "x > 1")),
        (Describe("T", "system", "Zaak"), ("T", "task", "system", "Zaak")),
        (Describe("T", "duration", 7.5), ("T", "task", "duration", "7.5")),
        (Describe("T", "documents", ("Brief",)), ("T", "document", "", "Brief")),
    ],
)
def test_one_change_is_one_new_fact(change: object, fact: tuple[str, ...]) -> None:
    added = bpmn_facts(patch_bpmn(FILE, [change])) - bpmn_facts(FILE)  # type: ignore[list-item]
    short = [(owner, tag.rpartition("}")[2], name.rpartition("}")[2], value) for owner, tag, name, value in added]
    assert short == [fact]


def test_our_values_get_a_readable_prefix_and_foreign_ones_stay() -> None:
    patched = patch_bpmn(FILE, [Describe("T", "system", "Zaak"), Describe("T", "sources", (Source("f", "p", "e"),))])
    assert b'stroomlijn:system="Zaak"' in patched
    assert b'<v:geheim a="1">tekst</v:geheim><stroomlijn:source file="f" process="p" element="e"/>' in patched
    assert b"ns0" not in patched
    assert patch_bpmn(patched, [Describe("T", "system", ""), Describe("T", "sources", ())]).count(b"stroomlijn") == 2


def test_an_unknown_element_is_a_problem() -> None:
    with pytest.raises(Problem, match="bpmn-element-unknown"):
        patch_bpmn(FILE, [Rename("weg", "x")])


def test_a_process_of_another_shape_cannot_be_patched() -> None:
    process = read_bpmn("a.bpmn", FILE).processes[0].process
    with pytest.raises(Problem, match="bpmn-not-patchable"):
        changes_between(process, replace(process, nodes=process.nodes[1:]))
    with pytest.raises(Problem, match="bpmn-not-patchable"):
        changes_between(process, replace(process, flows=(replace(process.flows[0], target="T"),)))


@given(processes(), st.data())
def test_the_changes_between_two_processes_make_one_into_the_other(before: Process, data: st.DataObject) -> None:
    after = replace(
        before,
        name=data.draw(TEXT.filter(str.strip)),
        documentation=data.draw(TEXT),
        facts=(("domein", data.draw(TEXT)),),
        language="nl",
        nodes=tuple(
            replace(
                node,
                label=data.draw(TEXT),
                documentation=data.draw(TEXT),
                system=data.draw(TEXT),
                role=data.draw(TEXT),
                helpers=tuple(data.draw(st.lists(TEXT, max_size=2))),
                sources=data.draw(SOURCES),
            )
            for node in before.nodes
        ),
        flows=tuple(replace(flow, label=data.draw(TEXT), condition=data.draw(TEXT)) for flow in before.flows),
    )
    patched = patch_bpmn(write_bpmn(before), changes_between(before, after))
    assert read_bpmn("x.bpmn", patched).processes[0].process == after
