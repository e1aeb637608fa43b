"""Removing what has lost its meaning once decisions were worked in."""

from __future__ import annotations

from stroomlijn.engines.process_model import Kind

from .draft import Draft, DraftNode


def remove_trivial_gateways(draft: Draft) -> None:
    """Bridges gateways with one way in and one way out, again and again; those that a source drew so stay."""
    waiting = [node.id for node in draft.nodes.values() if node.kind is Kind.GATEWAY]
    while waiting:
        node = draft.nodes.get(waiting.pop())
        if node is None or not _is_trivial(draft, node):
            continue
        around = [flow.source for flow in draft.incoming(node.id)] + [flow.target for flow in draft.outgoing(node.id)]
        draft.bridge(node.id)
        waiting.extend(other for other in around if other in draft.nodes and draft.nodes[other].kind is Kind.GATEWAY)


def remove_orphans(draft: Draft) -> None:
    """Removes what stood inside a subprocess, or was attached to a step, that is gone: it went with it."""
    while gone := [node.id for node in draft.nodes.values() if _is_orphan(draft, node)]:
        for node in gone:
            draft.remove_node(node)


def _is_orphan(draft: Draft, node: DraftNode) -> bool:
    hosts = {
        draft.union.home[number, host]
        for number, own in node.members.items()
        for host in (own.parent, own.attached_to)
        if (number, host) in draft.union.home
    }
    return bool(hosts) and not hosts & draft.nodes.keys()


def _is_trivial(draft: Draft, node: DraftNode) -> bool:
    if len(draft.incoming(node.id)) > 1 or len(draft.outgoing(node.id)) > 1:
        return False
    if not draft.incoming(node.id) or not draft.outgoing(node.id):
        return False
    return not any(_drawn_trivial(draft, number, own.id) for number, own in node.members.items())


def _drawn_trivial(draft: Draft, number: int, element: str) -> bool:
    process = draft.union.sources[number].process
    return len(process.incoming[element]) == 1 and len(process.outgoing[element]) == 1
