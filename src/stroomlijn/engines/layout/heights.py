"""How high everything stands: rows as high as their highest content, bands one below the other."""

from __future__ import annotations

from dataclasses import dataclass

from .extents import JOG
from .plan import Plan
from .routes import Route
from .sizes import BAND_PADDING, FLOW_LABEL_WIDTH, POOL_GAP, ROW_GAP, TRACK, label_size
from .text import longest_piece, text_width

_LOWEST_BAND = 60.0
_HIGHEST_BAND = 240.0
_ONE_LINE = 120.0
_BESIDE = -10.0


@dataclass(slots=True)
class Heights:
    """`row` is the y of the middle of each row; `band` the top and bottom of each band."""

    plan: Plan
    row: list[float]
    band: list[tuple[float, float]]

    def frame(self, frame_id: str) -> tuple[float, float]:
        """Top and bottom of a pool or lane."""
        frame = next(frame for frame in self.plan.bands.frames if frame.id == frame_id)
        return self.band[frame.first][0], self.band[frame.last][1]

    def level(self, route: Route, index: int) -> float:
        """The y of a level of a route."""
        level = route.levels[index]
        if level.frame:
            top, bottom = self.frame(level.frame)
            return top if self.row[route.levels[1 - index].row] < top else bottom
        y = self.row[level.row] + level.offset
        if index == 0 and route.turns[0].gap >= 0 and route.start != route.source:
            return y + self._start_offset(route)
        return y + _BESIDE if route.association and index == len(route.turns) else y

    def _start_offset(self, route: Route) -> float:
        """Lines of boundary events bend off below them, those of artifacts leave beside them."""
        box = self.plan.extents[route.source].shapes.get(route.start)
        if box is None:
            return 0.0
        if route.start in self.plan.events:
            place = [event.id for event in self.plan.scope.attached[route.source]].index(route.start)
            return box.bottom + JOG + place * 4
        return box.centre[1]


def heights_of(plan: Plan) -> Heights:
    """The heights of a scope."""
    count = sum(plan.grid.rows)
    up, down = [0.0] * count, [0.0] * count
    for node, cell in plan.grid.cell_of.items():
        row, extent = plan.grid.row[cell], plan.extents[node]
        up[row], down[row] = max(up[row], extent.up), max(down[row], extent.down)
    for route in plan.routes:
        if plan.labels.get(route.id):
            row = plan.label_row(route)
            up[row] = max(up[row], label_size(plan.labels[route.id], FLOW_LABEL_WIDTH)[1] + 8)
    return _stacked(plan, up, down)


def _stacked(plan: Plan, up: list[float], down: list[float]) -> Heights:
    heights = Heights(plan, [], [])
    y = 0.0
    for band, count in enumerate(plan.grid.rows):
        top = y
        if plan.bands.bands[band].channel:
            gap = 0.0 if band == len(plan.grid.rows) - 1 else POOL_GAP
            tracks = plan.tracks.get(len(heights.row), 0)
            heights.row.append(y + gap / 2)
            y += tracks * TRACK + gap
        else:
            y = _stack_rows(heights.row, y + BAND_PADDING, count, up, down) + BAND_PADDING
            y = max(y, top + _lowest(plan, band))
        heights.band.append((top, y))
    return heights


def _stack_rows(rows: list[float], y: float, count: int, up: list[float], down: list[float]) -> float:
    """Append the middles of the rows of one band; the y below them."""
    for index in range(count):
        row = len(rows)
        y += up[row] + (ROW_GAP if index else 0)
        rows.append(y)
        y += down[row]
    return y


def _lowest(plan: Plan, band: int) -> float:
    """High enough for the names of the lane and of the pool around it, in two lines if need be."""
    names = [plan.names.get(name, "") for name in (plan.bands.bands[band].owner, plan.bands.bands[band].pool)]
    longest, unbroken = max(map(text_width, names)), max(map(longest_piece, names))
    wanted = longest * 1.1 + 16 if longest < _ONE_LINE else max(longest * 0.6 + 30, unbroken * 1.1 + 16)
    return min(max(_LOWEST_BAND, wanted), _HIGHEST_BAND)
