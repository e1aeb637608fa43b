"""A route: the horizontal levels and vertical turns of one line, before they have coordinates.

A route alternates: level 0, turn 0, level 1, turn 1, ... level n. Every level is a row (or a distance from one, or the
border of a pool), every turn a vertical piece in the gap between two columns or in the middle of a column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from .grid import Grid, Line

LEFT, RIGHT = -1, 1


@dataclass(slots=True)
class Level:
    """A height: `offset` from the middle of `row`; or, with `frame`, the border of that pool facing the route."""

    row: int
    offset: float = 0.0
    frame: str = ""


@dataclass(slots=True)
class Turn:
    """A vertical piece. In a gap: `gap`, and from which side the line comes and to which it goes. In a column:
    `column` and the distance `offset` from its middle. `x` is filled in at the end."""

    gap: int = -1
    before: int = LEFT
    after: int = RIGHT
    column: int = -1
    offset: float = 0.0
    x: float = 0.0


@dataclass(slots=True)
class Route:
    """`start` and `end` are the ids of what the line visibly leaves and reaches; `source` and `target` the nodes of
    the scope that are or hold these ("" for a pool)."""

    id: str
    start: str
    end: str
    source: str
    target: str
    levels: list[Level] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    association: bool = False


def grid_route(line: Line, grid: Grid) -> Route:
    """The plain route along the cells of a line: every turn in a gap."""
    route = Route(line.id, line.start, line.target, line.source, line.target, association=line.association)
    route.levels = [Level(grid.row[cell]) for cell in line.cells]
    last = len(line.cells) - 2
    for index, (one, other) in enumerate(pairwise(line.cells)):
        route.turns.append(_turn(grid.column[one], grid.column[other], first=index == 0, last=index == last))
    return route


def _turn(one: int, other: int, first: bool, last: bool) -> Turn:
    if one < other:
        return Turn(gap=other)
    if one > other:
        return Turn(gap=one, before=RIGHT, after=LEFT)
    if first:
        return Turn(gap=one + 1, before=LEFT, after=LEFT)
    return Turn(gap=one, before=RIGHT, after=RIGHT)
