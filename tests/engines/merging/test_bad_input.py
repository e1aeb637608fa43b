"""Processes that nobody should draw, and some do: no exception, bounded work."""

from __future__ import annotations

import pytest
from tests.engines.merging.comparing import content

from stroomlijn.engines.merging import Member, merge, project
from stroomlijn.engines.process_model import Flow, Kind, Node, Process


def chain(count: int, label: str = "Stap {}") -> Process:
    nodes = tuple(Node(f"n{n}", Kind.STEP, label.format(n), type="task") for n in range(count))
    flows = tuple(Flow(f"f{n}", f"n{n}", f"n{n + 1}") for n in range(count - 1))
    return Process(f"c{count}{label}", "Lang", nodes, flows)


@pytest.mark.parametrize(
    "process",
    [
        Process("leeg"),
        chain(1),
        chain(2000),
        chain(500, "Zelfde stap"),
        chain(3, "x" * 10_000),
        chain(3, ""),
        chain(3, "対応する"),
        Process("los", nodes=tuple(Node(f"n{n}", Kind.GATEWAY) for n in range(20))),
        Process(
            "kring", nodes=chain(3).nodes, flows=(*chain(3).flows, Flow("terug", "n2", "n0"), Flow("zelf", "n1", "n1"))
        ),
    ],
    ids=["empty", "one", "2000", "500 equal", "long label", "no label", "script", "gateways", "loop"],
)
def test_it_merges_with_another_and_comes_back(process: Process) -> None:
    members = [Member("a", process), Member("b", chain(4))]
    merged = merge(members)
    for member in members:
        assert content(project(merged, member.file, member.name)) == content(member.process)
