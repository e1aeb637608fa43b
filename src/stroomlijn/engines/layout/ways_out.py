"""Each way out of a node has a first stretch of its own, so that its slash and its words belong to one way alone.

One way takes the top of a gateway, one the bottom (`ports`); those that are left leave at the right side by side, in
the order of where they go, so that none of them crosses another (port constraints with the order of the ends, as in
Sander 1994 and Schulze, Spoenemann, von Hanxleden 2014).
"""

from __future__ import annotations

from collections.abc import Iterable

from stroomlijn.engines.process_model import Kind, Node

from .grid import Grid, Line
from .routes import Route
from .sizes import EVENT, GATEWAY, TASK, TRACK

_REACH = {Kind.GATEWAY: GATEWAY[1] / 2 - 5, Kind.EVENT: EVENT[1] / 2 - 4}
"""How far from the middle of its side a line may leave a node."""


def corner_ways(lines: Iterable[Line], grid: Grid) -> frozenset[str]:
    """The lines that may leave at the top or bottom: ways back, else at each side the one that goes furthest.

    What leaves at the right then stays between those two.
    """
    best: dict[tuple[str, bool], Line] = {}
    back: set[str] = set()
    for line in lines:
        away = _away(line, grid)
        if line.association or line.boundary or not away:
            continue
        known = best.setdefault((line.source, away > 0), line)
        if _turns_back(line, grid):
            back.add(line.id)
        if known.id not in back and (line.id in back or abs(away) > abs(_away(known, grid))):
            best[line.source, away > 0] = line
    return frozenset(back | {line.id for line in best.values()})


def part_at_once(lines: Iterable[Line], routes: Iterable[Route], nodes: dict[str, Node], grid: Grid) -> None:
    """Let the routes that leave the right side of a node do so at different heights."""
    leaving: dict[str, list[tuple[Line, Route]]] = {}
    for line, route in zip(lines, routes, strict=True):
        beside = route.turns[0].column != grid.column[line.cells[0]]
        if beside and not line.association and not line.boundary:
            leaving.setdefault(line.source, []).append((line, route))
    for source, ways in leaving.items():
        if len(ways) > 1:
            ways.sort(key=lambda way: _from_top(way[0], grid))
            straight = next((index for index, (line, _) in enumerate(ways) if not _away(line, grid)), None)
            _spread([route for _, route in ways], straight, _REACH.get(nodes[source].kind, TASK[1] / 2 - 10))


def _spread(routes: list[Route], straight: int | None, reach: float) -> None:
    """One that goes straight on keeps the middle."""
    middle = (len(routes) - 1) / 2 if straight is None else straight
    furthest = max(middle, len(routes) - 1 - middle)
    step = min(TRACK, reach / furthest)
    for index, route in enumerate(routes):
        route.levels[0].offset = round((index - middle) * step, 1)


def _from_top(line: Line, grid: Grid) -> tuple[int, int]:
    """Ways on around the middle, the furthest outside; ways back around those, the furthest inside."""
    away = _away(line, grid)
    side = (away > 0) - (away < 0)
    return (2 * side, -away) if _turns_back(line, grid) else (side, away)


def _away(line: Line, grid: Grid) -> int:
    """How many rows down the line goes first; up is below 0."""
    return grid.row[line.cells[1]] - grid.row[line.cells[0]]


def _turns_back(line: Line, grid: Grid) -> bool:
    return grid.column[line.cells[0]] == grid.column[line.cells[1]]
