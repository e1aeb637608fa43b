"""The grid of one scope: cells in columns and bands, and the lines that pass through them.

A line that spans several columns holds an empty cell in each column on its way (a dummy node in the words of Sugiyama,
Tagawa, Toda 1981), so that no shape can be placed on it. A line against the flow passes from the column of its source
to that of its target and turns in the gap beyond each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

MOST_EMPTY_CELLS = 150_000
"""Beyond this the longest lines are not given cells; they run through a channel below everything."""


@dataclass(slots=True)
class Line:
    """Something to draw between two nodes of one scope.

    start     what it visibly leaves: the source, a boundary event on it or an artifact beside it
    weight    how much it wants to be straight: 4 happy path, 2 plain sequence, 1 branch, 0 association
    cells     source cell, empty cells, target cell in the direction of the line; just the two ends of a far line
    """

    id: str
    source: str
    target: str
    start: str
    weight: int = 1
    association: bool = False
    far: bool = False
    cells: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """Cells are numbered; `column`, `band`, `node` ("" for an empty cell) and `row` are by that number.

    columns   cells of each column from top to bottom
    left, right   of each cell: the cells that lines connect it with, in the column before and after
    """

    columns: list[list[int]]
    column: list[int] = field(default_factory=list)
    band: list[int] = field(default_factory=list)
    node: list[str] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    left: list[list[int]] = field(default_factory=list)
    right: list[list[int]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    cell_of: dict[str, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def add_cell(self, column: int, band: int, node: str = "") -> int:
        cell = len(self.column)
        self.column.append(column)
        self.band.append(band)
        self.node.append(node)
        self.row.append(0)
        self.left.append([])
        self.right.append([])
        if node:
            self.cell_of[node] = cell
        return cell

    def connect(self, one: int, other: int) -> None:
        """Neighbours in adjacent columns see each other; in one column the line turns beyond it."""
        if self.column[one] > self.column[other]:
            one, other = other, one
        if self.column[one] < self.column[other]:
            self.right[one].append(other)
            self.left[other].append(one)
        else:
            self.turns.append((one, other))


def build_grid(
    column: dict[str, int], order: dict[str, int], band: dict[str, int], lines: Iterable[Line], bands: int
) -> Grid:
    """A grid with the nodes in order of visit and the empty cells of every line.

    `column`, `order` and `band` are by node id; `bands` is the number of bands.
    """
    grid = Grid([[] for _ in range(max(column.values(), default=-1) + 1)], rows=[0] * bands)
    for node in sorted(column, key=lambda name: order[name]):
        grid.add_cell(column[node], band[node], node)
    crowd = _crowds(grid, bands)
    room = MOST_EMPTY_CELLS
    for line in lines:
        grid.lines.append(line)
        room -= _lay_cells(line, grid, crowd, room)
    for cell in range(len(grid.column)):
        grid.columns[grid.column[cell]].append(cell)
    for cells in grid.columns:
        cells.sort(key=lambda cell: grid.band[cell])
    return grid


def _lay_cells(line: Line, grid: Grid, crowd: list[list[int]], room: int) -> int:
    """Give the line its cells; the number of empty ones."""
    source, target = grid.cell_of[line.source], grid.cell_of[line.target]
    first, last = grid.column[source], grid.column[target]
    if first < last:
        between = range(first + 1, last)
    else:
        between = range(0) if line.association and first == last else range(first, last - 1, -1)
    if len(between) > room:
        line.far = True
        line.cells = [source, target]
        return 0
    band = _band_between(grid.band[source], grid.band[target], between, crowd)
    line.cells = [source, *(grid.add_cell(column, band) for column in between), target]
    for one, other in pairwise(line.cells):
        grid.connect(one, other)
    return len(between)


def _crowds(grid: Grid, bands: int) -> list[list[int]]:
    """Of each band: how many nodes stand in the columns before a given one."""
    crowd = [[0] * (len(grid.columns) + 1) for _ in range(bands)]
    for cell, column in enumerate(grid.column):
        crowd[grid.band[cell]][column + 1] += 1
    for sums in crowd:
        for column in range(1, len(sums)):
            sums[column] += sums[column - 1]
    return crowd


def _band_between(one: int, other: int, between: range, crowd: list[list[int]]) -> int:
    """Which of two bands a long line runs through: the emptier one on its way, else that of the target."""
    if one == other or not between:
        return other
    low, high = min(between), max(between)
    return min((crowd[band][high + 1] - crowd[band][low], band != other, band) for band in (one, other))[2]
