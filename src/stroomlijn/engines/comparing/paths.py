"""Which steps come before or after a step along a path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stroomlijn.engines.process_model import Process, reading_order

Neighbours = Mapping[str, set[str]]


class Paths:
    """The paths of a process; a way back to an earlier step is none."""

    def __init__(self, process: Process) -> None:
        place = {node.id: position for position, node in enumerate(reading_order(process))}
        pairs = [(flow.source, flow.target) for flow in process.flows]
        pairs += [(node.attached_to, node.id) for node in process.nodes if node.attached_to]
        after: dict[str, set[str]] = defaultdict(set)
        before: dict[str, set[str]] = defaultdict(set)
        for source, target in pairs:
            if source in place and target in place and place[source] < place[target]:
                after[source].add(target)
                before[target].add(source)
        self._after, self._before = after, before

    def through(self, step: str) -> set[str]:
        """All that comes before or after a step along one path."""
        return _reached(step, self._before) | _reached(step, self._after)


def _reached(step: str, neighbours: Neighbours) -> set[str]:
    found: set[str] = set()
    queue = [step]
    while queue:
        come = neighbours.get(queue.pop(), set()) - found
        found |= come
        queue += come
    return found
