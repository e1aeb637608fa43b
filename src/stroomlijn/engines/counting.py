"""What a process costs people, counted simply, so that two forms of it can be laid side by side."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

from stroomlijn.engines.process_model import STEPS, Event, Flow, Kind, Node, Process

_WAITED_FOR = frozenset({"timer", "message", "signal", "conditional"})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each; as a difference, how many there come (or go, when negative).

    handoffs   pairs of steps after one another, gateways and events skipped, of which the roles differ
    loops      flows that lead back to what came before
    waits      events that something is waited for at, and steps that receive
    minutes    of work, as far as it is filled in
    """

    steps: int = 0
    handoffs: int = 0
    loops: int = 0
    waits: int = 0
    minutes: float = 0

    def __sub__(self, other: Counts) -> Counts:
        return Counts(
            self.steps - other.steps,
            self.handoffs - other.handoffs,
            self.loops - other.loops,
            self.waits - other.waits,
            round(self.minutes - other.minutes, 3),
        )


def count(process: Process) -> Counts:
    """The counts of a process; linear in its size, but for steps that fan out wide."""
    return Counts(
        steps=len(process.steps),
        handoffs=handoffs_of(process),
        loops=len(back_flows(process)),
        waits=sum(waits(node) for node in process.nodes),
        minutes=sum(step.duration or 0 for step in process.steps),
    )


def waits(node: Node) -> bool:
    """Whether the work waits here. An event of an EPC that only says what is so is no wait."""
    if node.kind is Kind.EVENT:
        catches = node.event is Event.INTERMEDIATE and "Throw" not in node.type
        return catches and (node.trigger in _WAITED_FOR or bool(node.lead_time))
    return node.type == "receiveTask"


def step_neighbours(process: Process) -> dict[str, set[str]]:
    """For each step the steps that come directly before or after it, gateways and events looked through."""
    found: dict[str, set[str]] = defaultdict(set)
    for step in process.steps:
        seen, queue = {step.id}, deque([step.id])
        while queue:
            for flow in process.outgoing[queue.popleft()]:
                node = process.node.get(flow.target)
                if node is None or node.id in seen:
                    continue
                seen.add(node.id)
                if node.kind in STEPS:
                    found[step.id].add(node.id)
                    found[node.id].add(step.id)
                else:
                    queue.append(node.id)
    return found


def handoffs_of(process: Process, neighbours: Mapping[str, set[str]] | None = None) -> int:
    """Pairs of steps after one another of which the roles differ; a step without a role hands over to nobody."""
    near = step_neighbours(process) if neighbours is None else neighbours
    role = {step.id: step.role for step in process.steps}
    both_ways = sum(
        1 for step, others in near.items() for other in others if role[step] and role[other] not in ("", role[step])
    )
    return both_ways // 2


def back_flows(process: Process) -> tuple[Flow, ...]:
    """Flows to a node from which one came, on a depth-first walk in the order of the document."""
    found: list[Flow] = []
    done: set[str] = set()
    roots = sorted(process.nodes, key=lambda node: (node.event is not Event.START, bool(process.incoming[node.id])))
    for root in roots:
        if root.id not in done:
            _walk(process, root.id, done, found)
    return tuple(found)


def _walk(process: Process, root: str, done: set[str], found: list[Flow]) -> None:
    """No recursion: a process may be a chain of thousands."""
    above = {root}
    stack = [(root, iter(process.outgoing[root]))]
    while stack:
        node, flows = stack[-1]
        for flow in flows:
            if flow.target in above:
                found.append(flow)
            elif flow.target in process.node and flow.target not in done:
                above.add(flow.target)
                stack.append((flow.target, iter(process.outgoing[flow.target])))
                break
        else:
            stack.pop()
            above.discard(node)
            done.add(node)
