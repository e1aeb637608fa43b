"""Work that stays both as one step and as several, under a condition: a choice between the one and the row of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .answering import Spoken, asks
from .attributes import name_of
from .draft import Draft, DraftFlow, Members
from .granularity import Grain
from .recutting import add_again
from .wrapping import members_of, put_gates


def keep_cuts(draft: Draft, grain: Grain, often: str, condition: str, spoken: Spoken) -> None:
    """Puts the several steps beside the one; `often` ("one" or "several") is what is done when the condition does not
    hold.
    """
    for node in draft.of_class(grain.one):
        if draft.incoming(node) and draft.outgoing(node):
            _keep_cuts(draft, grain, node, often, condition, spoken)


def _keep_cuts(draft: Draft, grain: Grain, node: str, often: str, condition: str, spoken: Spoken) -> None:
    if len(draft.outgoing(node)) > 1:
        draft.fork(node)
    before, after = draft.incoming(node), draft.outgoing(node)
    for flow in before:
        flow.members |= draft.members_between(flow.source, grain.several[0])
    for flow in after:
        flow.members |= draft.members_between(grain.several[-1], flow.target)
    entering, leaving = members_of(before), members_of(after)
    asked = asks(2, condition)
    gates = put_gates(draft, node, ("cut", "whole"), condition if asked else "")
    for row, cut in (([node], "one"), ([add_again(draft, home) for home in grain.several], "several")):
        entrance = _draw(draft, row, gates, entering, leaving)
        if asked:
            entrance.condition = spoken.first(name_of(draft.union.nodes[draft.nodes[row[0]].home]))
        elif cut == often:
            entrance.default = True
        else:
            entrance.condition = condition


def _draw(draft: Draft, row: Sequence[str], gates: tuple[str, str], entering: Members, leaving: Members) -> DraftFlow:
    """The steps one after another between the gates, with the flows that their sources have there."""
    homes = [draft.nodes[node].home for node in row]
    for (one, other), of in zip(pairwise(row), pairwise(homes), strict=True):
        draft.add_flow(one, other, draft.members_between(*of))
    (split, join), at = gates, draft.union.home
    first = {n: tuple(own for own in flows if at[n, own.target] == homes[0]) for n, flows in entering.items()}
    last = {n: tuple(own for own in flows if at[n, own.source] == homes[-1]) for n, flows in leaving.items()}
    draft.add_flow(row[-1], join, {n: own for n, own in last.items() if own})
    return draft.add_flow(split, row[0], {n: own for n, own in first.items() if own})
