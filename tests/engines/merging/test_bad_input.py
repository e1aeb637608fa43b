"""Processes that nobody should draw, and some do: no exception, bounded work."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.engines.merging.comparing import content

from stroomlijn.engines.merging import Member, merge, merge_from_json, merge_to_json, project, sources
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Flow, Gateway, Kind, Node, Process


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
    assert [remark.place for remark in merged.left_out] == ([] if process.steps else ["a"])
    for member in members[not process.steps :]:
        assert content(project(merged, member.file, member.name)) == content(member.process)


def dense(count: int) -> Process:
    """Every step leads to every step."""
    nodes = tuple(Node(f"n{n}", Kind.STEP, f"Stap {n}", type="task") for n in range(count))
    ends = [(one, other) for one in range(count) for other in range(count)]
    return Process("dicht", "Dicht", nodes, tuple(Flow(f"f{a}-{b}", f"n{a}", f"n{b}") for a, b in ends))


def test_who_takes_no_part_is_told_with_why() -> None:
    empty, large = Process("leeg", "Leeg"), dense(100)
    merged = merge([Member("a", chain(4)), Member("b", empty), Member("c", large), Member("d", chain(5))])
    assert [column[0] for column in merged.alignment.columns] == ["a", "d"]
    assert [(one.code, one.place, dict(one.facts)) for one in merged.left_out] == [
        ("merge-no-steps", "b", {"process": "Leeg"}),
        ("merge-too-large", "c", {"process": "Dicht", "size": 10_100, "limit": 10_000}),
    ]
    assert merge_from_json(json.loads(json.dumps(merge_to_json(merged)))) == merged


def test_where_all_together_are_too_much_the_smallest_take_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST", 20)
    merged = merge([Member(str(count), chain(count)) for count in (9, 3, 5, 2)])
    assert [column[0] for column in merged.alignment.columns] == ["2", "3", "5"]
    assert [(one.place, one.facts["limit"]) for one in merged.left_out] == [("9", 20)]


def test_when_all_are_too_large_it_is_refused_and_of_empty_ones_there_is_an_empty_merge() -> None:
    with pytest.raises(Problem, match="merge-too-large"):
        merge([Member("a", dense(100)), Member("b", dense(101))])
    merged = merge([Member("a", Process("leeg")), Member("b", Process("ook leeg"))])
    assert merged.process.nodes == ()
    assert [(one.code, one.place) for one in merged.left_out] == [
        ("merge-nothing-described", "a"),
        ("merge-nothing-described", "b"),
    ]


def test_gateways_without_flows_are_told() -> None:
    loose = tuple(Node(f"g{n}", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE) for n in range(2))
    drawn = chain(3)
    merged = merge([Member("a", replace(drawn, name="Los", nodes=(*drawn.nodes, *loose))), Member("b", chain(3))])
    assert [(one.code, one.place, dict(one.facts)) for one in merged.left_out] == [
        ("merge-loose-gateways", "a", {"process": "Los", "number": 2}),
    ]
