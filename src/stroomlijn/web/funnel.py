"""The picture of the work: as many streams as fit, narrowing with the figures until one line is left."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH = 1000
HEIGHT = 72
MIDDLE = HEIGHT / 2
WIDEST = 29.0
STREAMS = 22


def streams(counts: Sequence[int]) -> list[str]:
    """SVG path data in a box of 1000 by 72: one path per stream, none for the line in the middle.

    The spread at each stage is its count against the largest one, so the drawing never says more than the figures.
    """
    most = max(counts, default=0)
    if most <= 0:
        return []
    spreads = [WIDEST * max(count, 0) / most for count in counts]
    stops = _stops(spreads)
    number = min(STREAMS, most)
    if number < 2:
        return []
    return [_path([(x, MIDDLE + share * spread) for x, spread in stops]) for share in _shares(number)]


def _stops(spreads: Sequence[float]) -> list[tuple[float, float]]:
    """The middle of each stage with its spread, from the left edge to the right one."""
    step = WIDTH / len(spreads)
    middles = [((place + 0.5) * step, spread) for place, spread in enumerate(spreads)]
    return [(0.0, spreads[0]), *middles, (float(WIDTH), spreads[-1])]


def _shares(number: int) -> list[float]:
    """Places between -1 and 1, even; the line itself takes the middle one."""
    return [share for share in (2 * place / (number - 1) - 1 for place in range(number)) if abs(share) > 0.01]


def _path(points: Sequence[tuple[float, float]]) -> str:
    (x, y), *others = points
    path = f"M{x:g} {y:.1f}"
    for to_x, to_y in others:
        half = (x + to_x) / 2
        path += f"C{half:g} {y:.1f} {half:g} {to_y:.1f} {to_x:g} {to_y:.1f}"
        x, y = to_x, to_y
    return path
