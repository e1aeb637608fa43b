"""A remedy is only offered when the process is as good after it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.editing.commanding import seen
from tests.engines.improving.generated import line

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import apply
from stroomlijn.engines.improving.applying import Trial
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

GRAPH = line(("Lezen", "A"), ("Bellen", "A"), ("Sluiten", "A"))


@pytest.mark.parametrize(
    "command",
    [
        {"do": "set", "step": "s2", "field": "label", "value": "Lezen", "was": "Bellen"},
        {"do": "set", "step": "s2", "field": "role", "value": "", "was": "A"},
        {"do": "set", "step": "weg", "field": "label", "value": "Lezen", "was": "Bellen"},
        {"do": "set", "step": "s2", "field": "label", "value": "Bellen", "was": "Bellen"},
    ],
)
def test_what_is_worse_refused_or_nothing_is_no_remedy(command: dict[str, Any]) -> None:
    assert Trial(GRAPH).effect([command]) is None


def test_what_is_as_good_is_counted() -> None:
    assert Trial(GRAPH).effect([{"do": "remove", "step": "s2"}]) == Counts(steps=-1)


def test_what_would_get_stuck_is_no_remedy() -> None:
    """A parallel split whose branches come together in a choice: done twice, so no longer sound."""
    ways = [{"answer": "", "to": "s2"}, {"answer": "", "to": "s3"}]
    asked = {"do": "decide", "step": "s1", "question": "", "kind": "parallel", "ways": ways, "was": seen(GRAPH, "s1")}
    split = apply(GRAPH, asked).graph
    join = next(n for n in split.nodes if n.kind is Kind.GATEWAY and len(split.incoming[n.id]) > 1)
    change = {
        "part": "nodes",
        "id": join.id,
        "before": {"gateway": "parallel", "type": "parallelGateway"},
        "after": {"gateway": "exclusive", "type": "exclusiveGateway"},
    }
    assert Trial(split).effect([{"do": "delta", "delta": {"changes": [change]}}]) is None


def test_a_process_that_was_not_sound_may_stay_so() -> None:
    gateway = Node("g", Kind.GATEWAY, type="parallelGateway", gateway=Gateway.PARALLEL)
    nodes = (
        Node("s", Kind.EVENT, event=Event.START),
        gateway,
        *(Node(name, Kind.STEP, name, "task", role="A") for name in ("een", "twee", "drie")),
        Node("e", Kind.EVENT, event=Event.END),
    )
    ends = [("s", "g"), ("g", "een"), ("g", "twee"), ("een", "drie"), ("twee", "drie"), ("drie", "e")]
    process = Process("p", "P", nodes, tuple(Flow(a + b, a, b) for a, b in ends))
    assert (
        Trial(process).effect([{"do": "set", "step": "een", "field": "system", "value": "Suite", "was": ""}])
        == Counts()
    )
