"""Vertical tracks in the gap between two columns: which line runs left of which.

Lines that share a source, or a target, share a trunk. Trunks are put in the order that makes the fewest crossings and
never lays one horizontal piece over another (the vertical constraints of channel routing, Hashimoto and Stevens 1971);
trunks that do not meet in height share a track.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from .routes import LEFT, Turn

_OVERLAP = 100
_MOST_COMPARED = 150


@dataclass(slots=True)
class Piece:
    """The vertical piece of a turn from `start` to `end`; `source` and `target` name the ports it may share."""

    turn: Turn
    start: float
    end: float
    source: Hashable = None
    target: Hashable = None


@dataclass(slots=True)
class Trunk:
    """Turns on one track: its height and the heights of the stubs to both sides."""

    turns: list[Turn] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    low: float = 0.0
    high: float = 0.0


def assign_tracks(pieces: list[Piece]) -> list[list[Trunk]]:
    """The trunks of one gap by track, from left to right."""
    order = _ordered(_trunks(pieces))
    tracks: list[list[Trunk]] = []
    track_of: list[int] = []
    for index, trunk in enumerate(order):
        track = 0
        for earlier in range(index):
            if order[earlier].low <= trunk.high + 2 and trunk.low <= order[earlier].high + 2:
                track = max(track, track_of[earlier] + 1)
        track_of.append(track)
        tracks.extend([] for _ in range(track + 1 - len(tracks)))
        tracks[track].append(trunk)
    return tracks


def _trunks(pieces: list[Piece]) -> list[Trunk]:
    bent = [piece for piece in pieces if piece.start != piece.end]
    targets = Counter(piece.target for piece in bent if piece.target is not None)
    found: dict[Hashable, Trunk] = {}
    for index, piece in enumerate(bent):
        key: Hashable = index
        if piece.target is not None and targets[piece.target] > 1:
            key = ("in", piece.target)
        elif piece.source is not None:
            key = ("out", piece.source)
        trunk = found.setdefault(key, Trunk())
        trunk.turns.append(piece.turn)
        (trunk.left if piece.turn.before == LEFT else trunk.right).append(piece.start)
        (trunk.left if piece.turn.after == LEFT else trunk.right).append(piece.end)
    for trunk in found.values():
        trunk.left.sort()
        trunk.right.sort()
        trunk.low = min([*trunk.left[:1], *trunk.right[:1]])
        trunk.high = max([*trunk.left[-1:], *trunk.right[-1:]])
    return list(found.values())


def _ordered(trunks: list[Trunk]) -> list[Trunk]:
    """Insertion at the cheapest place, one by one; very crowded gaps are ordered by a rule of thumb."""
    trunks = sorted(trunks, key=_natural)
    if len(trunks) > _MOST_COMPARED:
        return trunks
    order: list[Trunk] = []
    for trunk in trunks:
        cost = [_cost(trunk, other) for other in order]
        total = sum(cost)
        best, place = total, 0
        for index, other in enumerate(order):
            total += _cost(other, trunk) - cost[index]
            if total < best:
                best, place = total, index + 1
        order.insert(place, trunk)
    return order


def _natural(trunk: Trunk) -> tuple[int, float, float]:
    """Downward trunks from the lowest to the highest, then upward ones from the highest to the lowest."""
    left = trunk.left[0] if trunk.left else trunk.low
    right = trunk.right[0] if trunk.right else trunk.high
    return (0, -left, -right) if right >= left else (1, left, right)


def _cost(one: Trunk, other: Trunk) -> int:
    """Crossings when `one` runs left of `other`; laying a piece over another counts as very many."""
    if one.high < other.low or other.high < one.low:
        return 0
    cost = _within(one.right, other.low, other.high) + _within(other.left, one.low, one.high)
    return cost + _OVERLAP * len(set(one.right) & set(other.left))


def _within(heights: list[float], low: float, high: float) -> int:
    return bisect_left(heights, high) - bisect_right(heights, low) if high > low else 0
