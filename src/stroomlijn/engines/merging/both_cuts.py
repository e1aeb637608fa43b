"""Work that stays both as one step and as several, under a condition: a choice between the one and the row of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .answering import Spoken, asks
from .attributes import name_of
from .draft import Draft, DraftFlow, DraftNode, Members
from .granularity import Grain
from .wrapping import members_of, put_gates


def keep_cuts(draft: Draft, grain: Grain, often: str, condition: str, spoken: Spoken) -> None:
    """Puts the several steps beside the one; `often` ("one" or "several") is what is done when the condition does not
    hold.
    """
    if grain.one not in draft.nodes or not draft.incoming(grain.one) or not draft.outgoing(grain.one):
        return
    if len(draft.outgoing(grain.one)) > 1:
        draft.fork(grain.one)
    before, after = draft.incoming(grain.one), draft.outgoing(grain.one)
    for flow in before:
        flow.members |= draft.members_between(flow.source, grain.several[0])
    for flow in after:
        flow.members |= draft.members_between(grain.several[-1], flow.target)
    entering, leaving = members_of(before), members_of(after)
    asked = asks(2, condition)
    gates = put_gates(draft, grain.one, ("cut", "whole"), condition if asked else "")
    for row, cut in (((grain.one,), "one"), (grain.several, "several")):
        entrance = _draw(draft, row, gates, entering, leaving)
        if asked:
            entrance.condition = spoken.first(name_of(draft.union.nodes[row[0]]))
        elif cut == often:
            entrance.default = True
        else:
            entrance.condition = condition


def _draw(draft: Draft, row: Sequence[str], gates: tuple[str, str], entering: Members, leaving: Members) -> DraftFlow:
    """The steps one after another between the gates, with the flows that their sources have there."""
    for home in row:
        if home not in draft.nodes:
            node = draft.union.nodes[home]
            draft.add_node(DraftNode(home, node.kind, dict(node.members)))
    for one, other in pairwise(row):
        draft.add_flow(one, other, draft.members_between(one, other))
    (split, join), at = gates, draft.union.home
    first = {n: tuple(own for own in flows if at[n, own.target] == row[0]) for n, flows in entering.items()}
    last = {n: tuple(own for own in flows if at[n, own.source] == row[-1]) for n, flows in leaving.items()}
    draft.add_flow(row[-1], join, {n: own for n, own in last.items() if own})
    return draft.add_flow(split, row[0], {n: own for n, own in first.items() if own})
