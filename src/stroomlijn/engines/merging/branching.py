"""Branches that are added to a draft: a choice with its question, ways that come together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.process_model import Gateway, Kind

from .draft import Draft, DraftFlow, DraftNode, Members


@dataclass(frozen=True)
class Branch:
    """A chain that happens on one answer, and where it leads; "" for back to where it left."""

    chain: tuple[str, ...]
    target: str
    answer: str
    others: tuple[str, ...] = ()
    members: Members | None = None


def routing(draft: Draft, node: str) -> Gateway | None:
    """How a gateway routes as far as it is decided; inclusive where sources do not agree. None for other nodes."""
    found = draft.nodes[node]
    if found.kind is not Kind.GATEWAY or not found.members:
        return found.gateway
    lead = draft.leads.get(node)
    if lead in found.members:
        return found.members[lead].gateway
    kinds = {own.gateway for own in found.members.values()}
    return kinds.pop() if len(kinds) == 1 else Gateway.INCLUSIVE


def can_lead_to(draft: Draft, start: str, target: str) -> bool:
    """Whether a way from the start may join the ways to the target: they are there, and no two run at once."""
    seen, stack, reached = {start}, [start], False
    while stack:
        node = stack.pop()
        if not _runs_alone(draft, node):
            return False
        for flow in draft.outgoing(node):
            reached |= flow.target == target
            if flow.target != target and flow.target not in seen:
                seen.add(flow.target)
                stack.append(flow.target)
    kind = draft.nodes[target].kind
    return reached and target != start and (kind is not Kind.GATEWAY or routing(draft, target) is Gateway.EXCLUSIVE)


def _runs_alone(draft: Draft, node: str) -> bool:
    if draft.nodes[node].kind is Kind.GATEWAY:
        single = len(draft.outgoing(node)) < 2 and len(draft.incoming(node)) < 2
        return single or routing(draft, node) is Gateway.EXCLUSIVE
    return len(draft.outgoing(node)) < 2


def add_branch(draft: Draft, split: str, branch: Branch, *, straight: bool = False) -> None:
    """One more way out of a split. A `straight` one ends at the gateway that closes the split."""
    entrance = draft.add_flow(split, branch.chain[0], branch.members or {})
    if not any(one.label or one.condition for own in (branch.members or {}).values() for one in own):
        entrance.condition = branch.answer
    end = branch.target if straight else _entrance_of(draft, branch.target)
    draft.add_flow(branch.chain[-1], end, draft.members_between(branch.chain[-1], branch.target))


def block_on(draft: Draft, flow: DraftFlow, branch: Branch, kind: Gateway, question: str) -> None:
    """A choice on the flow: the answer leads along the chain, any other answer goes on as before."""
    first, after, members = branch.chain[0], flow.target, dict(flow.members)
    split = draft.add_node(DraftNode(f"question_{first}", Kind.GATEWAY, gateway=kind, beside=first, label=question))
    draft.move_flow(flow, target=split)
    if branch.target:
        end, onward = _entrance_of(draft, branch.target), after
    else:
        end = onward = draft.add_node(DraftNode(f"answered_{first}", Kind.GATEWAY, gateway=kind, beside=first))
        draft.add_flow(end, after, members)
    onward_flow = draft.add_flow(split, onward, members)
    draft.add_flow(split, first, branch.members or {}).condition = branch.answer
    draft.add_flow(branch.chain[-1], end, {})
    if kind is not Gateway.PARALLEL:
        onward_flow.condition = branch.others[0] if len(branch.others) == 1 else ""
        onward_flow.default = not onward_flow.condition


def rejoin(draft: Draft, flows: Sequence[DraftFlow], name: str) -> DraftFlow:
    """Lets flows to one node come together before it; the flow that then leads there."""
    target = flows[0].target
    join = f"merge_{name}"
    while join in draft.nodes:
        join += "_"
    draft.add_node(DraftNode(join, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, beside=target))
    members: Members = {}
    for flow in flows:
        for number, own in flow.members.items():
            members[number] = members.get(number, ()) + own
        draft.move_flow(flow, target=join)
    return draft.add_flow(join, target, members)


def _entrance_of(draft: Draft, target: str) -> str:
    """Where another way can come in: the node itself if it joins ways, else a join before it."""
    incoming = draft.incoming(target)
    if draft.nodes[target].kind is Kind.GATEWAY and len(draft.outgoing(target)) < 2:
        return target
    if len(incoming) == 1:
        before = incoming[0].source
        if routing(draft, before) is Gateway.EXCLUSIVE and len(draft.outgoing(before)) == 1:
            return before
    return rejoin(draft, incoming, target).source
