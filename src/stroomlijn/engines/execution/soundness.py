"""Can every path finish, and is nothing dead: soundness after van der Aalst (1997), played on the process graph."""

from __future__ import annotations

from stroomlijn.engines.process_model import Event, Kind, Process

from .net import Net, scopes
from .reduction import reduce
from .state_space import StateSpace, explore
from .values import Finding, Soundness

LIMIT = 20_000
"""Markings that are looked at in one pool or subprocess, after reduction."""


def check_soundness(process: Process, *, limit: int = LIMIT) -> Soundness:
    """Whether every run can end with nothing left behind and every step can happen, and if not where.

    Each pool and each subprocess is checked by itself; messages between pools are left out. With several starts the
    process is sound when it is from each of them alone, or from all of them together. A process without nodes is sound.
    """
    findings: list[Finding] = []
    complete = True
    for net in scopes(process):
        found, whole = _check(process, net, limit)
        findings += found
        complete &= whole
    return Soundness(not findings, tuple(findings), complete)


def _check(process: Process, net: Net, limit: int) -> tuple[list[Finding], bool]:
    loose = _take_out_loose(net)
    findings = [Finding("loose-step", (node,)) for node in loose]
    if not net.routers:
        return findings, True
    if not net.starts:
        return [*findings, Finding("no-start")], True
    if all(router.after or router.exits for router in net.routers.values()):
        return [*findings, Finding("no-end")], True
    findings += [Finding("unreached-step", (node,)) for node in _unreached(process, net)]
    nodes = {node: node for node in net.routers}
    reduce(net)
    spaces = [explore(net, [start], limit) for start in net.starts]
    if len(net.starts) > 1 and not all(space.clean for space in spaces):
        together = explore(net, net.starts, limit)
        if together.clean:
            spaces = [together]
    findings += _findings(process, net, list(nodes), spaces)
    complete = all(space.complete for space in spaces)
    if not complete:
        findings.append(Finding("state-limit", facts={"limit": limit}))
    return findings, complete


def _take_out_loose(net: Net) -> list[str]:
    """Nodes without any flow, where others have: they belong to no path. Where none has any, order is left free."""
    if not net.flows:
        net.routers.clear()
        return []
    loose = [r.id for r in net.routers.values() if not r.before and not r.after and not any([*r.exits, *r.extras])]
    for node in loose:
        del net.routers[node]
        net.starts.remove(node)
    return loose


def _unreached(process: Process, net: Net) -> list[str]:
    """Steps that nothing leads to, though the process says where it starts. Without a start event they are starts."""
    starts = [process.node[node] for node in net.starts]
    if not any(node.event is Event.START for node in starts):
        return []
    return [node.id for node in starts if node.kind not in (Kind.EVENT, Kind.GATEWAY)]


def _findings(process: Process, net: Net, nodes: list[str], spaces: list[StateSpace]) -> list[Finding]:
    order = {node.id: number for number, node in enumerate(process.nodes)}
    found = []
    for code, name in (("deadlock", "stuck"), ("lack-of-synchronisation", "doubled"), ("cannot-finish", "endless")):
        elements: set[str] = set().union(*(getattr(space, name) for space in spaces))
        if elements:
            found.append(Finding(code, tuple(sorted(elements, key=order.__getitem__))))
    if all(space.complete for space in spaces):
        dead = _dead(net, nodes, spaces)
        steps = [node for node in sorted(dead, key=order.__getitem__) if process.node[node].kind is not Kind.GATEWAY]
        found += [Finding("dead-step", (node,)) for node in steps]
    return found


def _dead(net: Net, nodes: list[str], spaces: list[StateSpace]) -> set[str]:
    """Nodes that never route: those left in the net, and those that an unused flow stands for."""
    alive: set[str] = set()
    for space in spaces:
        alive |= space.fired
        alive.update(node for flow in space.used for node in net.through[flow])
    return set(nodes) - alive
