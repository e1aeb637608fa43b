"""A drawing as SVG: safe to put in a page, readable for a screen reader, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from stroomlijn.engines.process_model import Box, Drawing, Process

from .arrange import arrange
from .svg_elements import draw_elements
from .svg_style import STYLE
from .svg_text import label_text, number

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
    prefix: str = "teken",
) -> str:
    """The drawing as one `<svg>` element.

    drawing      the file's own places; None or one without place for every node: `arrange` makes it
    numbers      by node id: the number of the step in the list beside the drawing
    language     of the title and description: "nl" or "en"
    standalone   for a file of its own: with namespace and colours; in a page the page's CSS gives the colours
    changed      ids of nodes that are drawn with a thick border
    prefix       of all ids in it, for a page with several drawings

    Every element is a `<g id="{prefix}-{n}" data-element="{id}">`, numbered in document order. All text and ids are
    escaped, and characters that XML forbids are left out; there is no script, inline style or link in it.
    """
    placed = drawing if drawing is not None and _complete(process, drawing) else arrange(process)
    body = draw_elements(process, placed, numbers or {}, changed, prefix)
    return picture(
        process, view_of(placed), body, numbers or {}, language=language, standalone=standalone, prefix=prefix
    )


def picture(
    process: Process,
    box: Box,
    body: list[str],
    numbers: Mapping[str, str],
    *,
    language: str,
    standalone: bool,
    prefix: str,
) -> str:
    """The `<svg>` element around what is drawn; `box` is the part of the drawing that it shows."""
    view = " ".join(map(number, (box.x, box.y, box.width, box.height)))
    size = f' width="{number(box.width)}" height="{number(box.height)}"'
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    lines = [
        f'<svg class="stroomlijn-drawing" viewBox="{view}"{size}{space} role="img"'
        f' aria-labelledby="{prefix}-titel {prefix}-uitleg">',
        *_about(process, numbers, language, prefix),
        *([f"<style>{STYLE}</style>"] if standalone else []),
        *_markers(prefix),
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _complete(process: Process, drawing: Drawing) -> bool:
    """Every node has a place or lies in a subprocess that is drawn closed; else shapes would lie on each other."""
    open_boxes = {node.parent for node in process.nodes if node.id in drawing.shapes}
    return all(node.id in drawing.shapes or (node.parent and node.parent not in open_boxes) for node in process.nodes)


def view_of(drawing: Drawing) -> Box:
    """What the picture shows: everything, with a small border."""
    boxes = [*drawing.shapes.values(), *drawing.labels.values()]
    xs = [x for points in drawing.edges.values() for x, _ in points] + [x for b in boxes for x in (b.x, b.right)]
    ys = [y for points in drawing.edges.values() for _, y in points] + [y for b in boxes for y in (b.y, b.bottom)]
    left, top = min(xs, default=0.0) - _BORDER, min(ys, default=0.0) - _BORDER
    return Box(left, top, max(xs, default=0.0) + _BORDER - left, max(ys, default=0.0) + _BORDER - top)


def _about(process: Process, numbers: Mapping[str, str], language: str, prefix: str) -> list[str]:
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
        f'<title id="{prefix}-titel">{escape(title)}</title>',
        f'<desc id="{prefix}-uitleg">{escape(". ".join(parts))}</desc>',
    ]


def _markers(prefix: str) -> list[str]:
    """Arrow heads: filled for flows, open for messages, a stroke for associations; a ring where messages begin."""

    def marker(name: str, place: int, body: str) -> str:
        field = f'viewBox="0 0 10 10" refX="{place}" refY="5" markerWidth="8" markerHeight="8"'
        return f'<marker id="{prefix}-{name}" {field} orient="auto-start-reverse">{body}</marker>'

    return [
        "<defs>",
        marker("punt", 9, '<path class="stroomlijn-drawing__tip" d="M0 1 10 5 0 9z"/>'),
        marker("bericht", 9, '<path class="stroomlijn-drawing__open-tip" d="M1 1 9 5 1 9z"/>'),
        marker("rond", 5, '<circle class="stroomlijn-drawing__open-tip" cx="5" cy="5" r="3.5"/>'),
        marker("pijl", 9, '<path class="stroomlijn-drawing__stroke-tip" d="M2 1 9 5 2 9"/>'),
        "</defs>",
    ]
