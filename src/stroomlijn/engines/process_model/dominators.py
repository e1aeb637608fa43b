"""Through which node every way must pass: immediate dominators after Cooper, Harvey and Kennedy (2001)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def immediate_dominators(order: Sequence[str], preceding: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The nearest node that every way from the root to a node passes; the root has itself.

    `order` is a reverse postorder that begins with the root, `preceding` the nodes directly before each. Turned round
    (the exit as root, what follows as `preceding`) it gives post-dominators. Nearly linear in practice.
    """
    position = {node: number for number, node in enumerate(order)}
    dominator = {order[0]: order[0]}
    changed = True
    while changed:
        changed = False
        for node in order[1:]:
            known = [other for other in preceding[node] if other in dominator]
            best = known[0]
            for other in known[1:]:
                best = _meet(best, other, dominator, position)
            if dominator.get(node) != best:
                dominator[node] = best
                changed = True
    return dominator


def _meet(one: str, other: str, dominator: Mapping[str, str], position: Mapping[str, int]) -> str:
    while one != other:
        while position[one] > position[other]:
            one = dominator[one]
        while position[other] > position[one]:
            other = dominator[other]
    return one


def reverse_postorder(root: str, following: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes that can be reached from the root, each before what is first reached through it; no recursion."""
    seen, done = {root}, []
    stack = [(root, iter(following.get(root, ())))]
    while stack:
        node, ahead = stack[-1]
        target = next((other for other in ahead if other not in seen), None)
        if target is None:
            done.append(node)
            stack.pop()
        else:
            seen.add(target)
            stack.append((target, iter(following.get(target, ()))))
    return done[::-1]
