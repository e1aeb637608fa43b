"""Everything that was done can be undone and done again, and undo never takes away what somebody else made."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.editing.commanding import some_command, some_process
from tests.engines.formats.processes import processes

from stroomlijn.engines.editing import apply, apply_delta, blank, check, difference, invert, is_empty, rows
from stroomlijn.engines.editing.references import dangling, repeated
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_undo_all_is_the_beginning_and_redo_all_the_end(seed: int) -> None:
    random = Random(seed)
    begin = graph = some_process(random, 10)
    deltas = []
    for number in range(30):
        try:
            applied = apply(graph, some_command(random, graph, f"m{number}"))
        except Problem:
            continue
        graph = applied.graph
        deltas.append(json.loads(json.dumps(applied.delta)))
    end = graph
    for delta in reversed(deltas):
        graph = apply(graph, {"do": "delta", "delta": invert(delta)}).graph
    assert graph == begin
    for delta in deltas:
        graph = apply_delta(graph, delta)
    assert graph == end


@given(processes(), processes())
def test_the_difference_between_any_two_graphs_makes_one_of_the_other(one: Process, other: Process) -> None:
    one, other = (replace(each, id="P", facts=tuple(fact for fact in each.facts if fact[0])) for each in (one, other))
    delta = json.loads(json.dumps(difference(one, other)))
    assert apply_delta(one, delta) == other
    assert apply_delta(other, invert(delta)) == one
    assert is_empty(difference(one, one))


@given(processes(), st.integers(0, 10**6))
def test_every_command_on_any_graph_is_done_or_refused_with_a_reason(graph: Process, seed: int) -> None:
    random = Random(seed)
    for number in range(6):
        command = some_command(random, graph, f"m{number}")
        try:
            made = apply(graph, command).graph
        except Problem as problem:
            assert problem.code.startswith("edit-")
            continue
        assert not dangling(made) - dangling(graph)
        assert not repeated(made)
        assert {row.id for row in rows(made)} == {node.id for node in made.steps}
        check(made)
        graph = made


def test_undo_is_refused_when_somebody_built_on_it() -> None:
    first = apply(blank("M"), {"do": "insert", "after": "stap-1", "id": "a", "label": "Een"})
    second = apply(first.graph, {"do": "set", "step": "a", "field": "role", "value": "Toetser", "was": ""})
    with pytest.raises(Problem, match="edit-overtaken"):
        apply_delta(second.graph, invert(first.delta))


def test_undo_of_one_cell_leaves_the_other_cells_of_somebody_else() -> None:
    first = apply(blank("M"), {"do": "set", "step": "stap-1", "field": "label", "value": "Een", "was": ""})
    second = apply(first.graph, {"do": "set", "step": "stap-1", "field": "system", "value": "Zaak", "was": ""})
    undone = apply_delta(second.graph, invert(first.delta))
    assert (undone.node["stap-1"].label, undone.node["stap-1"].system) == ("", "Zaak")


@pytest.mark.parametrize("delta", [{}, {"changes": 3}, {"changes": [{}]}, {"changes": [{"part": "x", "id": "y"}]}])
def test_what_is_no_delta_is_refused(delta: dict[str, object]) -> None:
    with pytest.raises(Problem, match="edit-command-unreadable"):
        apply(blank("M"), {"do": "delta", "delta": delta})
