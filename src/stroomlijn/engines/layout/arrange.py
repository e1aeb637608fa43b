"""Where everything stands: the layered layout of a whole process, scope by scope, innermost first."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Drawing, Point, Process

from .direct import direct_edges
from .family import Family, family_of
from .flow_labels import label_edges
from .plan import Placed
from .scope import divide
from .scope_layout import lay_out
from .sizes import INSIDE, INSIDE_NAME, ROW_GAP, TASK


def arrange(process: Process) -> Drawing:
    """A drawing of the process from left to right, with its pools, lanes and subprocesses.

    Layered layout after Sugiyama, Tagawa and Toda (1981) in the steps of Gansner, Koutsofios, North and Vo (1993):
    cycles are cut, nodes get columns (`ranks`), long lines get empty cells (`grid`), crossings are reduced
    within the lanes (`ordering`), cells get rows so that the happy path is straight (`rows`; Brandes and Köpf 2001),
    lines get corners, channels and tracks of their own (`ports`, `channels`, `tracks`).

    All edges are orthogonal and begin and end on the border of what they connect. Equal processes give equal
    drawings. Any process is accepted: flows without source or target in the process are left out.
    """
    family = family_of(process)
    division = divide(process, family)
    placed: dict[str, Placed] = {}
    for scope in division.scopes:
        placed[scope.id] = lay_out(scope, process, placed)
        if scope.id:
            _frame(placed[scope.id])
    drawing = _compose(placed, family)
    direct_edges(division.direct, division.scopes, process, drawing)
    label_edges(process, drawing)
    return drawing


def _frame(inside: Placed) -> None:
    """Room for the border and the name of a subprocess around its content."""
    inside.width = max(inside.width + 2 * INSIDE, TASK[0])
    inside.height = max(inside.height + INSIDE_NAME + INSIDE, TASK[1] + ROW_GAP)
    for boxes in (inside.shapes, inside.labels):
        boxes.update({name: _moved(box, INSIDE, INSIDE_NAME) for name, box in boxes.items()})
    inside.edges.update({name: _moved_points(points, INSIDE, INSIDE_NAME) for name, points in inside.edges.items()})


def _compose(placed: dict[str, Placed], family: Family) -> Drawing:
    """All scopes at their absolute places; outer scopes first, so that inner shapes are drawn over them."""
    drawing = Drawing()
    top = placed[""]
    drawing.shapes.update(top.frames)
    corner = {"": (0.0, 0.0)}
    for scope in sorted(placed, key=lambda name: family.depth[name]):
        if scope:
            box = drawing.shapes[scope]
            corner[scope] = (box.x, box.y)
        x, y = corner[scope]
        inside = placed[scope]
        drawing.shapes.update({name: _moved(box, x, y) for name, box in inside.shapes.items()})
        drawing.labels.update({name: _moved(box, x, y) for name, box in inside.labels.items()})
        drawing.edges.update({name: _moved_points(points, x, y) for name, points in inside.edges.items()})
    return drawing


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(round(box.x + x, 1), round(box.y + y, 1), box.width, box.height)


def _moved_points(points: tuple[Point, ...], x: float, y: float) -> tuple[Point, ...]:
    return tuple((round(px + x, 1), round(py + y, 1)) for px, py in points)
