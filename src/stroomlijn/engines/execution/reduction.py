"""Making a net smaller without changing whether it is sound.

Rules after Sadiq & Orlowska (2000) and Mendling (2008, chapter 4): a node with one way in and one way out, branches
that leave and meet at gateways of the same logic, a loop of exclusive gateways, a gateway right behind one of the same
logic. What is left is what can be wrong.
"""

from __future__ import annotations

from .net import Logic, Net, Router


def reduce(net: Net) -> None:
    """Applies the rules until none fits."""
    waiting = list(net.routers)
    while waiting:
        router = net.routers.get(waiting.pop())
        if router is None or router.exits or router.extras or router.ends:
            continue
        touched = (
            _same_branches(net, router) or _loop(net, router) or _sequence(net, router) or _same_gateway(net, router)
        )
        waiting.extend(touched)


def _sequence(net: Net, router: Router) -> list[str]:
    """A node with one flow in and one out becomes part of one flow."""
    if len(router.before) != 1 or len(router.after) != 1 or router.before == router.after:
        return []
    before, after = router.before[0], router.after[0]
    source, target = net.flows[before][0], net.flows[after][1]
    if source == router.id or target == router.id:
        return []
    net.through[before] += [router.id, *net.through[after]]
    net.flows[before] = (source, target)
    net.routers[target].before[net.routers[target].before.index(after)] = before
    _forget(net, after)
    del net.routers[router.id]
    return [source, target]


def _same_branches(net: Net, router: Router) -> list[str]:
    """Several flows to one join of the same logic are one."""
    if len(router.after) < 2:
        return []
    first: dict[str, int] = {}
    for flow in list(router.after):
        target = net.routers[net.flows[flow][1]]
        if target.joins is not router.splits or target.id == router.id:
            continue
        if target.id not in first:
            first[target.id] = flow
            continue
        net.through[first[target.id]] += net.through[flow]
        router.after.remove(flow)
        target.before.remove(flow)
        _forget(net, flow)
        return [router.id, target.id]
    return []


def _loop(net: Net, router: Router) -> list[str]:
    """An exclusive split that leads straight back to the exclusive join before it."""
    if router.splits is not Logic.ONE or len(router.after) < 2 or len(router.before) != 1:
        return []
    entry = net.flows[router.before[0]][0]
    back = [flow for flow in router.after if net.flows[flow][1] == entry]
    joining = net.routers[entry]
    if not back or joining.joins is not Logic.ONE or joining.after != router.before or len(joining.before) < 2:
        return []
    if len(back) == len(router.after) or len(back) == len(joining.before):
        return []
    for flow in back:
        net.through[router.before[0]] += net.through[flow]
        router.after.remove(flow)
        joining.before.remove(flow)
        _forget(net, flow)
    return [router.id, entry]


def _same_gateway(net: Net, router: Router) -> list[str]:
    """A split right behind a split, or a join right before a join, of the same logic: one gateway."""
    if len(router.before) == 1 and len(router.after) > 1:
        flow = router.before[0]
        other = net.routers[net.flows[flow][0]]
        if len(other.after) > 1 and other.splits is router.splits and _plain(other) and other is not router:
            return _absorb(net, other, router, flow)
    if len(router.after) == 1 and len(router.before) > 1:
        flow = router.after[0]
        other = net.routers[net.flows[flow][1]]
        # A node without a way out takes any number of tokens: behind it two of them would no longer meet.
        goes_on = bool(other.after) and other is not router
        if len(other.before) > 1 and other.joins is router.joins and _plain(other) and goes_on:
            return _absorb(net, other, router, flow)
    return []


def _plain(router: Router) -> bool:
    return not (router.exits or router.extras or router.ends)


def _absorb(net: Net, other: Router, router: Router, flow: int) -> list[str]:
    """What the absorbed gateway and the flow to it stood for, the flows behind it stand for now."""
    kept = [number for number in [*router.before, *router.after] if number != flow]
    for number in kept:
        source, target = net.flows[number]
        net.flows[number] = (other.id if source == router.id else source, other.id if target == router.id else target)
    net.through[kept[0]] += [router.id, *net.through[flow]]
    side = other.after if flow in other.after else other.before
    side[side.index(flow) : side.index(flow) + 1] = kept
    _forget(net, flow)
    del net.routers[router.id]
    return [other.id, *(node for number in kept for node in net.flows[number])]


def _forget(net: Net, flow: int) -> None:
    del net.flows[flow]
    del net.through[flow]


RULES = (_same_branches, _loop, _sequence, _same_gateway)
