"""In which row of its band every cell stands, so that lines run straight where they can.

Cells of one band that follow each other are tied into strands; two strands never cross (the vertical alignment of
Brandes, Köpf 2001, with the happy path first instead of medians). A strand is one straight piece of the drawing: it
takes one row. Rows are longest paths in the order of the strands, then every strand moves towards what it is
connected with, as far as its neighbours leave it room.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from .grid import Grid

_SWEEPS = 6


def assign_rows(grid: Grid) -> None:
    """Set `row` of every cell, counted over all bands, and the number of `rows` of each band."""
    strand_of = _strands(grid, _ties(grid))
    count = max(strand_of, default=-1) + 1
    above: list[set[int]] = [set() for _ in range(count)]
    below: list[set[int]] = [set() for _ in range(count)]
    for cells in grid.columns:
        for upper, lower in pairwise(cells):
            if grid.band[upper] == grid.band[lower]:
                above[strand_of[lower]].add(strand_of[upper])
                below[strand_of[upper]].add(strand_of[lower])
    order = _downward(above, below)
    row = [0] * count
    for strand in order:
        row[strand] = max((row[upper] + 1 for upper in above[strand]), default=0)
    _settle(row, order, above, below, strand_of, grid)
    _number_rows(row, strand_of, grid)


def _ties(grid: Grid) -> dict[int, int]:
    """Which cell each cell is tied to in the next column: greedy, by weight, without crossings."""
    weight = _weights(grid)
    position = {cell: index for cells in grid.columns for index, cell in enumerate(cells)}
    tied: dict[int, int] = {}
    for cells in grid.columns:
        pairs = [(cell, other) for cell in cells for other in grid.right[cell] if grid.band[cell] == grid.band[other]]
        pairs.sort(key=lambda pair: (-weight[pair], position[pair[0]], position[pair[1]]))
        lefts: list[int] = []
        rights: list[int] = []
        for cell, other in pairs:
            place = bisect_left(lefts, position[cell])
            taken = place < len(lefts) and lefts[place] == position[cell]
            upper = rights[place - 1] if place else -1
            lower = rights[place] if place < len(rights) else len(position)
            if not taken and upper < position[other] < lower:
                lefts.insert(place, position[cell])
                rights.insert(place, position[other])
                tied[cell] = other
    return tied


def _weights(grid: Grid) -> dict[tuple[int, int], int]:
    weight: dict[tuple[int, int], int] = {}
    for line in grid.lines:
        for one, other in pairwise(line.cells):
            empty = (not grid.node[one]) + (not grid.node[other])
            for pair in ((one, other), (other, one)):
                weight[pair] = max(weight.get(pair, 0), line.weight * 3 + empty * 2)
    return weight


def _strands(grid: Grid, tied: dict[int, int]) -> list[int]:
    strand_of = [-1] * len(grid.column)
    count = 0
    for cells in grid.columns:
        for cell in cells:
            current, known = cell, strand_of[cell] >= 0
            while not known:
                strand_of[current] = count
                if current not in tied:
                    count += 1
                    break
                current = tied[current]
    return strand_of


def _downward(above: list[set[int]], below: list[set[int]]) -> list[int]:
    waiting = [len(uppers) for uppers in above]
    ready = [strand for strand, uppers in enumerate(above) if not uppers]
    for strand in ready:
        for lower in sorted(below[strand]):
            waiting[lower] -= 1
            if not waiting[lower]:
                ready.append(lower)
    return ready


def _settle(
    row: list[int],
    order: list[int],
    above: list[set[int]],
    below: list[set[int]],
    strand_of: list[int],
    grid: Grid,
) -> None:
    """Move strands within the room that their neighbours leave, towards the rows of what they connect to."""
    beside = _beside(strand_of, grid)
    deepest = _deepest(row, strand_of, grid)
    for sweep in range(_SWEEPS):
        for strand in order if sweep % 2 else reversed(order):
            if beside[strand]:
                low = max((row[upper] + 1 for upper in above[strand]), default=0)
                high = min((row[lower] - 1 for lower in below[strand]), default=deepest[strand])
                wished = sorted(row[other] for other in beside[strand])
                row[strand] = min(max(wished[(len(wished) - 1) // 2], low), high)


def _beside(strand_of: list[int], grid: Grid) -> list[list[int]]:
    """Strands of the same band that each strand is connected with."""
    beside: list[list[int]] = [[] for _ in range(max(strand_of, default=-1) + 1)]
    links = [(cell, other) for cell, others in enumerate(grid.right) for other in others]
    for cell, other in [*links, *grid.turns]:
        one, two = strand_of[cell], strand_of[other]
        if one != two and grid.band[cell] == grid.band[other]:
            beside[one].append(two)
            beside[two].append(one)
    return beside


def _deepest(row: list[int], strand_of: list[int], grid: Grid) -> list[int]:
    """Of each strand: the last row of its band as it stands, so that settling never makes a band higher."""
    last = [0] * len(grid.rows)
    for cell, band in enumerate(grid.band):
        last[band] = max(last[band], row[strand_of[cell]])
    deepest = [0] * len(row)
    for cell, band in enumerate(grid.band):
        deepest[strand_of[cell]] = last[band]
    return deepest


def _number_rows(row: list[int], strand_of: list[int], grid: Grid) -> None:
    used: list[set[int]] = [set() for _ in grid.rows]
    for cell, band in enumerate(grid.band):
        used[band].add(row[strand_of[cell]])
    first = 0
    number: dict[tuple[int, int], int] = {}
    for band, rows in enumerate(used):
        number.update({(band, old): first + new for new, old in enumerate(sorted(rows))})
        grid.rows[band] = max(1, len(rows))
        first += grid.rows[band]
    for cell, band in enumerate(grid.band):
        grid.row[cell] = number[band, row[strand_of[cell]]]
