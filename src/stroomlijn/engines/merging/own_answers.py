"""Answers that one way has at a question which others ask as well: its steps alone do not tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stroomlijn.engines.process_model import Flow, Kind

from .answering import Spoken
from .attributes import condition, question, same
from .regions import Region
from .union import UnionNode


def own_answers(region: Region, lead: int, others: Collection[int], spoken: Spoken) -> str:
    """The answers in this region that `lead` has and none of the others who ask the same: 'ook ‘ingetrokken’ bij ‘Is
    er recht?’'; "" where there are none."""
    flows = {own.id for flow in region.of(lead) for own in flow.members[lead]}
    asked = sorted({flow.source for flow in region.of(lead)})
    nodes = [region.union.nodes[node] for node in asked if region.union.nodes[node].kind is Kind.GATEWAY]
    told = []
    for gateway in nodes:
        found = [condition(one) for one in _own(region, gateway, lead, others) if one.id in flows]
        if answers := [answer for answer in dict.fromkeys(found) if answer]:
            told.append(spoken.also(answers, question(gateway.members[lead])))
    return ", ".join(told)


def _own(region: Region, gateway: UnionNode, lead: int, others: Collection[int]) -> Iterator[Flow]:
    """The flows from this choice with an answer and to a place that no other has there; none where no other asks."""
    theirs = [(number, one) for number in others if number in gateway.members for one in _from(region, gateway, number)]
    home = region.union.home
    places = {home[number, one.target] for number, one in theirs}
    said = {same(condition(one)) for _, one in theirs}
    for one in _from(region, gateway, lead) if theirs else ():
        if home[lead, one.target] not in places and same(condition(one)) not in said:
            yield one


def _from(region: Region, gateway: UnionNode, number: int) -> tuple[Flow, ...]:
    return tuple(region.union.sources[number].process.outgoing[gateway.members[number].id])
