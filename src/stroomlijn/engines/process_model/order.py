"""The order in which a person reads a process, and the numbers that follow from it."""

from __future__ import annotations

from .graph import STEPS, Event, Node, Process
from .post_dominators import immediate_post_dominators


def reading_order(process: Process) -> tuple[Node, ...]:
    """All nodes, each after those that lead to it (loops set aside), branches one after the other: first those that
    come back to where they branch off, as what is done before one can go on.

    It is the reverse postorder of a depth-first walk from each start event, then from nodes that nothing leads to,
    then from wherever something was left. Steps inside a subprocess follow it.
    """
    seen: set[str] = set()
    order: list[str] = []
    for root in _roots(process):
        order.extend(reversed(_postorder(process, root, seen)))
    return tuple(process.node[node_id] for node_id in order)


def step_numbers(process: Process) -> dict[str, str]:
    """'1', '2', ... for each step (task, subprocess, call) in reading order, by node id."""
    steps = (node for node in reading_order(process) if node.kind in STEPS)
    return {node.id: str(number) for number, node in enumerate(steps, start=1)}


def _roots(process: Process) -> list[str]:
    """Where reading can begin, the most natural place first; every node is in it so that nothing is left out."""

    def rank(node: Node) -> int:
        if node.parent or node.attached_to:
            return 3
        if node.event is Event.START:
            return 0
        return 1 if not process.incoming[node.id] else 2

    return [node.id for node in sorted(process.nodes, key=rank)]


def _postorder(process: Process, root: str, seen: set[str]) -> list[str]:
    """The nodes that are first reached from `root`, each after all that follow it; no recursion."""
    if root in seen:
        return []
    seen.add(root)
    done: list[str] = []
    stack = [(root, iter(_next(process, root)))]
    while stack:
        node_id, following = stack[-1]
        for target in following:
            if target in process.node and target not in seen:
                seen.add(target)
                stack.append((target, iter(_next(process, target))))
                break
        else:
            done.append(node_id)
            stack.pop()
    return done


def _next(process: Process, node_id: str) -> list[str]:
    """What is read after a node, in reverse: the walk lays its last visit first."""
    flows = [flow.target for flow in process.outgoing[node_id]]
    if len(flows) > 1:
        flows.sort(key=lambda target: not _comes_back(process, target, node_id))
    inside = _entrances(process).get(node_id, [])
    return [*reversed(flows), *reversed(inside)]


def _comes_back(process: Process, start: str, branching: str) -> bool:
    """Whether every way from there to an end passes the node where it branched off."""
    passed = _passed_next(process)
    while start in passed:
        start = passed[start]
        if start == branching:
            return True
    return False


def _passed_next(process: Process) -> dict[str, str]:
    """The nearest node that every way from a node to an end passes."""
    found: dict[str, str] | None = process.__dict__.get("_passed_next")
    if found is None:
        flows = [flow for flow in process.flows if flow.source in process.node and flow.target in process.node]
        found = immediate_post_dominators([node.id for node in process.nodes], flows)
        process.__dict__["_passed_next"] = found
    return found


def _entrances(process: Process) -> dict[str, list[str]]:
    """Per subprocess or activity: where reading goes on inside it or at its border."""
    found: dict[str, list[str]] | None = process.__dict__.get("_entrances")
    if found is None:
        found = {}
        for node in process.nodes:
            if node.attached_to:
                found.setdefault(node.attached_to, []).append(node.id)
            elif node.parent and not process.incoming[node.id]:
                found.setdefault(node.parent, []).append(node.id)
        process.__dict__["_entrances"] = found
    return found
