"""The order of the cells in each column, with few crossings.

Layer by layer sweeps with barycentres (Sugiyama, Tagawa, Toda 1981) and exchanges of neighbours (Gansner et al. 1993,
section 3), under the constraint that the bands keep their order: cells are sorted by band first. Effort is bounded by
the number of cells, not by time, so that equal input gives equal output on every machine.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from .grid import Grid

_EFFORT = 400_000
_MOST_SWEEPS = 24
_PATIENCE = 5
_WIDEST_EXCHANGED = 60


def reduce_crossings(grid: Grid) -> None:
    """Reorder the cells of every column of the grid in place."""
    position = _positions(grid)
    mates = _mates(grid)
    best, fewest = [list(cells) for cells in grid.columns], _crossings(grid, position) + 1
    idle = 0
    sweeps = min(_MOST_SWEEPS, max(2, _EFFORT // max(1, len(grid.column))))
    for sweep in range(sweeps):
        _sweep(grid, position, mates, rightward=sweep % 2 == 0)
        _exchange(grid, position)
        count = _crossings(grid, position)
        idle = 0 if count < fewest else idle + 1
        if count < fewest:
            best, fewest = [list(cells) for cells in grid.columns], count
        if not fewest or idle > _PATIENCE:
            break
    grid.columns[:] = best


def read_against(grid: Grid, steps: Iterable[str]) -> int:
    """How many of the steps stand above or left of one in their band that is read before; the rows are known."""
    count = 0
    lowest: dict[int, list[int]] = {}
    for cell in (grid.cell_of[step] for step in sorted(steps, key=lambda step: grid.reading[step])):
        column, row = grid.column[cell], grid.row[cell]
        low = lowest.setdefault(grid.band[cell], [-1] * len(grid.columns))
        count += low[column] >= row
        low[: column + 1] = [max(row, other) for other in low[: column + 1]]
    return count


def _positions(grid: Grid) -> list[int]:
    position = [0] * len(grid.column)
    for cells in grid.columns:
        for index, cell in enumerate(cells):
            position[cell] = index
    return position


def _sweep(grid: Grid, position: list[int], mates: dict[int, int], rightward: bool) -> None:
    order = range(len(grid.columns)) if rightward else range(len(grid.columns) - 1, -1, -1)
    for column in order:
        cells = grid.columns[column]
        key = {cell: _barycentre(cell, grid, position, mates, rightward) for cell in cells}
        for count, cell in enumerate(cells):
            if cell in grid.below:
                key[cell] = key.get(grid.below[cell], key[cell]) + 0.001 * (count + 1) / len(cells)
        cells.sort(key=lambda cell: (grid.band[cell], key[cell]))
        for index, cell in enumerate(cells):
            position[cell] = index


def _mates(grid: Grid) -> dict[int, int]:
    """Of an empty cell where a line turns: the node it turns to, which it must stay near (just below it)."""
    mates: dict[int, int] = {}
    for one, other in grid.turns:
        if not grid.node[one]:
            mates[one] = other
        elif not grid.node[other]:
            mates[other] = one
    return mates


def _barycentre(cell: int, grid: Grid, position: list[int], mates: dict[int, int], rightward: bool) -> float:
    beside = grid.left[cell] if rightward else grid.right[cell]
    if beside:
        return sum(position[other] for other in beside) / len(beside)
    if cell not in mates:
        return position[cell]
    return position[mates[cell]] + (-0.6 if cell in grid.over else 0.6)


def _exchange(grid: Grid, position: list[int]) -> None:
    """Swap neighbours of one band while that saves crossings, or costs none and what is read first comes above."""
    for _ in range(4):
        changed = [_exchange_in(cells, grid, position) for cells in grid.columns]
        if not any(changed):
            return


def _exchange_in(cells: list[int], grid: Grid, position: list[int]) -> bool:
    changed = False
    if len(cells) > _WIDEST_EXCHANGED:
        return False
    for index in range(len(cells) - 1):
        upper, lower = cells[index], cells[index + 1]
        if grid.below.get(lower) == upper:
            continue
        if grid.band[upper] == grid.band[lower] and _better(upper, lower, grid, position):
            cells[index], cells[index + 1] = lower, upper
            position[upper], position[lower] = index + 1, index
            changed = True
    return changed


def _better(upper: int, lower: int, grid: Grid, position: list[int]) -> bool:
    """Whether two neighbours stand better the other way round."""
    gain = _gain(upper, lower, grid, position)
    return gain > 0 or (gain == 0 and _read_later(upper, lower, grid))


def _read_later(one: int, other: int, grid: Grid) -> bool:
    """Of two nodes; an empty cell has no place in the order of reading."""
    first, second = grid.node[one], grid.node[other]
    return bool(first and second) and grid.reading[first] > grid.reading[second]


def _gain(upper: int, lower: int, grid: Grid, position: list[int]) -> int:
    """Crossings saved by swapping two neighbours."""
    gain = 0
    for beside in (grid.left, grid.right):
        for one in beside[upper]:
            for other in beside[lower]:
                gain += (position[one] > position[other]) - (position[one] < position[other])
    return gain


def _crossings(grid: Grid, position: list[int]) -> int:
    """Crossings between columns, and of lines that turn with what leaves the cells they turn around."""
    count = 0
    for cells in grid.columns:
        seen: list[int] = []
        for cell in cells:
            ends = sorted(position[other] for other in grid.right[cell])
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count + sum(_turned_around(one, other, grid, position) for one, other in grid.turns)


def _turned_around(one: int, other: int, grid: Grid, position: list[int]) -> int:
    low, high = sorted((position[one], position[other]))
    cells = grid.columns[grid.column[one]]
    return sum(bool(grid.right[cell]) + bool(grid.left[cell]) for cell in cells[low + 1 : high]) // 2
