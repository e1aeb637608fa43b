"""Words of lines that a reader may take for those of another line, or cannot read."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from stroomlijn.engines.process_model import Box, Drawing, Kind, Process

from .boxes import box_of, grown, holder_ids
from .neighbourhood import Neighbourhood

_BESIDE = 9.0
_NEARER = 3.0
"""How much further off every other line must be than its own."""


def astray(process: Process, drawing: Drawing) -> frozenset[str]:
    """The flows and messages whose label touches a line, a label or a shape, or is not clearly nearest to its own."""
    labels = {flow.id: flow.label for flow in process.flows} | {one.id: one.label for one in process.messages}
    named = [name for name in labels if labels[name].strip() and name in drawing.edges and name in drawing.labels]
    pieces = [(name, box_of(*ends)) for name, points in drawing.edges.items() for ends in pairwise(points)]
    things = _things(process, drawing)
    lines, shapes = _near([box for _, box in pieces]), _near([box for _, box in things])
    found = set()
    for name in named:
        box = drawing.labels[name]
        clear = _is_clear(box, name, [pieces[index] for index in lines.find(grown(box, _BESIDE + _NEARER))])
        if not clear or any(things[index][0] != name and not _gap(box, things[index][1]) for index in shapes.find(box)):
            found.add(name)
    return frozenset(found)


def _things(process: Process, drawing: Drawing) -> list[tuple[str, Box]]:
    """Labels, and shapes that hold nothing; of a gateway the square within the diamond."""
    found, holders = list(drawing.labels.items()), holder_ids(process)
    for name, box in drawing.shapes.items():
        diamond = name in process.node and process.node[name].kind is Kind.GATEWAY
        if name not in holders:
            found.append((name, grown(box, -box.width / 4) if diamond else box))
    return found


def _near(boxes: list[Box]) -> Neighbourhood:
    near = Neighbourhood()
    for index, box in enumerate(boxes):
        near.add(index, box)
    return near


def _is_clear(box: Box, name: str, pieces: list[tuple[str, Box]]) -> bool:
    """Beside its own line, on none, and further from all others."""
    own = min((_gap(box, piece) for owner, piece in pieces if owner == name), default=_BESIDE + 1)
    others = min((_gap(box, piece) for owner, piece in pieces if owner != name), default=own + _NEARER)
    return 0 < own <= _BESIDE and others >= own + _NEARER


def _gap(one: Box, other: Box) -> float:
    """The distance between two boxes; 0 where they touch."""
    return hypot(
        max(other.x - one.right, one.x - other.right, 0.0), max(other.y - one.bottom, one.y - other.bottom, 0.0)
    )
