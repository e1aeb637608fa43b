"""Where every way from a node must pass: immediate post-dominators after Cooper, Harvey and Kennedy (2001)."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.engines.process_model import Flow

_EXIT = ""


def immediate_post_dominators(nodes: Sequence[str], flows: Sequence[Flow]) -> dict[str, str]:
    """The nearest node that every way from a node to an end passes.

    Nodes without a way to an end, and nodes whose ways meet nowhere, have no entry. Nearly linear in practice.
    """
    before: dict[str, list[str]] = {_EXIT: [], **{node: [] for node in nodes}}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for flow in flows:
        before[flow.target].append(flow.source)
        after[flow.source].append(flow.target)
    for node in nodes:
        if not after[node]:
            before[_EXIT].append(node)
            after[node].append(_EXIT)
    order = _reverse_postorder(before)
    return {node: found for node, found in _solve(order, after).items() if found != _EXIT and node != _EXIT}


def _reverse_postorder(before: dict[str, list[str]]) -> list[str]:
    """From the exit backwards, each node before the nodes that it is met from."""
    seen = {_EXIT}
    postorder: list[str] = []
    stack = [(_EXIT, iter(before[_EXIT]))]
    while stack:
        node, ahead = stack[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            postorder.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(before[following])))
    return postorder[::-1]


def _solve(order: list[str], after: dict[str, list[str]]) -> dict[str, str]:
    rank = {node: index for index, node in enumerate(order)}
    found = {_EXIT: _EXIT}
    changed = True
    while changed:
        changed = False
        for node in order[1:]:
            met = [target for target in after[node] if target in found]
            nearest = met[0]
            for other in met[1:]:
                nearest = _common(nearest, other, found, rank)
            if found.get(node) != nearest:
                found[node] = nearest
                changed = True
    return found


def _common(left: str, right: str, found: dict[str, str], rank: dict[str, int]) -> str:
    while left != right:
        while rank[left] > rank[right]:
            left = found[left]
        while rank[right] > rank[left]:
            right = found[right]
    return left
