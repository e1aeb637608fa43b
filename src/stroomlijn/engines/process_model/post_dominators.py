"""Where every way from a node must pass."""

from __future__ import annotations

from collections.abc import Sequence

from .dominators import immediate_dominators, reverse_postorder
from .graph import Flow

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
    order = reverse_postorder(_EXIT, before)
    nearest = immediate_dominators(order, after)
    return {node: found for node, found in nearest.items() if found != _EXIT and node != _EXIT}
