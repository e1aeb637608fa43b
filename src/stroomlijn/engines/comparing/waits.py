"""What is waited for after a step, and how long."""

from __future__ import annotations

from stroomlijn.engines.process_model import STEPS, Event, Kind, Node, Process, named, term_of

from .values import WaitChange


def changed_waits(processes: tuple[Process, Process], nodes: tuple[Node, Node]) -> tuple[WaitChange, ...]:
    """What came, went or got another term. An event that stands after another step in the other version is the same."""
    before, after = (_after(process, node) for process, node in zip(processes, nodes, strict=True))
    anywhere_before, anywhere_after = ({_name(node) for node in process.nodes} for process in processes)
    return (
        *(
            WaitChange(before[name], after[name])
            for name in after
            if name in before and _differ(before[name], after[name])
        ),
        *(WaitChange(None, event) for name, event in after.items() if name not in anywhere_before),
        *(WaitChange(event, None) for name, event in before.items() if name not in anywhere_after),
    )


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
    return term_of(before).casefold() != term_of(after).casefold()
