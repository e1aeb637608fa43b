"""Which step or event of an older version one of a newer version is, so that it keeps its permanent id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from stroomlijn.engines.process_model import Event, Node, Process

from .pairwise import match
from .values import Band
from .words import normalise

Pair = tuple[Node, Node]


def carry(old: Process, new: Process, *, ids_are_lasting: bool) -> dict[str, str]:
    """Ids of steps of `new` with the id of the step of `old` that each of them is; every old step at most once.

    In this order: the same id and the same words, the same words, (only when `ids_are_lasting`: the tool that wrote
    the file keeps ids when it moves or renames) the same id, and then what matching is sure of. A row number is no
    lasting id: rows move up when one before them goes.
    """
    before, after = {node.id: node for node in old.steps}, {node.id: node for node in new.steps}
    carried: dict[str, str] = {}
    _take(carried, ((before[key], after[key]) for key in after if key in before and _says_the_same(before, after, key)))
    _take(carried, _same_words(old.steps, new.steps, carried))
    if ids_are_lasting:
        _take(carried, ((before[key], after[key]) for key in after if key in before))
    if len(carried) < min(len(before), len(after)):
        sure = (pair for pair in match(old, new).matches if pair.band is Band.AUTO)
        _take(
            carried, ((before[one.left], after[one.right]) for one in sure if one.left in before and one.right in after)
        )
    return carried


def carry_events(old: Process, new: Process, *, ids_are_lasting: bool) -> dict[str, str]:
    """The same of events: a begin is never an end, and what is not said in the same words is one by its id alone."""
    carried: dict[str, str] = {}
    for place in Event:
        before, after = ({node.id: node for node in one.nodes if node.event is place} for one in (old, new))
        shared = [key for key in after if key in before]
        _take(carried, ((before[key], after[key]) for key in shared if _says_the_same(before, after, key)))
        _take(carried, _same_words(before.values(), after.values(), carried))
        if ids_are_lasting:
            _take(carried, ((before[key], after[key]) for key in shared))
    return carried


def _take(carried: dict[str, str], pairs: Iterable[Pair]) -> None:
    taken = set(carried.values())
    for left, right in pairs:
        if right.id not in carried and left.id not in taken:
            carried[right.id] = left.id
            taken.add(left.id)


def _says_the_same(before: dict[str, Node], after: dict[str, Node], key: str) -> bool:
    return normalise(before[key].label) == normalise(after[key].label)


def _same_words(old: Iterable[Node], new: Iterable[Node], carried: dict[str, str]) -> list[Pair]:
    """Pairs of steps with the same words, where those words occur once on either side."""
    taken = set(carried.values())
    left, right = defaultdict(list), defaultdict(list)
    for node in old:
        if node.id not in taken:
            left[normalise(node.label)].append(node)
    for node in new:
        if node.id not in carried:
            right[normalise(node.label)].append(node)
    return [
        (left[words][0], nodes[0]) for words, nodes in right.items() if words and len(nodes) == len(left[words]) == 1
    ]
