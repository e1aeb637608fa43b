"""How wide everything is: columns as wide as their widest content, gaps as wide as their tracks and labels ask."""

from __future__ import annotations

from collections.abc import Hashable

from .heights import Heights
from .plan import Placed, Plan
from .routes import Turn
from .sizes import FLOW_LABEL_WIDTH, GAP, LABEL_GAP, MARGIN, STRIP, TRACK, label_size
from .tracks import Piece, Trunk, assign_tracks


def place_columns(plan: Plan, heights: Heights, placed: Placed) -> list[float]:
    """The middle of every column; sets `x` of every turn and the width of the scope."""
    left, right = _column_reach(plan)
    zones = _label_zones(plan, right)
    pieces = _pieces(plan, heights)
    x = STRIP * plan.bands.levels
    middles: list[float] = []
    for gap, zone in enumerate(zones):
        tracks = assign_tracks(pieces.get(gap, []))
        room = max(0, len(tracks) - 1) * TRACK
        least = MARGIN if gap in (0, len(left)) else GAP
        width = max(least, zone + (room + 2 * TRACK + 4 if tracks else TRACK))
        _place_tracks(tracks, x + zone + (width - zone - room) / 2)
        x += width
        if gap < len(left):
            middles.append(x + left[gap])
            x += left[gap] + right[gap]
    for turn in _turns_in_columns(plan):
        turn.x = middles[turn.column] + turn.offset
    placed.width = x
    return middles


def _place_tracks(tracks: list[list[Trunk]], start: float) -> None:
    for index, track in enumerate(tracks):
        for turn in (turn for trunk in track for turn in trunk.turns):
            turn.x = start + index * TRACK


def _turns_in_columns(plan: Plan) -> list[Turn]:
    return [turn for route in plan.routes for turn in route.turns if turn.column >= 0]


def _column_reach(plan: Plan) -> tuple[list[float], list[float]]:
    """How far the content of each column reaches to the left and right of its middle."""
    left, right = [0.0] * len(plan.grid.columns), [0.0] * len(plan.grid.columns)
    for node, cell in plan.grid.cell_of.items():
        column, extent = plan.grid.column[cell], plan.extents[node]
        left[column] = max(left[column], extent.left)
        right[column] = max(right[column], extent.right)
    for cell, line in plan.grid.label_of.items():
        column, half = plan.grid.column[cell], label_size(plan.labels[line], FLOW_LABEL_WIDTH)[0] / 2 + LABEL_GAP
        left[column], right[column] = max(left[column], half), max(right[column], half)
    return left, right


def _label_zones(plan: Plan, right: list[float]) -> list[float]:
    """Of each gap: the room at its left that labels need beyond the column before it."""
    zones = [0.0] * (len(right) + 1)
    for route in plan.routes:
        width = label_size(plan.labels.get(route.id, ""), FLOW_LABEL_WIDTH)[0]
        cell = plan.grid.cell_of.get(route.source, -1)
        if not width or cell < 0 or route.id in plan.label_cell or route.turns[0].gap == plan.grid.column[cell]:
            continue
        column, turn = plan.grid.column[cell], route.turns[0]
        begin = turn.offset if turn.column >= 0 else plan.extents[route.source].size[0] / 2
        zones[column + 1] = max(zones[column + 1], begin + width + 8 - right[column])
    return zones


def _pieces(plan: Plan, heights: Heights) -> dict[int, list[Piece]]:
    """By gap: the vertical pieces in it."""
    pieces: dict[int, list[Piece]] = {}
    for route in plan.routes:
        last = len(route.turns) - 1
        for index, turn in enumerate(route.turns):
            if turn.gap < 0:
                continue
            start, end = heights.level(route, index), heights.level(route, index + 1)
            shared = index == last and not route.association and route.target
            source: Hashable = (route.start, start) if index == 0 and route.source else None
            target: Hashable = (route.end, end) if shared else None
            pieces.setdefault(turn.gap, []).append(Piece(turn, start, end, source, target))
    return pieces
