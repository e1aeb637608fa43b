"""Messages between pools and lines too long for cells: they run through the channels between and below the bands.

A message leaves its node at the top or bottom when the column is free up to the channel, else at the side and through
the gap; in the channel it gets a track of its own by interval colouring (the left-edge algorithm of Hashimoto and
Stevens 1971).
"""

from __future__ import annotations

from dataclasses import dataclass

from .bands import Bands
from .ports import BOTTOM, MESSAGE, TAKEN, TOP, Ports
from .routes import LEFT, RIGHT, Level, Route, Turn
from .sizes import TASK, TRACK
from .tracks import Piece, assign_tracks

_SLOTS = (0.0, 14.0, -14.0, 28.0, -28.0, 42.0, -42.0)
_SIDE_STEP = 9.0


@dataclass(frozen=True, slots=True)
class Terminal:
    """One end of a message: the node of the scope and its cell, or a pool (`cell` -1).

    half     half the width of the node;  fixed: the offset from its middle that an end inside it asks for
    wish     the offset that keeps the messages at one side of the node in the order of their other ends
    """

    id: str
    node: str
    cell: int
    band: int
    half: float = 50.0
    fixed: float | None = None
    wish: float = 0.0


class Channels:
    """Routes messages one by one, in order; `finish` then gives tracks and tells how many each channel needs."""

    def __init__(self, bands: Bands, first_row: list[int], ports: Ports, flipped: bool = False) -> None:
        self._flipped = flipped
        self._bands, self._first_row, self._ports = bands, first_row, ports
        self._runs: dict[int, list[tuple[Piece, Level]]] = {}
        self._beside: dict[tuple[int, int], int] = {}

    def route(self, id: str, one: Terminal, other: Terminal) -> Route:  # noqa: A002 - the word of the graph
        """The route of a message from one end to the other."""
        channel = self._channel(one, other)
        route = Route(id, one.id, other.id, one.node, other.node)
        if one.cell < 0 or other.cell < 0:
            self._to_pool(route, one, other)
        elif not self._straight(route, one, other):
            self._through(route, one, other, channel)
        return route

    def finish(self) -> dict[int, int]:
        """Set the tracks; the number of tracks by row of the channel."""
        needed: dict[int, int] = {}
        for row, runs in self._runs.items():
            level_of = {id(piece.turn): level for piece, level in runs}
            tracks = assign_tracks([piece for piece, _ in runs])
            for index, track in enumerate(tracks):
                for turn in (turn for trunk in track for turn in trunk.turns):
                    level_of[id(turn)].offset = (index + 0.5) * TRACK
            needed[row] = len(tracks)
        return needed

    def _channel(self, one: Terminal, other: Terminal) -> int:
        """The row of the channel between two ends, where most of them are free; the lowest when there is none."""
        low, high = sorted((one.band, other.band))
        between = [self._first_row[band] for band in range(low, high) if self._bands.bands[band].channel]
        if one.band > other.band:
            between.reverse()
        if one.cell < 0 or other.cell < 0:
            return self._first_row[-1]
        return max(between, key=lambda row: self._free(one, row) + self._free(other, row), default=self._first_row[-1])

    def _free(self, terminal: Terminal, row: int) -> bool:
        grid = self._ports.grid
        return self._ports.passable(grid.column[terminal.cell], grid.row[terminal.cell], row)

    def _to_pool(self, route: Route, one: Terminal, other: Terminal) -> None:
        inner, pool = (one, other) if one.cell >= 0 else (other, one)
        border = Level(self._first_row[pool.band], frame=pool.id)
        if inner.cell < 0:
            route.levels = [Level(self._first_row[one.band], frame=one.id), Level(border.row, frame=other.id)]
            route.turns = [Turn(gap=0)]
            return
        level, turn = self._exit(inner, border.row, LEFT if self._flipped else RIGHT)
        route.levels = [level, border] if inner is one else [border, level]
        route.turns = [turn]

    def _straight(self, route: Route, one: Terminal, other: Terminal) -> bool:
        """Both nodes in one column with nothing between: one vertical piece."""
        grid = self._ports.grid
        column, start, end = grid.column[one.cell], grid.row[one.cell], grid.row[other.cell]
        if column != grid.column[other.cell] or start == end or not self._ports.passable(column, start, end):
            return False
        if not (self._open(one, start < end) and self._open(other, start > end)):
            return False
        narrow = min(one, other, key=lambda terminal: terminal.half)
        wishes = [wish for wish in (one.wish, other.wish) if abs(wish) < narrow.half - 5]
        offset = self._ports.slot(column, start, end, [*wishes, *_offsets(narrow)])
        if offset is None:
            return False
        self._mark(one, start < end)
        self._mark(other, start > end)
        route.levels = [Level(start), Level(end)]
        route.turns = [Turn(column=column, offset=offset)]
        return True

    def _through(self, route: Route, one: Terminal, other: Terminal, channel: int) -> None:
        grid = self._ports.grid
        ahead = LEFT if (grid.column[other.cell] >= grid.column[one.cell]) is self._flipped else RIGHT
        first_level, first = self._exit(one, channel, ahead)
        last_level, last = self._exit(other, channel, -ahead)
        if first.gap >= 0 and first.gap == last.gap:
            route.levels, route.turns = [first_level, last_level], [Turn(first.gap, first.before, last.before)]
            return
        middle = Level(channel)
        above = [LEFT if grid.row[terminal.cell] < channel else RIGHT for terminal in (one, other)]
        run = Piece(Turn(before=above[0], after=above[1]), _ordinal(first), _ordinal(last))
        self._runs.setdefault(channel, []).append((run, middle))
        forward = _ordinal(first) < _ordinal(last)
        first.after = RIGHT if forward else LEFT
        last.before, last.after = (LEFT if forward else RIGHT), last.before
        route.levels, route.turns = [first_level, middle, last_level], [first, last]

    def _exit(self, terminal: Terminal, towards: int, ahead: int) -> tuple[Level, Turn]:
        """Where a message leaves a node on its way to a row. `before` of the turn is the side where the node is."""
        grid = self._ports.grid
        column, row = grid.column[terminal.cell], grid.row[terminal.cell]
        if self._ports.passable(column, row, towards) and self._open(terminal, row < towards):
            offset = self._ports.slot(column, row, towards, _offsets(terminal))
            if offset is not None:
                self._mark(terminal, row < towards)
                return Level(row), Turn(column=column, offset=offset)
        step = 1 if row < towards else -1
        count = self._beside.get((terminal.cell, step * ahead), 0) + 1
        self._beside[terminal.cell, step * ahead] = count
        level = Level(row, step * min(_SIDE_STEP * count, min(terminal.half, TASK[1] / 2) - 4))
        if ahead == RIGHT:
            return level, Turn(gap=column + 1, before=LEFT, after=LEFT)
        return level, Turn(gap=column, before=RIGHT, after=RIGHT)

    def _mark(self, terminal: Terminal, downward: bool) -> None:
        self._ports.sides.setdefault((terminal.node, BOTTOM if downward else TOP), MESSAGE)

    def _open(self, terminal: Terminal, downward: bool) -> bool:
        return self._ports.sides.get((terminal.node, BOTTOM if downward else TOP)) != TAKEN


def _offsets(terminal: Terminal) -> list[float]:
    if terminal.fixed is not None:
        return [terminal.fixed]
    slots = [terminal.wish, *_SLOTS, *((9.0, -9.0) if terminal.half < 20 else ())]
    return [offset for offset in slots if not offset or abs(offset) < terminal.half - 5]


def _ordinal(turn: Turn) -> float:
    """The order of gaps and columns from left to right."""
    return 2.0 * turn.gap if turn.gap >= 0 else 2.0 * turn.column + 1 + turn.offset / 1000
