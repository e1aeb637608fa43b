"""Whether steps are answers to one question: each on a way of its own, and no two ways done alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from stroomlijn.engines.process_model import STEPS, Flow, Gateway, Node, Process


class Answers:
    """The ways behind each exclusive choice of a process, as far as they do not meet yet."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def told_apart(self, alike: Sequence[Node]) -> bool:
        """Whether one choice leads to each of these steps by another answer, and what is done behind these differs."""
        return any(self._by_answer(ways, alike) for ways in self._choices)

    @cached_property
    def _choices(self) -> list[list[list[str]]]:
        """By choice the steps behind each of its answers, in the order in which they are reached."""
        chosen = (node for node in self._process.nodes if node.gateway is Gateway.EXCLUSIVE)
        splits = (self._process.outgoing[node.id] for node in chosen)
        return [list(self._own(flows)) for flows in splits if len(flows) > 1]

    def _own(self, flows: Sequence[Flow]) -> Iterator[list[str]]:
        reached = [self._reached(flow) for flow in flows]
        for number, nodes in enumerate(reached):
            elsewhere = set().union(*(other for at, other in enumerate(reached) if at != number))
            yield [node for node in nodes if node not in elsewhere and self._process.node[node].kind in STEPS]

    def _reached(self, flow: Flow) -> list[str]:
        found: dict[str, None] = {}
        waiting = [flow.target]
        while waiting:
            here = waiting.pop()
            if here not in found and here in self._process.node:
                found[here] = None
                waiting += [one.target for one in self._process.outgoing[here]]
        return list(found)

    def _by_answer(self, ways: Sequence[Sequence[str]], alike: Sequence[Node]) -> bool:
        taken = [way for way in ways if any(node.id in way for node in alike)]
        done = {tuple(_manner(self._process.node[node]) for node in way) for way in taken}
        return len(taken) == len(alike) == len(done) and all(any(node.id in way for way in taken) for node in alike)


def _manner(step: Node) -> tuple[object, ...]:
    said = (step.role, step.helpers, step.system, step.documents, step.lead_time, step.duration, step.legal_basis)
    return (step.label.casefold(), *said)
