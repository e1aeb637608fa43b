"""From rows, columns and routes to coordinates within one scope."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from stroomlijn.engines.process_model import Box, Point

from .bands import Bands
from .extents import JOG, Extent, extent_of
from .grid import Grid
from .polyline import border_x, border_y, straightened
from .ports import Ports
from .routes import LEFT, Level, Route, Turn
from .scope import Scope
from .sizes import (
    BAND_PADDING,
    FLOW_LABEL_WIDTH,
    GAP,
    MARGIN,
    POOL_GAP,
    ROW_GAP,
    STRIP,
    TRACK,
    artifact_label_size,
    artifact_size,
    label_size,
)
from .text import text_width
from .tracks import Piece, assign_tracks

_LOWEST_BAND = 60.0
_HIGHEST_NAME = 120.0


@dataclass(slots=True)
class Placed:
    """Boxes and points of one scope. `frames` are the pools and lanes."""

    width: float = 0.0
    height: float = 0.0
    frames: dict[str, Box] = field(default_factory=dict)
    shapes: dict[str, Box] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)
    edges: dict[str, tuple[Point, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Heights:
    """`row` is the y of the middle of each row; `band` top and bottom of each band."""

    row: list[float]
    band: list[tuple[float, float]]


class _Placing:
    def __init__(
        self, scope: Scope, bands: Bands, grid: Grid, ports: Ports, routes: list[Route], names: dict[str, str]
    ) -> None:
        self.names = names
        self.scope, self.bands, self.grid, self.ports, self.routes = scope, bands, grid, ports, routes
        self.node = {node.id: node for node in scope.nodes}
        self.event = {event.id: event for events in scope.attached.values() for event in events}
        self.extent: dict[str, Extent] = {}
        self.result = Placed()

    # --- how high: rows -----------------------------------------------------------------------------------------

    def measure_nodes(self, sizes: dict[str, tuple[float, float]]) -> None:
        for node in self.scope.nodes:
            beside = (self.scope.attached.get(node.id, []), self.scope.artifacts.get(node.id, []))
            self.extent[node.id] = extent_of(node, sizes[node.id], *beside, self.ports.sides)

    def heights(self, tracks: dict[int, int], labels: dict[str, str]) -> _Heights:
        count = sum(self.grid.rows)
        up, down = [0.0] * count, [0.0] * count
        for node, cell in self.grid.cell_of.items():
            row, extent = self.grid.row[cell], self.extent[node]
            up[row], down[row] = max(up[row], extent.up), max(down[row], extent.down)
        for route in self.routes:
            if labels.get(route.id):
                row = _first_level(route).row
                up[row] = max(up[row], label_size(labels[route.id], FLOW_LABEL_WIDTH)[1] + 8)
        return self._stack(up, down, tracks)

    def _stack(self, up: list[float], down: list[float], tracks: dict[int, int]) -> _Heights:
        y, row = 0.0, 0
        heights = _Heights([0.0] * len(up), [])
        last_band = len(self.grid.rows) - 1
        for band, count in enumerate(self.grid.rows):
            top = y
            if self.bands.bands[band].channel:
                room = tracks.get(row, 0) * TRACK
                outer = band == last_band
                heights.row[row] = y + (0 if outer else POOL_GAP / 2)
                y += room + (0 if outer else POOL_GAP)
                row += 1
            else:
                y += BAND_PADDING
                for index in range(count):
                    y += up[row] + (ROW_GAP if index else 0)
                    heights.row[row] = y
                    y += down[row]
                    row += 1
                y = max(y + BAND_PADDING, top + self._lowest(band))
            heights.band.append((top, y))
        return heights

    def _lowest(self, band: int) -> float:
        """High enough for the names of the lane and of the pool around it, in two lines if need be."""
        names = [self.names.get(name, "") for name in (self.bands.bands[band].owner, self.bands.bands[band].pool)]
        longest = max(map(text_width, names))
        return min(max(_LOWEST_BAND, longest * 1.1 + 16 if longest < _HIGHEST_NAME else longest * 0.6 + 30), 240.0)

    # --- how wide: columns and gaps -----------------------------------------------------------------------------

    def place_columns(self, heights: _Heights, labels: dict[str, str]) -> list[float]:
        """The middle of every column; sets `x` of every turn."""
        left, right = self._column_reach()
        zones = self._label_zones(right, labels)
        pieces = self._pieces(heights)
        x = STRIP * self.bands.levels
        middles: list[float] = []
        for gap in range(len(left) + 1):
            tracks = assign_tracks(pieces.get(gap, []))
            edge = gap in (0, len(left))
            room = max(0.0, len(tracks) - 1) * TRACK
            least = MARGIN if edge else GAP
            width = max(least, zones[gap] + room + 2 * TRACK + 4) if tracks else max(least, zones[gap] + TRACK)
            start = x + zones[gap] + (width - zones[gap] - room) / 2
            for index, track in enumerate(tracks):
                for trunk in track:
                    for turn in trunk.turns:
                        turn.x = start + index * TRACK
            x += width
            if gap < len(left):
                x += left[gap]
                middles.append(x)
                x += right[gap]
        for route in self.routes:
            for turn in route.turns:
                if turn.column >= 0:
                    turn.x = middles[turn.column] + turn.offset
        self.result.width = x
        return middles

    def _column_reach(self) -> tuple[list[float], list[float]]:
        left, right = [0.0] * len(self.grid.columns), [0.0] * len(self.grid.columns)
        for node, cell in self.grid.cell_of.items():
            column, extent = self.grid.column[cell], self.extent[node]
            left[column] = max(left[column], extent.left)
            right[column] = max(right[column], extent.right)
        return left, right

    def _label_zones(self, right: list[float], labels: dict[str, str]) -> list[float]:
        """Room that labels need right of each column, beyond the column itself."""
        zones = [0.0] * (len(right) + 1)
        for route in self.routes:
            width = label_size(labels.get(route.id, ""), FLOW_LABEL_WIDTH)[0]
            cell = self.grid.cell_of.get(route.source, -1)
            if not width or cell < 0 or (route.turns and route.turns[0].gap == self.grid.column[cell]):
                continue
            column, turn = self.grid.column[cell], route.turns[0]
            begin = turn.offset if turn.column >= 0 else self.extent[route.source].size[0] / 2
            zones[column + 1] = max(zones[column + 1], begin + width + 8 - right[column])
        return zones

    def _pieces(self, heights: _Heights) -> dict[int, list[Piece]]:
        pieces: dict[int, list[Piece]] = {}
        for route in self.routes:
            last = len(route.turns) - 1
            for index, turn in enumerate(route.turns):
                if turn.gap < 0:
                    continue
                start, end = self._y(route, index, heights), self._y(route, index + 1, heights)
                shared = not route.association and route.target
                source: Hashable = (route.start, start) if index == 0 and route.source else None
                target: Hashable = (route.end, end) if index == last and shared else None
                pieces.setdefault(turn.gap, []).append(Piece(turn, start, end, source, target))
        return pieces

    def _y(self, route: Route, index: int, heights: _Heights) -> float:
        level = route.levels[index]
        if level.frame:
            other = route.levels[1 - index]
            top, bottom = self._frame_heights(level.frame, heights)
            return top if heights.row[other.row] < top else bottom
        y = heights.row[level.row] + level.offset
        if index == 0 and route.turns[0].gap >= 0 and route.start != route.source:
            y += self._start_offset(route)
        return y

    def _start_offset(self, route: Route) -> float:
        """Lines of boundary events bend off below them, those of artifacts leave beside them."""
        extent = self.extent[route.source]
        box = extent.shapes.get(route.start)
        if box is None:
            return 0.0
        if route.start in self.event:
            place = [event.id for event in self.scope.attached[route.source]].index(route.start)
            return box.bottom + JOG + place * 4
        return box.centre[1]

    def _frame_heights(self, frame_id: str, heights: _Heights) -> tuple[float, float]:
        frame = next(frame for frame in self.bands.frames if frame.id == frame_id)
        return heights.band[frame.first][0], heights.band[frame.last][1]

    # --- the result ---------------------------------------------------------------------------------------------

    def place_shapes(self, middles: list[float], heights: _Heights) -> None:
        for node, cell in self.grid.cell_of.items():
            x, y = middles[self.grid.column[cell]], heights.row[self.grid.row[cell]]
            for name, box in self.extent[node].shapes.items():
                self.result.shapes[name] = Box(round(x + box.x, 1), round(y + box.y, 1), box.width, box.height)
            for name, box in self.extent[node].labels.items():
                self.result.labels[name] = Box(round(x + box.x, 1), round(y + box.y, 1), box.width, box.height)
        self.result.height = heights.band[-1][1]
        self._place_loose()

    def _place_loose(self) -> None:
        """Artifacts that belong to no node: in a row below everything."""
        x, highest = STRIP * self.bands.levels + MARGIN, 0.0
        for artifact in self.scope.loose:
            width, height = artifact_size(artifact)
            self.result.shapes[artifact.id] = Box(x, self.result.height + MARGIN, width, height)
            wide, high = artifact_label_size(artifact)
            if high:
                top = self.result.height + MARGIN + height + 2
                self.result.labels[artifact.id] = Box(x + (width - wide) / 2, top, wide, high)
                height += high
            x += max(width, 90.0) + MARGIN
            highest = max(highest, height)
        if highest:
            self.result.height += highest + 2 * MARGIN
            self.result.width = max(self.result.width, x)

    def place_frames(self, heights: _Heights) -> None:
        for frame in self.bands.frames:
            top, bottom = self._frame_heights(frame.id, heights)
            x = STRIP * frame.level
            self.result.frames[frame.id] = Box(x, top, round(self.result.width - x, 1), round(bottom - top, 1))

    def place_edges(self, heights: _Heights) -> None:
        for route in self.routes:
            points: list[Point] = [self._end(route, 0, heights)]
            for index, turn in enumerate(route.turns):
                one, other = self._y(route, index, heights), self._y(route, index + 1, heights)
                if one != other or turn.column >= 0:
                    points += [(turn.x, one), (turn.x, other)]
            last = self._end(route, -1, heights)
            if route.turns[-1].column >= 0 and route.turns[-1].x == last[0]:
                points.pop()
            if route.turns[0].column >= 0 and route.turns[0].x == points[0][0]:
                points.pop(1)
            if route.start in self.event and route.turns[0].gap >= 0:
                points.insert(1, (points[0][0], points[1][1]))
            self.result.edges[route.id] = straightened([*points, last])
        for link in self.scope.associations:
            if link.source == link.target:
                self.result.edges[link.id] = self._short_association(link.start, link.target)

    def _end(self, route: Route, index: int, heights: _Heights) -> Point:
        """Where a route touches the border of what it leaves (index 0) or reaches (index -1)."""
        turn, inside = route.turns[index], index % len(route.levels)
        y = self._y(route, inside, heights)
        shown, node = (route.start, route.source) if index == 0 else (route.end, route.target)
        if not node:
            return (turn.x, y)
        shown = shown if shown in self.result.shapes else node
        box = self.result.shapes[shown]
        shape = self.node.get(shown) or self.event.get(shown)
        if shown in self.event and index == 0:
            return (box.centre[0], box.bottom)
        if self._vertical_end(turn, node):
            other = self._y(route, inside + (1 if index == 0 else -1), heights)
            return (turn.x, border_y(box, turn.x, other > box.centre[1], shape))
        side = turn.before if index == 0 else turn.after
        return (border_x(box, y, side == LEFT, shape), y)

    def _vertical_end(self, turn: Turn, node: str) -> bool:
        return turn.column >= 0 and turn.column == self.grid.column[self.grid.cell_of[node]]

    def _short_association(self, artifact: str, node: str) -> tuple[Point, ...]:
        """Straight down from an artifact to the node that it stands above."""
        one, other = self.result.shapes[artifact], self.result.shapes[node]
        x, middle = one.centre[0], (one.bottom + other.y) / 2
        low, high = other.x + 6, other.right - 6
        touch = min(max(x, low), high) if low < high else other.centre[0]
        return straightened([(x, one.bottom), (x, middle), (touch, middle), (touch, other.y)])


def _first_level(route: Route) -> Level:
    """The level of the first horizontal piece."""
    return route.levels[1] if route.turns[0].column >= 0 else route.levels[0]


def place(
    scope: Scope,
    bands: Bands,
    grid: Grid,
    ports: Ports,
    routes: list[Route],
    tracks: dict[int, int],
    sizes: dict[str, tuple[float, float]],
    names: dict[str, str],
) -> Placed:
    """Coordinates of a scope. `tracks` tells how many tracks the channel in each row needs, `names` are those of
    lanes and pools by id."""
    labels = {link.id: link.label for link in scope.flows}
    placing = _Placing(scope, bands, grid, ports, routes, names)
    placing.measure_nodes(sizes)
    heights = placing.heights(tracks, labels)
    middles = placing.place_columns(heights, labels)
    placing.place_shapes(middles, heights)
    placing.place_frames(heights)
    placing.place_edges(heights)
    return placing.result
