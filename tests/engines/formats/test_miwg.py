"""The 21 reference models of the BPMN Model Interchange Working Group survive import, export, patch and rewriting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.engines.formats.real_data import DATA, needs

from stroomlijn.engines.formats.bpmn import (
    Rename,
    bpmn_facts,
    changes_between,
    patch_bpmn,
    read_bpmn,
    write_bpmn,
)
from stroomlijn.engines.formats.bpmn.names import MODEL, NODES, OWN
from stroomlijn.engines.process_model import Process

pytestmark = [pytest.mark.data, needs("miwg")]
FILES = sorted((DATA / "miwg").glob("*.bpmn"))
models = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(DATA / "miwg/xsd/BPMN20.xsd"))


def test_all_reference_models_are_there() -> None:
    assert len(FILES) == 21


@models
def test_every_node_and_flow_of_the_file_is_read(path: Path) -> None:
    root = etree.parse(path).getroot()
    found = [each.process for each in read_bpmn(path.name, path.read_bytes()).processes]
    raw = list(root.iter(*(f"{{{MODEL}}}{name}" for name in NODES)))
    assert sum(len(process.nodes) for process in found) == len(raw)
    assert sum(len(process.flows) for process in found) == len(list(root.iter(f"{{{MODEL}}}sequenceFlow")))
    assert sum(len(process.messages) for process in found) == len(list(root.iter(f"{{{MODEL}}}messageFlow")))


@models
def test_the_drawing_of_the_first_process_is_kept(path: Path) -> None:
    found = read_bpmn(path.name, path.read_bytes()).processes[0]
    assert found.drawing is not None
    assert found.drawing.shapes.keys() >= {node.id for node in found.process.nodes if not node.parent}


@models
def test_an_unchanged_export_is_the_very_bytes(path: Path) -> None:
    data = path.read_bytes()
    process = read_bpmn(path.name, data).processes[0].process
    assert patch_bpmn(data, changes_between(process, process)) == data


@models
def test_a_rename_changes_one_fact_and_nothing_else(path: Path, schema: etree.XMLSchema) -> None:
    data = path.read_bytes()
    process = read_bpmn(path.name, data).processes[0].process
    step = next(node for node in process.nodes if node.label)
    patched = patch_bpmn(data, [Rename(step.id, "Aanvraag beoordelen é €")])
    schema.assertValid(etree.fromstring(patched))
    assert sum((bpmn_facts(data) - bpmn_facts(patched)).values()) == 1
    assert [fact[2:] for fact in bpmn_facts(patched) - bpmn_facts(data)] == [("name", "Aanvraag beoordelen é €")]
    assert _canonical(patched, step.id) == _canonical(data, step.id)


@models
def test_our_facts_are_added_beside_foreign_extensions(path: Path, schema: etree.XMLSchema) -> None:
    data = path.read_bytes()
    process = read_bpmn(path.name, data).processes[0].process
    after = _described(process)
    patched = patch_bpmn(data, changes_between(process, after))
    schema.assertValid(etree.fromstring(patched))
    assert read_bpmn(path.name, patched).processes[0].process == after
    assert _foreign(patched) == _foreign(data)


@models
def test_rewritten_from_the_graph_it_is_valid_and_the_same_graph(path: Path, schema: etree.XMLSchema) -> None:
    for found in read_bpmn(path.name, path.read_bytes()).processes:
        written = write_bpmn(found.process, found.drawing)
        schema.assertValid(etree.fromstring(written))
        again = read_bpmn(path.name, written).processes[0]
        assert (again.process, again.drawing) == (found.process, found.drawing)


def _described(process: Process) -> Process:
    first, *others = process.nodes
    first = replace(first, system="Zaaksysteem", documents=("Brief", "<&>"), duration=12.5, documentation="Lees eerst.")
    return replace(process, name="Nieuw", nodes=(first, *others), facts=(("domein", "Wmo"),), language="nl")


def _canonical(data: bytes, renamed: str) -> str:
    root = etree.fromstring(data)
    for element in root.iter():
        if element.get("id") == renamed:
            element.set("name", "")
    return etree.canonicalize(etree.tostring(root, encoding="unicode"))


def _foreign(data: bytes) -> list[tuple[str | None, str]]:
    """Every extension element that is not ours, with the id of what it extends."""
    extensions = etree.fromstring(data).iter(f"{{{MODEL}}}extensionElements")
    return [
        (holder.getparent().get("id"), etree.canonicalize(etree.tostring(child, encoding="unicode", with_tail=False)))
        for holder in extensions
        for child in holder
        if not (isinstance(child.tag, str) and child.tag.startswith(f"{{{OWN}}}"))
    ]
