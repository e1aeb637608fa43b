"""What was chosen, among the options that there are now: a source that is added may tell the same ways otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from stroomlijn.engines.matching import normalise
from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.process_model import Process, Source

from .identity import digest
from .regions import reached_from
from .union import Union
from .values import AT_GATEWAYS, Choice, Difference, DifferenceType, Offered, OptionKind

WAYS = (DifferenceType.ORDER, DifferenceType.GATEWAY)
_FIXED = {OptionKind.KEEP, OptionKind.DROP, OptionKind.CONDITION, OptionKind.NEW}


def own_way(process: Process, elements: Collection[str]) -> str:
    """By what is the same in two versions of a process: how these steps and events follow one another in it, and how
    it routes between them. All others are looked through.
    """
    among = process.node.keys() & set(elements)
    following: dict[str, list[str]] = defaultdict(list)
    for flow in process.flows:
        following[flow.source].append(flow.target)
    said = {node: " ".join(normalise(process.node[node].label)) for node in among} | {"": ""}
    leads = {node: sorted(said[end] for end in reached_from(node, following, among)) for node in following}
    follows = sorted((said[node], leads.get(node, [])) for node in among)
    routes = sorted(
        (str(node.gateway), leads[node.id])
        for node in process.nodes
        if node.gateway and node.id not in among and len(leads.get(node.id, ())) > 1
    )
    return digest(follows, routes)


def chosen_now(
    union: Union, difference: Difference, choice: Choice, offered: Offered, steps: Iterable[Source]
) -> Choice | None:
    """The choice as it is to be made now; None where what was chosen is not there to choose any more. What stays in
    several ways under a condition is not when others stay then too.

    A way that is told otherwise now is known by a source that told it then and still goes so along the `steps`.
    """
    if choice.option not in offered or difference.type in AT_GATEWAYS:
        return choice
    going = _Going(union, difference, steps)
    if choice.option != OptionKind.CONDITION or difference.type is DifferenceType.STEP_MISSING:
        chosen = going.now(choice.option, offered[choice.option])
        return replace(choice, option=chosen) if chosen else None
    among = tuple(going.now(option, told_by) for option, told_by in offered.items() if option not in _FIXED)
    there = {option.id for option in difference.options if option.id not in _FIXED}
    return replace(choice, among=among) if set(among) == there else None


class _Going:
    """Which option is what an option was."""

    def __init__(self, union: Union, difference: Difference, steps: Iterable[Source]) -> None:
        self._options = difference.options
        self._processes = {source.key: source.process for source in union.sources}
        self._steps: dict[Key, set[str]] = defaultdict(set)
        for step in steps:
            self._steps[step.file, step.process].add(step.element)

    def now(self, then: str, told_by: Mapping[Key, str]) -> str:
        """Its id, "" where there is none or where several are."""
        if any(option.id == then for option in self._options):
            return then
        still = {key for key, way in told_by.items() if self._way(key) == way}
        found = [option.id for option in self._options if still.intersection(option.members)]
        return found[0] if len(found) == 1 else ""

    def _way(self, key: Key) -> str:
        process = self._processes.get(key)
        return own_way(process, self._steps[key]) if process is not None else ""
