"""Lines that leave or reach a node at its top or bottom, where the column is free: gateways, loops, boundary events.

That is how people draw branches: they leave the corners of the gateway and meet at the corners of the next one. A
vertical piece in a column claims the cells it passes, so nothing else can use them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Kind, Node

from .grid import Grid, Line
from .routes import Route, Turn
from .ways_out import corner_ways, part_at_once

TOP, BOTTOM = "top", "bottom"
OUT, IN, TAKEN, MESSAGE = "out", "in", "taken", "message"
_APART = 9.0


@dataclass(slots=True)
class Ports:
    """Which sides of nodes are in use, and which cells and column middles are claimed by vertical pieces.

    sides    (node, side) -> OUT, IN or TAKEN (a boundary event or artifact stands there)
    drawn    column -> (offset, first row, last row) of the vertical pieces in it
    """

    grid: Grid
    nodes: dict[str, Node]
    sides: dict[tuple[str, str], str] = field(default_factory=dict)
    held: dict[tuple[int, int], int] = field(default_factory=dict)
    claims: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    drawn: dict[int, list[tuple[float, int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.held = {(self.grid.column[cell], row): cell for cell, row in enumerate(self.grid.row)}

    def passable(self, column: int, one: int, other: int) -> bool:
        """No node or label stands strictly between two rows of a column."""
        low, high = sorted((one, other))
        cells = (self.held[column, row] for row in range(low + 1, high) if (column, row) in self.held)
        return not any(self.grid.node[cell] or cell in self.grid.label_of for cell in cells)

    def slot(self, column: int, one: int, other: int, offsets: list[float]) -> float | None:
        """The first of the offsets at which no vertical piece stands between two rows; it is then taken."""
        low, high = sorted((one, other))
        used = self.drawn.setdefault(column, [])
        for offset in offsets:
            if not any(abs(offset - x) < _APART and low <= b and a <= high for x, a, b in used):
                used.append((offset, low, high))
                return offset
        return None


def use_corners(lines: list[Line], routes: list[Route], ports: Ports, offsets: dict[str, float]) -> None:
    """Move first and last turns of routes into columns where that is free; nearest rows first.

    `offsets` gives of each boundary event its distance from the middle of its host.
    """
    row, corner = ports.grid.row, corner_ways(lines, ports.grid)
    pairs = sorted(zip(lines, routes, strict=True), key=lambda pair: _reach(pair[0], row))
    for line, route in pairs:
        if line.boundary:
            _leave_boundary(line, route, ports, offsets[line.start])
        elif line.id in corner and _may_turn(line, line.source, 0, 1, ports):
            _leave(line, route, ports)
        if _may_turn(line, line.target, -1, -2, ports):
            _reach_target(line, route, ports)
    part_at_once(lines, routes, ports.nodes, ports.grid)


def _reach(line: Line, row: list[int]) -> int:
    return abs(row[line.cells[0]] - row[line.cells[1]]) + abs(row[line.cells[-1]] - row[line.cells[-2]])


def _may_turn(line: Line, node: str, here: int, there: int, ports: Ports) -> bool:
    grid = ports.grid
    if line.association or grid.row[line.cells[here]] == grid.row[line.cells[there]]:
        return False
    if grid.column[line.cells[here]] == grid.column[line.cells[there]]:
        return line.cells[there] not in grid.label_of
    return ports.nodes[node].kind is Kind.GATEWAY


def _leave(line: Line, route: Route, ports: Ports) -> None:
    if _claim(line.source, line.cells[0], line.cells[1], OUT, ports):
        route.turns[0] = _middle(line.cells[0], line.cells[1], 0.0, ports)


def _reach_target(line: Line, route: Route, ports: Ports) -> None:
    if len(route.turns) == 1 and route.turns[0].column >= 0:
        return
    if _claim(line.target, line.cells[-1], line.cells[-2], IN, ports):
        route.turns[-1] = _middle(line.cells[-1], line.cells[-2], 0.0, ports)


def _leave_boundary(line: Line, route: Route, ports: Ports, offset: float) -> None:
    row = ports.grid.row
    below = row[line.cells[1]] > row[line.cells[0]]
    if below and _claim(line.source, line.cells[0], line.cells[1], TAKEN, ports):
        route.turns[0] = _middle(line.cells[0], line.cells[1], offset, ports)


def _middle(end: int, beside: int, offset: float, ports: Ports) -> Turn:
    grid = ports.grid
    low, high = sorted((grid.row[end], grid.row[beside]))
    ports.drawn.setdefault(grid.column[end], []).append((offset, low, high))
    return Turn(column=grid.column[end], offset=offset)


def _claim(node: str, end: int, beside: int, use: str, ports: Ports) -> bool:
    """Claim the cells of a column from a node to the row of the next cell of its line, if no node stands there.

    Lines that pass may be crossed, but where the line itself bends into its row the cell must be free."""
    grid = ports.grid
    step = 1 if grid.row[beside] > grid.row[end] else -1
    side = BOTTOM if step > 0 else TOP
    if ports.sides.get((node, side), use) != use or (use == OUT and (node, side) in ports.sides):
        return False
    column = grid.column[end]
    passed = [(column, row) for row in range(grid.row[end] + step, grid.row[beside] + step, step)]
    bend = passed[-1]
    if ports.held.get(bend, beside) != beside or not ports.passable(column, grid.row[end], grid.row[beside]):
        return False
    if any(ports.claims.get(place, (node, side)) != (node, side) for place in passed):
        return False
    ports.sides[node, side] = use
    ports.claims.update(dict.fromkeys(passed, (node, side)))
    return True
