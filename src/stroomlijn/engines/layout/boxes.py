"""Boxes around pieces of lines, and which shapes hold others."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Point, Process


def box_of(one: Point, other: Point) -> Box:
    """The smallest box around two points."""
    return Box(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))


def grown(box: Box, by: float) -> Box:
    """The box with so much more at every side; with less, but never less than nothing, where `by` is below 0."""
    return Box(box.x - by, box.y - by, max(0.0, box.width + 2 * by), max(0.0, box.height + 2 * by))


def frame_ids(process: Process) -> frozenset[str]:
    """Pools and lanes."""
    return frozenset(lane.id for lane in process.lanes) | frozenset(pool.id for pool in process.pools)


def holder_ids(process: Process) -> frozenset[str]:
    """What other shapes lie in: pools, lanes and subprocesses with content."""
    return frame_ids(process) | frozenset(node.parent for node in process.nodes)
