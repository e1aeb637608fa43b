"""Lines that no grid can hold, drawn as well as can be: into or out of a subprocess, which BPMN forbids for flows but
files contain, and the last piece of a message to a node inside a subprocess."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Drawing, Event, Node, Point, Process

from .polyline import border_x, border_y, straightened
from .scope import Link, Scope


def direct_edges(links: list[Link], scopes: list[Scope], process: Process, drawing: Drawing) -> None:
    """Add the edges of `links`, and lead edges that stop at a subprocess on to the node inside it that is meant."""
    for link in links:
        if link.start in drawing.shapes and link.end in drawing.shapes:
            drawing.edges[link.id] = _direct(link.start, link.end, process, drawing)
    for scope in scopes:
        for link in [*scope.flows, *scope.messages, *scope.associations]:
            if link.id in drawing.edges:
                drawing.edges[link.id] = _led_inside(link, process, drawing)


def _direct(start: str, end: str, process: Process, drawing: Drawing) -> tuple[Point, ...]:
    """Right out of the one, down or up halfway, into the left of the other."""
    one, other = drawing.shapes[start], drawing.shapes[end]
    if start == end:
        return _loop(one)
    from_x = border_x(one, one.centre[1], True, process.node.get(start))
    to_x = border_x(other, other.centre[1], False, process.node.get(end))
    if _is_boundary(process.node.get(start)):
        y = one.bottom + 12
        first: list[Point] = [(one.centre[0], one.bottom), (one.centre[0], y)]
        return straightened([*first, (to_x - 12, y), (to_x - 12, other.centre[1]), (to_x, other.centre[1])])
    middle = (from_x + to_x) / 2 if from_x < to_x else from_x + 12
    points: list[Point] = [(from_x, one.centre[1]), (middle, one.centre[1])]
    if from_x >= to_x:
        below = max(one.bottom, other.bottom) + 8
        points += [(middle, below), (to_x - 12, below)]
        middle = to_x - 12
    return straightened([*points, (middle, other.centre[1]), (to_x, other.centre[1])])


def _loop(box: Box) -> tuple[Point, ...]:
    x, y = box.centre
    return ((x, box.bottom), (x, box.bottom + 12), (box.x - 12, box.bottom + 12), (box.x - 12, y), (box.x, y))


def _is_boundary(node: Node | None) -> bool:
    return node is not None and node.event is Event.BOUNDARY


def _led_inside(link: Link, process: Process, drawing: Drawing) -> tuple[Point, ...]:
    points = drawing.edges[link.id]
    if _inside(link.start, link.source, process):
        points = tuple(reversed(_led_to(link.start, tuple(reversed(points)), process, drawing)))
    if _inside(link.end, link.target, process):
        points = _led_to(link.end, points, process, drawing)
    return points


def _inside(shown: str, node: str, process: Process) -> bool:
    found = process.node.get(shown)
    return bool(node) and found is not None and shown != node and found.attached_to != node


def _led_to(node: str, points: tuple[Point, ...], process: Process, drawing: Drawing) -> tuple[Point, ...]:
    """On from the border of the subprocess to the border of a node in it."""
    box, found = drawing.shapes[node], process.node.get(node)
    (x, y), before = points[-1], points[-2]
    if before[0] == x:
        touch = min(max(x, box.x + 4), box.right - 4) if found is None or box.width > 60 else box.centre[0]
        bottom = before[1] > y
        end = (touch, border_y(box, touch, bottom, found))
        bend = (box.bottom + 10) if bottom else (box.y - 10)
        return straightened([*points, (x, bend), (touch, bend), end])
    right = before[0] > x
    end = (border_x(box, box.centre[1], right, found), box.centre[1])
    bend = end[0] + (10 if right else -10)
    return straightened([*points, (bend, y), (bend, end[1]), end])
