"""From rows, columns and routes to coordinates within one scope."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Point

from .heights import Heights, heights_of
from .plan import Placed, Plan
from .polyline import border_x, border_y, straightened
from .routes import LEFT, Route
from .sizes import MARGIN, STRIP, artifact_label_size, artifact_size
from .widths import place_columns

_LOOSE = 90.0


def place(plan: Plan) -> Placed:
    """Coordinates of everything in a scope, from its upper left corner."""
    placed = Placed()
    heights = heights_of(plan)
    middles = place_columns(plan, heights, placed)
    _place_shapes(plan, middles, heights, placed)
    _place_loose(plan, placed)
    _place_frames(plan, heights, placed)
    for route in plan.routes:
        placed.edges[route.id] = _points(route, plan, heights, placed)
    for link in plan.scope.associations:
        if link.source == link.target:
            placed.edges[link.id] = _short_association(placed.shapes[link.start], placed.shapes[link.target])
    return placed


def _place_shapes(plan: Plan, middles: list[float], heights: Heights, placed: Placed) -> None:
    for node, cell in plan.grid.cell_of.items():
        x, y = middles[plan.grid.column[cell]], heights.row[plan.grid.row[cell]]
        extent = plan.extents[node]
        for found, boxes in ((extent.shapes, placed.shapes), (extent.labels, placed.labels)):
            for name, box in found.items():
                boxes[name] = Box(round(x + box.x, 1), round(y + box.y, 1), box.width, box.height)
    placed.height = heights.band[-1][1]


def _place_loose(plan: Plan, placed: Placed) -> None:
    """Artifacts that belong to no node: in a row below everything."""
    x, top, highest = STRIP * plan.bands.levels + MARGIN, placed.height + MARGIN, 0.0
    for artifact in plan.scope.loose:
        width, height = artifact_size(artifact)
        placed.shapes[artifact.id] = Box(x, top, width, height)
        wide, high = artifact_label_size(artifact)
        if high:
            placed.labels[artifact.id] = Box(x + (width - wide) / 2, top + height + 2, wide, high)
        x += max(width, _LOOSE) + MARGIN
        highest = max(highest, height + high)
    if highest:
        placed.height = top + highest + MARGIN
        placed.width = max(placed.width, x)


def _place_frames(plan: Plan, heights: Heights, placed: Placed) -> None:
    for frame in plan.bands.frames:
        top, bottom = heights.frame(frame.id)
        x = STRIP * frame.level
        placed.frames[frame.id] = Box(x, top, round(placed.width - x, 1), round(bottom - top, 1))


def _points(route: Route, plan: Plan, heights: Heights, placed: Placed) -> tuple[Point, ...]:
    points: list[Point] = [_end(route, 0, plan, heights, placed)]
    last = _end(route, -1, plan, heights, placed)
    for index, turn in enumerate(route.turns):
        one, other = heights.level(route, index), heights.level(route, index + 1)
        if one != other or turn.column >= 0:
            points += [(turn.x, one), (turn.x, other)]
    if route.turns[-1].column >= 0 and route.turns[-1].x == last[0]:
        points.pop()
    if route.turns[0].column >= 0 and route.turns[0].x == points[0][0]:
        points.pop(1)
    if route.start in plan.events and route.turns[0].gap >= 0:
        points.insert(1, (points[0][0], points[1][1]))
    return straightened([*points, last])


def _end(route: Route, index: int, plan: Plan, heights: Heights, placed: Placed) -> Point:
    """Where a route touches the border of what it leaves (index 0) or reaches (index -1)."""
    turn, inside = route.turns[index], index % len(route.levels)
    shown, node = (route.start, route.source) if index == 0 else (route.end, route.target)
    y = heights.level(route, inside)
    if not node:
        return (turn.x, y)
    shown = shown if shown in placed.shapes else node
    box, shape = placed.shapes[shown], plan.nodes.get(shown) or plan.events.get(shown)
    if shown in plan.events and index == 0:
        return (box.centre[0], box.bottom)
    if turn.column >= 0 and turn.column == plan.grid.column[plan.grid.cell_of[node]]:
        other = heights.level(route, 1 if index == 0 else inside - 1)
        return (turn.x, border_y(box, turn.x, other > box.centre[1], shape))
    side = turn.before if index == 0 else turn.after
    return (border_x(box, y, side == LEFT, shape), y)


def _short_association(one: Box, other: Box) -> tuple[Point, ...]:
    """Straight down from an artifact to the node that it stands above."""
    x, middle = one.centre[0], (one.bottom + other.y) / 2
    low, high = other.x + 6, other.right - 6
    touch = min(max(x, low), high) if low < high else other.centre[0]
    return straightened([(x, one.bottom), (x, middle), (touch, middle), (touch, other.y)])
