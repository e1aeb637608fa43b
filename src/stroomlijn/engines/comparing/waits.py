"""What is waited for after a step, and how long."""

from __future__ import annotations

from collections.abc import Mapping

from stroomlijn.engines.process_model import STEPS, Event, Kind, Node, Process, named, term_of

from .values import WaitChange


def changed_waits(
    processes: tuple[Process, Process], nodes: tuple[Node, Node], same: Mapping[str, str]
) -> tuple[WaitChange, ...]:
    """What came, went or got another name or term. An event that stands after another step in the other version is the
    same; of one that came and one that went the first takes the place of the other."""
    before, after = (_after(process, node) for process, node in zip(processes, nodes, strict=True))
    known = {same[event.id]: name for name, event in before.items() if event.id in same}
    was = {name: before.get(known.get(event.id, name)) for name, event in after.items()}
    found = [WaitChange(old, after[name]) for name, old in was.items() if old and _differ(old, after[name])]
    told = {old.id for old in was.values() if old}
    anywhere_before, anywhere_after = ({_name(node) for node in process.nodes} for process in processes)
    come = [after[name] for name, old in was.items() if old is None and name not in anywhere_before]
    gone = [old for name, old in before.items() if old.id not in told and name not in anywhere_after]
    if len(come) == len(gone) == 1:
        return (*found, WaitChange(gone[0], come[0]))
    return (*found, *(WaitChange(None, event) for event in come), *(WaitChange(event, None) for event in gone))


def _after(process: Process, step: Node) -> dict[str, Node]:
    """By name the events between a step and the ones that follow."""
    borders = [event for event in process.nodes if event.attached_to == step.id]
    found: dict[str, Node] = {}
    seen: set[str] = set()
    queue = [step, *borders]
    while queue:
        node = queue.pop(0)
        if _is_waited_for(process, node):
            found.setdefault(_name(node), node)
        targets = (process.node[flow.target] for flow in process.outgoing[node.id] if flow.target in process.node)
        come = [target for target in targets if target.kind not in STEPS and target.id not in seen]
        seen |= {target.id for target in come}
        queue += come
    return found


def _is_waited_for(process: Process, node: Node) -> bool:
    ends = node.event is Event.END or not process.outgoing[node.id]
    return node.kind is Kind.EVENT and not ends and bool(named(node).strip())


def _name(node: Node) -> str:
    return " ".join(node.label.split()).casefold() if node.kind is Kind.EVENT else node.id


def _differ(before: Node, after: Node) -> bool:
    return _name(before) != _name(after) or term_of(before).casefold() != term_of(after).casefold()
