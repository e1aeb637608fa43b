"""In which column every node stands.

Cycles are cut by a depth first search from the starts (Gansner, Koutsofios, North, Vo 1993, section 2.1), ranks are
longest paths over what remains (Sugiyama, Tagawa, Toda 1981), and parts that only join the main stream later are
moved right, up to where they join. Messages pull weakly: a receiver stands no further left than its sender, as long
as that makes no cycle.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

Arc = tuple[str, str]
MESSAGES_WEIGHED = 300


@dataclass(frozen=True, slots=True)
class Ranks:
    """`column` by node; `back` are the indices of arcs that close a cycle; `order` is the order of first visit."""

    column: dict[str, int]
    back: frozenset[int]
    order: dict[str, int]


def rank(nodes: Sequence[str], arcs: Sequence[Arc], messages: Sequence[Arc] = (), long: Collection[int] = ()) -> Ranks:
    """Columns from 0; arcs of which the index is in `long` pass over a column. Deterministic: only the order of the
    input decides between equals."""
    order, back = _search(nodes, arcs)
    after: dict[str, dict[str, int]] = {node: {} for node in nodes}
    for index, (source, target) in enumerate(arcs):
        if index not in back:
            after[source][target] = 2 if target in after[source] or index in long else 1
    main = _main_stream(nodes, after)
    for source, target in messages[:MESSAGES_WEIGHED]:
        if source != target and target not in after[source] and not _reaches(target, source, after):
            after[source][target] = 0
    column = _longest_paths(nodes, after)
    _move_right(column, after, main)
    if messages:
        _align_parts(column, after, messages[:MESSAGES_WEIGHED])
    return Ranks(column, back, order)


def _search(nodes: Sequence[str], arcs: Sequence[Arc]) -> tuple[dict[str, int], frozenset[int]]:
    """Depth first from nodes without predecessor, then from what is left: order of visit and arcs to an open node."""
    outgoing: dict[str, list[int]] = {node: [] for node in nodes}
    entered: set[str] = set()
    for index, (source, target) in enumerate(arcs):
        outgoing[source].append(index)
        if source != target:
            entered.add(target)
    order: dict[str, int] = {}
    closed: set[str] = set()
    back: set[int] = set()
    for root in [*(node for node in nodes if node not in entered), *nodes]:
        stack = [] if root in order else [(root, iter(outgoing[root]))]
        order.setdefault(root, len(order))
        while stack:
            node, rest = stack[-1]
            for arc in rest:
                target = arcs[arc][1]
                if target not in order:
                    order[target] = len(order)
                    stack.append((target, iter(outgoing[target])))
                    break
                if target not in closed:
                    back.add(arc)
            else:
                closed.add(node)
                stack.pop()
    return order, frozenset(back)


def _topological(nodes: Sequence[str], after: dict[str, dict[str, int]]) -> list[str]:
    waiting = dict.fromkeys(nodes, 0)
    for targets in after.values():
        for target in targets:
            waiting[target] += 1
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        for target in after[node]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return ready


def _longest_paths(nodes: Sequence[str], after: dict[str, dict[str, int]]) -> dict[str, int]:
    column = dict.fromkeys(nodes, 0)
    for node in _topological(nodes, after):
        for target, length in after[node].items():
            column[target] = max(column[target], column[node] + length)
    return column


def _main_stream(nodes: Sequence[str], after: dict[str, dict[str, int]]) -> set[str]:
    """What can be reached from the first root of each connected part; those keep their columns."""
    part = _parts(nodes, after)
    entered = {target for targets in after.values() for target in targets}
    first: dict[str, str] = {}
    for node in nodes:
        if node not in entered:
            first.setdefault(part[node], node)
    reached = set(first.values())
    pending = list(first.values())
    while pending:
        for target in after[pending.pop()]:
            if target not in reached:
                reached.add(target)
                pending.append(target)
    return reached


def _parts(nodes: Sequence[str], after: dict[str, dict[str, int]]) -> dict[str, str]:
    """Of each node a name of the connected part it lies in."""
    beside: dict[str, list[str]] = {node: [] for node in nodes}
    for node, targets in after.items():
        for target in targets:
            beside[node].append(target)
            beside[target].append(node)
    part: dict[str, str] = {}
    for root in nodes:
        pending = [] if root in part else [root]
        while pending:
            node = pending.pop()
            if node not in part:
                part[node] = root
                pending.extend(beside[node])
    return part


def _reaches(start: str, goal: str, after: dict[str, dict[str, int]]) -> bool:
    seen = {start}
    pending = [start]
    while pending:
        node = pending.pop()
        if node == goal:
            return True
        fresh = [target for target in after[node] if target not in seen]
        seen.update(fresh)
        pending.extend(fresh)
    return False


def _move_right(column: dict[str, int], after: dict[str, dict[str, int]], main: set[str]) -> None:
    for node in reversed(_topological(list(column), after)):
        if node not in main and after[node]:
            column[node] = min(column[target] - length for target, length in after[node].items())


def _align_parts(column: dict[str, int], after: dict[str, dict[str, int]], messages: Sequence[Arc]) -> None:
    """Shift parts that only messages connect to the right, as far as their messages allow, to stand by their partners.

    The part of the first node stays."""
    flows = {node: {target: 1 for target, length in targets.items() if length} for node, targets in after.items()}
    part = _parts(list(column), flows)
    members: dict[str, list[str]] = {}
    for node in column:
        members.setdefault(part[node], []).append(node)
    for name in list(members)[1:]:
        away = [column[other] - column[own] for own, other in _talks_of(name, part, messages)]
        room = [
            column[target] - column[node] for node in members[name] for target in after[node] if part[target] != name
        ]
        shift = min([sorted(away)[(len(away) - 1) // 2], *room]) if away else 0
        if shift > 0:
            column.update({node: column[node] + shift for node in members[name]})


def _talks_of(name: str, part: dict[str, str], messages: Sequence[Arc]) -> list[Arc]:
    """Messages of a part with others, own end first."""
    out = [(source, target) for source, target in messages if part[source] == name != part[target]]
    return out + [(target, source) for source, target in messages if part[target] == name != part[source]]
