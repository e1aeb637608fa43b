"""The promises of a merge for drawings with pools, lanes, subprocesses and boundary events: the MIWG references."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.engines.formats.real_data import DATA, needs
from tests.engines.merging.comparing import content
from tests.examples import seeds

from stroomlijn.engines.formats import read
from stroomlijn.engines.formats.bpmn import read_bpmn, write_bpmn
from stroomlijn.engines.merging import Choice, Member, merge, project

pytestmark = [pytest.mark.data, needs("miwg")]


def members() -> list[Member]:
    files = sorted((DATA / "miwg").glob("**/*.bpmn"))
    return [
        Member(file.name, found.process) for file in files for found in read(file.name, file.read_bytes()).processes
    ]


def test_every_drawing_comes_back_out_of_a_merge_with_its_neighbour() -> None:
    for pair in pairwise(members()):
        merged = merge(pair)
        for member in pair:
            assert content(project(merged, member.file, member.name)) == content(member.process)


@pytest.mark.parametrize("turn", seeds(1))
def test_what_is_decided_can_be_written_and_refers_to_nothing_that_is_gone(turn: int) -> None:
    for pair in pairwise(members()):
        choices = {
            one.id: Choice(one.options[(number + turn) % len(one.options)].id, "soms", "Iets nieuws")
            for number, one in enumerate(merge(pair).differences)
        }
        process = merge(pair, choices).process
        nodes, lanes = {node.id for node in process.nodes}, {lane.id for lane in process.lanes}
        for node in process.nodes:
            assert {node.parent, node.attached_to} <= nodes | {""}
            assert node.lane in lanes | {""}
        (back,) = read_bpmn("terug.bpmn", write_bpmn(process)).processes
        assert {node.id for node in back.process.nodes} == nodes
