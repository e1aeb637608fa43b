"""No step that is kept becomes a must for everybody when in every source that has it, it is done under a condition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from stroomlijn.engines.process_model import Gateway, Kind

from .draft import Draft
from .milestones import unavoidable
from .placing import is_attached
from .view import view_of
from .ways import Ways
from .wrapping import wrap


def guard(draft: Draft, kept: Iterable[str], ranking: Sequence[int]) -> None:
    """Puts a choice, with the question of the first source in `ranking`, around each such step that is one."""
    views = cache(lambda number: view_of(draft.union, number))
    must = cache(lambda number, parent: set(unavoidable(draft.union.sources[number].process, parent)))
    for node in sorted(set(kept) & _unavoidable(draft)):
        members = draft.nodes[node].members
        if any(own.id in must(number, own.parent) for number, own in members.items()):
            continue
        number = next(number for number in ranking if number in members)
        entries = views(number).ways.entries(node, node)
        asking = draft.union.nodes[entries[0][0]].members[number] if entries else None
        parallel = asking and (asking.kind is not Kind.GATEWAY or asking.gateway is Gateway.PARALLEL)
        answer = views(number).answers.get(entries[0], "") if entries else ""
        kind = Gateway.PARALLEL if parallel else Gateway.EXCLUSIVE
        wrap(draft, node, answer, asking.label if asking and not parallel else "", kind)


def _unavoidable(draft: Draft) -> set[str]:
    """What is on every way from start to end of the draft, or of the subprocess that it is in."""
    scopes: dict[frozenset[str], set[str]] = {}
    for node in draft.nodes.values():
        parents = {
            draft.union.home[number, own.parent]
            for number, own in node.members.items()
            if (number, own.parent) in draft.union.home
        }
        scopes.setdefault(frozenset(parents & draft.nodes.keys()), set()).add(node.id)
    made = {node.id for node in draft.nodes.values() if not node.members}
    found: set[str] = set()
    for nodes in scopes.values():
        inside = nodes | made
        flows = [(f.source, f.target) for f in draft.flows.values() if f.source in inside and f.target in inside]
        touched = nodes | {end for flow in flows for end in flow if flow[0] in nodes or flow[1] in nodes}
        attached = {node for node in touched if is_attached(draft.nodes[node])}
        found |= set(Ways(touched, [flow for flow in flows if touched.issuperset(flow)], attached).unavoidable())
    return found
