"""Where waiting takes most of the time that a process may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stroomlijn.engines.process_model import Node

from .lengths import WEEK, days_of, term_of
from .reading import Reading

REASONABLE = 8 * WEEK
"""Awb article 4:13: what is reasonable where no term is given has passed after eight weeks in any case."""

SHORTEST = 2 * WEEK
"""A shorter term is one for the first answer, not for the process."""


@dataclass(frozen=True, slots=True)
class LongWait:
    """The way on which most is waited. `term` is what the process says of itself, '' when nothing; `days` in all."""

    longest: Node
    days: int
    term: str


def longest_wait(reading: Reading, counts: Callable[[Node], bool]) -> LongWait | None:
    """The way on which waiting takes more than half of the term, when there is one.

    What takes longer than the whole term is a day that was agreed on (the yearly talk), no delay.
    """
    said = dict(reading.process.facts).get("termijn", "")
    term = term_of(said)
    given = term >= SHORTEST
    limit = term if given else REASONABLE
    taken = {node.id: days_of(node.lead_time) for node in reading.order if counts(node)}
    way = _longest_way(reading, {pk: days for pk, days in taken.items() if days <= limit})
    total = sum(taken[node.id] for node in way)
    if total <= limit / 2:
        return None
    return LongWait(max(way, key=lambda node: taken[node.id]), round(total), said if given else "")


def _longest_way(reading: Reading, taken: dict[str, float]) -> tuple[Node, ...]:
    """The waits on the way forward on which they take longest; ways back are not counted again."""
    best: dict[str, tuple[float, tuple[Node, ...]]] = {}
    for node in reversed(reading.order):
        onward = (flow.target for flow in reading.process.outgoing[node.id])
        ways = [best[target] for target in onward if target in best]
        days, way = max(ways, key=lambda one: one[0], default=(0.0, ()))
        own = taken.get(node.id, 0)
        best[node.id] = (days + own, (node, *way) if own else way)
    return max(best.values(), key=lambda one: one[0], default=(0.0, ()))[1]
