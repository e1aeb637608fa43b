"""Flows, messages and associations in SVG."""

from __future__ import annotations

from stroomlijn.engines.process_model import Artifact, Drawing, Flow, Kind, MessageFlow, Point, Process, association_id

from .svg_text import number, text_block, title

_ROUND = 6.0


def draw_flow(flow: Flow, process: Process, drawing: Drawing, prefix: str) -> list[str]:
    """An arrow; the default flow has a slash, a conditional flow from a step a diamond."""
    points = drawing.edges[flow.id]
    body = [*title(flow.label or flow.condition), _line(points, "stroomlijn-drawing__flow", end=f"{prefix}-punt")]
    source = process.node.get(flow.source)
    if flow.default:
        body.append(_slash(points))
    elif flow.condition and source is not None and source.kind not in (Kind.GATEWAY, Kind.EVENT):
        body.append(_diamond(points))
    return body + _label(flow.id, flow.label, drawing)


def draw_message(message: MessageFlow, drawing: Drawing, prefix: str) -> list[str]:
    """A dashed line with an open circle at its start and an open arrow at its end."""
    line = _line(drawing.edges[message.id], "stroomlijn-drawing__message", f"{prefix}-rond", f"{prefix}-bericht")
    return [*title(message.label), line, *_label(message.id, message.label, drawing)]


def draw_association(artifact: Artifact, drawing: Drawing, prefix: str) -> list[str]:
    """Dotted lines to what the artifact belongs to, with an arrow where data goes in or out."""
    body: list[str] = []
    for node, direction in artifact.links:
        points = drawing.edges.get(association_id(artifact.id, node, direction))
        if points:
            start = f"{prefix}-pijl" if direction == "out" else ""
            end = f"{prefix}-pijl" if direction == "in" else ""
            body.append(_line(points, "stroomlijn-drawing__association", start, end))
    return body


def _label(name: str, label: str, drawing: Drawing) -> list[str]:
    box = drawing.labels.get(name)
    return text_block(label, box, "stroomlijn-drawing__label", lines=4, top=True) if box and label else []


def _line(points: tuple[Point, ...], css: str, start: str = "", end: str = "") -> str:
    ends = (f' marker-start="url(#{start})"' if start else "") + (f' marker-end="url(#{end})"' if end else "")
    return f'<path class="{css}" d="{_path(points)}"{ends}/>'


def _path(points: tuple[Point, ...]) -> str:
    """A line with slightly rounded corners."""
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_pair(_towards(corner, before))}Q{_pair(corner)} {_pair(_towards(corner, after))}")
    return "".join([*parts, f"L{_pair(points[-1])}"])


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _towards(corner: Point, other: Point) -> Point:
    length = _distance(corner, other)
    part = min(_ROUND, length / 2) / length if length else 0.0
    return (corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part)


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _along(points: tuple[Point, ...], away: float) -> tuple[Point, Point]:
    """The point `away` from the start of a line, and the unit vector there."""
    one, other = points[0], points[1]
    length = _distance(one, other) or 1.0
    unit = ((other[0] - one[0]) / length, (other[1] - one[1]) / length)
    return (one[0] + unit[0] * away, one[1] + unit[1] * away), unit


def _slash(points: tuple[Point, ...]) -> str:
    (x, y), (dx, dy) = _along(points, 10.0)
    ends = ((x - 4 * dx - 5 * dy, y - 4 * dy + 5 * dx), (x + 4 * dx + 5 * dy, y + 4 * dy - 5 * dx))
    return f'<path class="stroomlijn-drawing__flow" d="M{_pair(ends[0])}L{_pair(ends[1])}"/>'


def _diamond(points: tuple[Point, ...]) -> str:
    (x, y), (dx, dy) = _along(points, 8.0)
    corners = [(8, 0), (0, 5), (-8, 0), (0, -5)]
    turned = " ".join(_pair((x + a * dx - b * dy, y + a * dy + b * dx)) for a, b in corners)
    return f'<path class="stroomlijn-drawing__open-tip" d="M{turned}z"/>'
