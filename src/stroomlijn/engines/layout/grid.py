"""The grid of one scope: cells in columns and bands, and the lines that pass through them.

A line that spans several columns holds an empty cell in each column on its way (a dummy node in the words of Sugiyama,
Tagawa, Toda 1981), so that no shape can be placed on it. A line against the flow passes from the column of its source
to that of its target and turns in the gap beyond each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

MOST_EMPTY_CELLS = 150_000
"""Beyond this the longest lines are not given cells; they run through a channel below everything."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to begin; several are tried and the best drawing is kept.

    through    which band a long line runs through: "emptier", "source" or "target"
    mirrored   nodes begin in reversed order
    over       which loops begin above instead of below their nodes: "none", "all" or "every other"
    flipped    messages that must go around something take the gap on the other side of it
    labelled   lines that get a cell for their label, as it found no clear place without
    """

    through: str = "emptier"
    mirrored: bool = False
    over: str = "none"
    flipped: bool = False
    labelled: frozenset[str] = frozenset()


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

    @property
    def boundary(self) -> bool:
        return self.start != self.source and not self.association


@dataclass(slots=True)
class Grid:
    """Cells are numbered; `column`, `band`, `node` ("" for an empty cell) and `row` are by that number.

    columns   cells of each column from top to bottom
    left, right   of each cell: the cells that lines connect it with, in the column before and after
    turns     pairs of cells of one column that a line connects
    over      empty cells of loops that begin above their nodes
    below     empty cells that must stay below a node: lines of boundary events leave it at the bottom
    label_of  the line of which the label stands in a cell
    reading   the place of each node in the order in which people read
    """

    columns: list[list[int]]
    column: list[int] = field(default_factory=list)
    band: list[int] = field(default_factory=list)
    node: list[str] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    left: list[list[int]] = field(default_factory=list)
    right: list[list[int]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)
    over: set[int] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    cell_of: dict[str, int] = field(default_factory=dict)
    label_of: dict[int, str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    reading: Mapping[str, int] = field(default_factory=dict)

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
    column: dict[str, int],
    order: dict[str, int],
    band: dict[str, int],
    lines: Iterable[Line],
    bands: int,
    variant: Variant,
) -> Grid:
    """A grid with the nodes in order of visit and the empty cells of every line.

    `column`, `order` and `band` are by node id; `bands` is the number of bands.
    """
    grid = Grid([[] for _ in range(max(column.values(), default=-1) + 1)], rows=[0] * bands)
    for node in sorted(column, key=lambda name: order[name], reverse=variant.mirrored):
        grid.add_cell(column[node], band[node], node)
    crowd = _crowds(grid, bands)
    room = MOST_EMPTY_CELLS
    for line in lines:
        grid.lines.append(line)
        room -= _lay_cells(line, grid, crowd, room, variant.through)
        if line.id in variant.labelled and len(line.cells) > 2:
            grid.label_of[line.cells[1]] = line.id
    _lead_over(grid, variant.over)
    for cell in range(len(grid.column)):
        grid.columns[grid.column[cell]].append(cell)
    for cells in grid.columns:
        cells.sort(key=lambda cell: (grid.band[cell], cell not in grid.over))
    return grid


def _lead_over(grid: Grid, which: str) -> None:
    """Choose the loops that begin above their nodes, by where they end from left to right."""
    loops = [line for line in grid.lines if not line.far and grid.column[line.cells[0]] >= grid.column[line.cells[-1]]]
    loops.sort(key=lambda line: grid.column[line.cells[-1]])
    step = {"none": 0, "all": 1, "every other": 2}[which]
    for line in loops[::step] if step else ():
        grid.over.update(line.cells[1:-1])


def _lay_cells(line: Line, grid: Grid, crowd: list[list[int]], room: int, through: str) -> int:
    """Give the line its cells; the number of empty ones."""
    source, target = grid.cell_of[line.source], grid.cell_of[line.target]
    columns = _columns_between(line, grid.column[source], grid.column[target])
    if len(columns) > room:
        line.far = True
        line.cells = [source, target]
        return 0
    one, other = grid.band[source], grid.band[target]
    band = {"source": one, "target": other}.get(through, _emptier(one, other, columns, crowd))
    cells = [grid.add_cell(column, band) for column in columns]
    if line.boundary and cells:
        grid.band[cells[0]] = max(one, other)
        grid.below[cells[0]] = source
    line.cells = [source, *cells, target]
    for here, there in pairwise(line.cells):
        grid.connect(here, there)
    return len(cells)


def _columns_between(line: Line, first: int, last: int) -> list[int]:
    """Columns of the empty cells: also those of the ends for a loop, and that of the host for a boundary event."""
    if first < last:
        return list(range(first if line.boundary else first + 1, last))
    if line.association and first == last:
        return []
    return list(range(first, last - 1, -1))


def _crowds(grid: Grid, bands: int) -> list[list[int]]:
    """Of each band: how many nodes stand in the columns before a given one."""
    crowd = [[0] * (len(grid.columns) + 1) for _ in range(bands)]
    for cell, column in enumerate(grid.column):
        crowd[grid.band[cell]][column + 1] += 1
    for sums in crowd:
        for column in range(1, len(sums)):
            sums[column] += sums[column - 1]
    return crowd


def _emptier(one: int, other: int, columns: list[int], crowd: list[list[int]]) -> int:
    """Which of two bands is emptier in these columns, else the second."""
    if one == other or not columns:
        return other
    low, high = min(columns), max(columns)
    return min((crowd[band][high + 1] - crowd[band][low], band != other, band) for band in (one, other))[2]
