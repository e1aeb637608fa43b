"""The words of a line stand at that line and at no other, whatever is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from tests.engines.layout.content import drawn
from tests.engines.layout.generated import processes

from stroomlijn.engines.formats import read
from stroomlijn.engines.layout import arrange, measure
from stroomlijn.engines.merging import Choice, Member, merge
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, Process
from stroomlijn.web.demo.real import real_file

REAL = real_file()
CONDITIONS = ("de inwoner al een uitkering heeft", "anders")


def astray(process: Process) -> int:
    return measure(process, arrange(process)).labels_astray


@given(processes())
def test_words_of_flows_stand_clear_in_any_graph(process: Process) -> None:
    flows = tuple(flow for flow in process.flows if _runs_in_one_scope(process, flow))
    assert astray(replace(process, flows=tuple(_few_between_the_same(flows)), messages=(), artifacts=())) == 0


def _few_between_the_same(flows: tuple[Flow, ...]) -> Iterator[Flow]:
    """At most two from one node to another: nobody draws fifteen loops at one event, and these leave no room."""
    found: Counter[tuple[str, str]] = Counter()
    for flow in flows:
        found[flow.source, flow.target] += 1
        if found[flow.source, flow.target] <= 2:
            yield flow


def _runs_in_one_scope(process: Process, flow: Flow) -> bool:
    """Not across the border of a subprocess, nor from or to the border of its own step."""
    source, target = process.node[flow.source], process.node[flow.target]
    return source.parent == target.parent and not target.attached_to and source.attached_to != target.id


@pytest.mark.parametrize("before", ["boven", "onder", "tussen"])
def test_two_ways_that_pass_different_numbers_of_steps_have_their_own_words(before: str) -> None:
    """The choice is reached from another lane, so that both ways leave it at the same side."""
    lanes = {"boven": "abc", "tussen": "bac", "onder": "bca"}[before]
    nodes = (
        Node("start", Kind.EVENT, event=Event.START, lane="a"),
        Node("besluit", Kind.STEP, "Besluit nemen", lane="a"),
        Node("keuze", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, lane="b"),
        Node("vier", Kind.STEP, "Toeslag uitbetalen", lane="c"),
        Node("vijf", Kind.STEP, "Toeslag uitbetalen", lane="b"),
        Node("samen", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, lane="b"),
        Node("klaar", Kind.EVENT, event=Event.END, lane="b"),
    )
    ends = [("start", "besluit"), ("besluit", "keuze"), ("vier", "samen"), ("vijf", "samen"), ("samen", "klaar")]
    flows = [Flow(f"f{index}", *pair) for index, pair in enumerate(ends)]
    for goal in ("vier", "vijf"):
        label = CONDITIONS[goal == "vijf"]
        flows += [Flow(f"naar-{goal}", "keuze", goal, label, default=label == "anders")]
    flows.append(Flow("meteen", "keuze", "klaar", "de inwoner is verhuisd"))
    process = Process("toeslag", "", nodes, tuple(flows), tuple(Lane(lane, lane.upper()) for lane in lanes))
    assert astray(process) == 0


def test_words_stand_clear_in_what_the_demo_is_made_of() -> None:
    assert sum(len(drawing.labels.keys() & {flow.id for flow in process.flows}) for process, drawing in drawn()) > 100
    assert sum(measure(process, drawing).labels_astray for process, drawing in drawn()) == 0


@pytest.mark.data
@pytest.mark.skipif(REAL is None, reason="STROOMLIJN_DATA has no coselog")
def test_words_stand_clear_in_a_merge_of_four_real_models_with_a_condition_at_every_difference() -> None:
    assert REAL is not None
    models = [found.process for found in read(REAL.name, REAL.data).processes][:4]
    *_, process = _under_conditions([Member(REAL.name, model) for model in models])
    assert sum(bool(flow.label) for flow in process.flows) > 100
    assert astray(process) == 0


def _under_conditions(members: list[Member]) -> Iterator[Process]:
    """Merged again and again, with every difference that can stay under a condition decided so."""
    choices: dict[str, Choice] = {}
    for _ in range(3):
        merged = merge(members, choices)
        yield merged.process
        for difference in merged.differences:
            if any(option.id == "condition" for option in difference.options):
                choices[difference.id] = Choice("condition", condition=CONDITIONS[0])
