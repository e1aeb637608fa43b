"""The graph that decisions are worked into."""

from __future__ import annotations

from tests.engines.merging.deciding import line

from stroomlijn.engines.merging import Member, prepare
from stroomlijn.engines.merging.draft import Draft, DraftNode
from stroomlijn.engines.process_model import Gateway, Kind


def test_what_is_beside_a_gateway_that_goes_knows_where_it_stands() -> None:
    union = prepare([Member("a", line("a", "Brief sturen"))]).union
    draft = Draft(union, [])
    (step,) = (node.id for node in union.nodes.values() if node.kind is Kind.STEP)
    for name, beside in (("answered", step), ("merge", "answered"), ("split", "merge")):
        draft.add_node(DraftNode(name, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, beside=beside))
    draft.remove_node("answered")
    assert [draft.nodes[name].beside for name in ("merge", "split")] == [step, step]
