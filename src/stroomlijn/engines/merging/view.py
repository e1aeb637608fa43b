"""One source in terms of classes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from stroomlijn.engines.process_model import Event

from .union import Union
from .ways import Ways

Neighbours = dict[str, list[str]]


@dataclass(frozen=True)
class View:
    """What stands directly before and after each class, and what is on every way.

    `answers` holds the label of each flow, by the classes that it leads from and to.
    """

    number: int
    before: Neighbours
    after: Neighbours
    answers: dict[tuple[str, str], str]
    ways: Ways

    def leads_to(self, start: str, end: str) -> set[str]:
        """All that can follow the start without passing the end."""
        found, stack = set(), [start]
        while stack:
            for target in self.after.get(stack.pop(), ()):
                if target != end and target not in found:
                    found.add(target)
                    stack.append(target)
        return found


def view_of(union: Union, number: int) -> View:
    """The source as it was given."""
    before: Neighbours = defaultdict(list)
    after: Neighbours = defaultdict(list)
    answers: dict[tuple[str, str], str] = {}
    for flow in union.flows.values():
        if number in flow.members:
            before[flow.target].append(flow.source)
            after[flow.source].append(flow.target)
            own = flow.members[number][0]
            answers.setdefault((flow.source, flow.target), own.label or own.condition)
    nodes = union.sources[number].process.nodes
    borders = {
        union.home[number, node.id]: union.home[number, node.attached_to]
        for node in nodes
        if node.event is Event.BOUNDARY and (number, node.attached_to) in union.home
    }
    flows = [(source, target) for target, sources in before.items() for source in sources]
    flows += [(host, border) for border, host in borders.items()]
    homes = [union.home[number, node.id] for node in nodes]
    return View(number, before, after, answers, Ways(homes, flows, borders))
