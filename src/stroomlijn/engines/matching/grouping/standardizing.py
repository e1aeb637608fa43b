"""What it would bring to make a group one process, and what it would ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from stroomlijn.engines.matching.alignment import align
from stroomlijn.engines.matching.near_steps import Rows, asked_first, near_steps
from stroomlijn.engines.matching.teaching import Said, concerning
from stroomlijn.engines.matching.thesaurus import Thesaurus
from stroomlijn.engines.matching.values import ActivityClass, Advice, Place
from stroomlijn.engines.process_model import Kind, Process

KEPT = 256
"""Groups of which it is kept what they weigh: when one process changes all others of a landscape stay as they are."""

MOST_PAIRS = 20_000
"""Pairs of steps that are looked at before somebody is waiting for it: less than a second."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """`copies`: steps that are no longer kept twice. `deciding`: steps that not all have.

    pairs       of a group to look at first: the pairs of steps that may be one, as a person is asked about them; 0
                where there are too many steps to say
    joined      its copies and decisions once each of those is one
    """

    copies: int = 0
    deciding: int = 0
    advice: Advice | None = None
    pairs: int = 0
    joined: tuple[int, int] = (0, 0)


def weigh(processes: Sequence[Process], thesaurus: Thesaurus | None = None, said: Iterable[Said] = ()) -> Weighed:
    """Benefit and cost of making the processes one, by which step is which over all of them, and the advice.

    Apart when it asks more decisions than it saves steps; one process when at least half of what it becomes is done by
    most of them; otherwise one process with variants. `said` is what people said of steps elsewhere in the same work.
    """
    return _weighed(tuple(processes), thesaurus, _told(processes, said)) if len(processes) > 1 else Weighed()


@lru_cache(maxsize=KEPT)
def _weighed(processes: tuple[Process, ...], thesaurus: Thesaurus | None, said: tuple[Said, ...]) -> Weighed:
    steps = [found for found in align(processes, thesaurus=thesaurus, said=said) if found.kind is Kind.STEP]
    return weigh_rows(_rows(steps, len(processes)))


def _told(processes: Iterable[Process], said: Iterable[Said]) -> tuple[Said, ...]:
    return concerning(said, (node.label for process in processes for node in process.steps))


def weigh_rows(rows: Sequence[Sequence[object]]) -> Weighed:
    """The same by a comparison: its rows of steps, with something in the place of each process that has it."""
    having = [sum(map(bool, row)) for row in rows]
    copies = sum(having) - len(having)
    deciding = sum(have < len(row) for have, row in zip(having, rows, strict=True))
    usual = sum(2 * have > len(row) for have, row in zip(having, rows, strict=True))
    if copies < deciding or not having:
        return Weighed(copies, deciding, Advice.APART)
    return Weighed(copies, deciding, Advice.ONE if 2 * usual >= len(having) else Advice.VARIANTS)


def look_at_pairs(
    weighed: Weighed, processes: Sequence[Process], thesaurus: Thesaurus | None = None, said: Iterable[Said] = ()
) -> Weighed:
    """Apart only where that holds whatever people say of the steps that may be one; else to look at those first.

    What they `said` of such steps elsewhere is asked no more.
    """
    if weighed.advice is not Advice.APART or len(processes) < 2:
        return weighed
    if sum(len(one.steps) * len(other.steps) for one, other in combinations(processes, 2)) > MOST_PAIRS:
        return replace(weighed, advice=Advice.LOOK)
    told = _told(processes, said)
    classes = align(processes, thesaurus=thesaurus, said=told)
    steps = _rows([found for found in classes if found.kind is Kind.STEP], len(processes))
    near = near_steps(processes, _rows(classes, len(processes)), thesaurus=thesaurus, said=told)
    asked = [(one.one, one.other) for one in asked_first(near, steps)]
    then = weigh_rows(_joined(steps, asked))
    if not asked or then.advice is Advice.APART:
        return weighed
    return replace(weighed, advice=Advice.LOOK, pairs=len(asked), joined=(then.copies, then.deciding))


def _rows(classes: Iterable[ActivityClass], columns: int) -> list[list[str]]:
    made = []
    for one in classes:
        row = [""] * columns
        for column, node in one.places:
            row[column] = node
        made.append(row)
    return made


def _joined(rows: Rows, pairs: Iterable[tuple[Place, Place]]) -> list[list[str]]:
    """The comparison once each pair is in one row, as far as no process then has two steps there."""
    row_of: dict[Place, list[str]] = {}
    for row in map(list, rows):
        row_of |= {(column, node): row for column, node in enumerate(row) if node}
    for one, other in pairs:
        first, second = row_of[one], row_of[other]
        if any(a and b for a, b in zip(first, second, strict=True)):
            continue
        for column, node in enumerate(second):
            if node:
                first[column] = node
                row_of[column, node] = first
    return list({id(row): row for row in row_of.values()}.values())
