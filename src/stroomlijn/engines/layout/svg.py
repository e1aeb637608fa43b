"""A drawing as SVG: safe to put in a page, readable for a screen reader, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from stroomlijn.engines.process_model import Box, Drawing, Process

from .arrange import arrange
from .svg_edges import draw_association, draw_flow, draw_message
from .svg_frames import draw_lane, draw_pool, kinds
from .svg_nodes import draw_artifact, draw_node
from .svg_style import STYLE
from .svg_text import attribute, label_text, number

_WORDS = {
    "nl": ("Tekening van het proces {name}", "Tekening van een proces", "Stappen: {steps}", "Banen: {lanes}"),
    "en": ("Drawing of the process {name}", "Drawing of a process", "Steps: {steps}", "Lanes: {lanes}"),
}
_MOST_NAMED = 60
_BORDER = 12.0


def draw_svg(
    process: Process,
    drawing: Drawing | None = None,
    *,
    numbers: Mapping[str, str] | None = None,
    language: str = "nl",
    standalone: bool = False,
    changed: frozenset[str] = frozenset(),
) -> str:
    """The drawing as one `<svg>` element.

    drawing      the file's own places; None, or what is missing in it, is laid out by `arrange`
    numbers      by node id: the number of the step in the list beside the drawing
    language     of the title and description: "nl" or "en"
    standalone   for a file of its own: with namespace and colours; in a page the page's CSS gives the colours
    changed      ids of nodes that are drawn with a thick border

    Every element is a `<g id="teken-{n}" data-element="{id}">`, numbered in document order. All text and ids are
    escaped, and characters that XML forbids are left out; there is no script, inline style or link in it.
    """
    placed = drawing if drawing is not None and _complete(process, drawing) else arrange(process)
    box = _view(placed)
    view = " ".join(map(number, (box.x, box.y, box.width, box.height)))
    size = f' width="{number(box.width)}" height="{number(box.height)}"'
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    lines = [
        f'<svg class="stroomlijn-drawing" viewBox="{view}"{size}{space} role="img"'
        ' aria-labelledby="teken-titel teken-uitleg">',
        *_about(process, numbers or {}, language),
        *([f"<style>{STYLE}</style>"] if standalone else []),
        *_markers(),
        *_elements(process, placed, numbers or {}, changed),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _complete(process: Process, drawing: Drawing) -> bool:
    """Every node has a place or lies in a subprocess that is drawn closed; else shapes would lie on each other."""
    open_boxes = {node.parent for node in process.nodes if node.id in drawing.shapes}
    return all(node.id in drawing.shapes or (node.parent and node.parent not in open_boxes) for node in process.nodes)


def _view(drawing: Drawing) -> Box:
    """What the picture shows: everything, with a small border."""
    boxes = [*drawing.shapes.values(), *drawing.labels.values()]
    xs = [x for points in drawing.edges.values() for x, _ in points] + [x for b in boxes for x in (b.x, b.right)]
    ys = [y for points in drawing.edges.values() for _, y in points] + [y for b in boxes for y in (b.y, b.bottom)]
    left, top = min(xs, default=0.0) - _BORDER, min(ys, default=0.0) - _BORDER
    return Box(left, top, max(xs, default=0.0) + _BORDER - left, max(ys, default=0.0) + _BORDER - top)


def _about(process: Process, numbers: Mapping[str, str], language: str) -> list[str]:
    named, unnamed, steps, lanes = _WORDS.get(language, _WORDS["nl"])
    title = named.format(name=label_text(process.name)) if process.name else unnamed
    listed = [
        f"{numbers[step.id]} {label_text(step.label)}" if step.id in numbers else label_text(step.label)
        for step in process.steps[:_MOST_NAMED]
    ]
    parts = []
    if process.lanes:
        parts.append(lanes.format(lanes=", ".join(label_text(lane.name) for lane in process.lanes[:_MOST_NAMED])))
    if listed:
        parts.append(steps.format(steps="; ".join(listed)))
    return [
        f'<title id="teken-titel">{escape(title)}</title>',
        f'<desc id="teken-uitleg">{escape(". ".join(parts))}</desc>',
    ]


def _markers() -> list[str]:
    """Arrow heads: filled for flows, open for messages, a stroke for associations."""
    shape = 'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"'
    return [
        "<defs>",
        f'<marker id="teken-punt" {shape}><path class="stroomlijn-drawing__tip" d="M0 1 10 5 0 9z"/></marker>',
        f'<marker id="teken-bericht" {shape}><path class="stroomlijn-drawing__open-tip" d="M1 1 9 5 1 9z"/></marker>',
        f'<marker id="teken-rond" {shape.replace("refX=" + chr(34) + "9", "refX=" + chr(34) + "5")}>'
        '<circle class="stroomlijn-drawing__open-tip" cx="5" cy="5" r="3.5"/></marker>',
        f'<marker id="teken-pijl" {shape}><path class="stroomlijn-drawing__stroke-tip" d="M2 1 9 5 2 9"/></marker>',
        "</defs>",
    ]


def _elements(process: Process, drawing: Drawing, numbers: Mapping[str, str], changed: frozenset[str]) -> list[str]:
    """Pools and lanes, then lines, then nodes, so that nothing hides what is drawn before it."""
    kind = kinds(process)
    drawn: list[tuple[str, str, list[str]]] = [
        (pool.id, "", draw_pool(pool, process, drawing)) for pool in process.pools if pool.id in drawing.shapes
    ]
    drawn += [
        (lane.id, kind.get(lane.id, ""), draw_lane(lane, process, drawing))
        for lane in process.lanes
        if lane.id in drawing.shapes
    ]
    nodes = [node for node in process.nodes if node.id in drawing.shapes]
    around = {node.parent for node in nodes if node.parent}
    boxes = [node for node in nodes if node.id in around]
    for node in boxes:
        drawn.append((node.id, kind.get(node.lane, ""), draw_node(node, drawing, numbers, node.id in changed, True)))
    drawn += [(flow.id, "", draw_flow(flow, process, drawing)) for flow in process.flows if flow.id in drawing.edges]
    drawn += [(item.id, "", draw_message(item, drawing)) for item in process.messages if item.id in drawing.edges]
    for artifact in process.artifacts:
        if artifact.id in drawing.shapes:
            body = draw_association(artifact, drawing) + draw_artifact(artifact, drawing)
            drawn.append((artifact.id, "", body))
    for node in sorted(nodes, key=lambda node: bool(node.attached_to)):
        if node.id not in around:
            body = draw_node(node, drawing, numbers, node.id in changed, False)
            drawn.append((node.id, kind.get(node.lane, ""), body))
    return [line for index, (name, group, body) in enumerate(drawn, 1) for line in _group(index, name, group, body)]


def _group(index: int, name: str, kind: str, body: list[str]) -> list[str]:
    css = f' class="{kind}"' if kind else ""
    return [f'<g id="teken-{index}" data-element="{attribute(name)}"{css}>', *body, "</g>"]
