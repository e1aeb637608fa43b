"""Whatever JSON comes in: it is done, or refused with a reason; never anything else."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.editing.commanding import line

from stroomlijn.engines.editing import apply, apply_delta, check, invert, rows
from stroomlijn.engines.problems import Problem

GRAPH = line("a", "b", "c")
NAMES = ["answer", "to", "flow", "question", "kind", "ways", "part", "id", "before", "after", "changes", "label"]
WORDS = ["a", "b", "", "end", "none", "exclusive", "label", "role", "nodes", "flows", "facts", "process"]
LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(WORDS)
VALUE = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
)
DO = st.sampled_from(["set", "insert", "remove", "move", "decide", "describe", "paste", "replace", "delta"])
FIELDS = ["step", "field", "value", "was", "after", "before", "id", "label", "role", "question", "kind", "ways"]
FIELDS += ["meet", "text", "rows", "at", "column", "delta", "graph"]
COMMAND = st.fixed_dictionaries({"do": DO}, optional=dict.fromkeys(FIELDS, VALUE))
CHANGE = st.fixed_dictionaries(
    {"part": st.sampled_from(WORDS), "id": st.sampled_from(WORDS) | LEAF, "before": VALUE, "after": VALUE},
    optional={"behind": VALUE},
)


@given(COMMAND)
def test_any_command(command: dict[str, object]) -> None:
    try:
        applied = apply(GRAPH, command)
    except Problem as problem:
        assert problem.code.startswith("edit-")
        return
    rows(applied.graph)
    check(applied.graph)
    assert apply_delta(applied.graph, invert(json.loads(json.dumps(applied.delta)))) == GRAPH


@given(st.lists(CHANGE, max_size=3))
def test_any_delta(changes: list[dict[str, object]]) -> None:
    try:
        made = apply(GRAPH, {"do": "delta", "delta": {"changes": changes}}).graph
    except Problem as problem:
        assert problem.code.startswith("edit-")
        return
    rows(made)
    check(made)
