"""Steps, events, gateways, subprocesses and artifacts in SVG."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from stroomlijn.engines.process_model import Artifact, Box, Drawing, Event, Kind, Node, named

from .svg_glyphs import event_glyph, gateway_glyph, loop_glyph, step_glyph
from .svg_text import label_text, number, text_block, title
from .text import wrap

_NAME = 20.0
_LINES_BESIDE_GLYPH = 2


def draw_node(node: Node, drawing: Drawing, numbers: Mapping[str, str], changed: bool, expanded: bool) -> list[str]:
    """The shape of a node with its marks and name; the number of a step stands in its upper left corner."""
    box = drawing.shapes[node.id]
    if node.kind is Kind.EVENT:
        body = _event(node, box)
    elif node.kind is Kind.GATEWAY:
        body = [_diamond(box), *gateway_glyph(node.gateway, box)]
    else:
        return [*title(node.label), *_step(node, box, numbers.get(node.id, ""), changed, expanded)]
    return [*title(named(node)), *body, *_outer_label(node.id, named(node), box, drawing)]


def draw_artifact(artifact: Artifact, drawing: Drawing) -> list[str]:
    """A sheet for a data object, a drum for a store, a bracket for a remark, a dashed box for a group."""
    box = drawing.shapes[artifact.id]
    if artifact.type == "textAnnotation":
        bracket = f"M{number(box.x + 10)} {number(box.y)}H{number(box.x)}V{number(box.bottom)}H{number(box.x + 10)}"
        inside = Box(box.x + 6, box.y, max(box.width - 8, 10), box.height)
        body = [_path(bracket, "artifact"), *text_block(artifact.label, inside, "stroomlijn-drawing__label", lines=12)]
        return [*title(artifact.label), *body]
    if artifact.type == "group":
        body = [_rect(box, 10, "stroomlijn-drawing__group")]
    elif artifact.type.startswith("dataStore"):
        body = _drum(box)
    else:
        body = _sheet(box)
    return [*title(artifact.label), *body, *_outer_label(artifact.id, artifact.label, box, drawing)]


def _step(node: Node, box: Box, step_number: str, changed: bool, expanded: bool) -> list[str]:
    css = "stroomlijn-drawing__step"
    css += " stroomlijn-drawing__step--changed" if changed else ""
    css += " stroomlijn-drawing__step--call" if node.kind is Kind.CALL else ""
    css += " stroomlijn-drawing__step--open" if expanded else ""
    css += " stroomlijn-drawing__step--event" if node.type == "eventSubProcess" else ""
    body = [f'<g class="{css}">', _rect(box, 10)]
    if expanded:
        inside = Box(box.x + 8, box.y + 4, max(box.width - 16, 10), _NAME)
        body += text_block(node.label, inside, "stroomlijn-drawing__text", lines=1)
    else:
        glyph = step_glyph(node, box)
        inside = Box(box.x + 6, box.y + 4, max(box.width - 12, 10), max(box.height - 8, 10))
        if glyph and len(wrap(node.label, inside.width, 4)) > _LINES_BESIDE_GLYPH:
            up, down = (0.0, 14.0) if node.kind is Kind.SUBPROCESS else (14.0, 0.0)
            inside = Box(inside.x, inside.y + up, inside.width, inside.height - up - down)
        body += [*text_block(node.label, inside, "stroomlijn-drawing__text", lines=4), *glyph]
    if step_number:
        place = f'x="{number(box.right - 6)}" y="{number(box.y + 14)}" text-anchor="end"'
        body.append(f'<text class="stroomlijn-drawing__number" {place}>{escape(label_text(step_number, 8))}</text>')
    return [*body, *loop_glyph(node, box, expanded), "</g>"]


def _event(node: Node, box: Box) -> list[str]:
    css = "stroomlijn-drawing__event"
    css += " stroomlijn-drawing__event--end" if node.event is Event.END else ""
    css += " stroomlijn-drawing__event--beside" if node.non_interrupting else ""
    x, y = box.centre
    radius = min(box.width, box.height) / 2
    body = [_circle(x, y, radius, css)]
    if node.event in (Event.INTERMEDIATE, Event.BOUNDARY):
        body.append(_circle(x, y, max(radius - 3, 1), css))
    return body + event_glyph(node, box)


def _outer_label(name: str, label: str, box: Box, drawing: Drawing) -> list[str]:
    place = drawing.labels.get(name) or Box(box.centre[0] - 50, box.bottom + 3, 100, 42)
    wide = Box(place.centre[0] - max(place.width, 30) / 2, place.y, max(place.width, 30), max(place.height, 14))
    return text_block(label, wide, "stroomlijn-drawing__label", lines=4, top=True)


def _diamond(box: Box) -> str:
    x, y = map(number, box.centre)
    corners = f"M{x} {number(box.y)} {number(box.right)} {y} {x} {number(box.bottom)} {number(box.x)} {y}z"
    return f'<path class="stroomlijn-drawing__gate" d="{corners}"/>'


def _sheet(box: Box) -> list[str]:
    x, y, right, bottom = map(number, (box.x, box.y, box.right, box.bottom))
    fold = min(box.width, box.height) * 0.28
    inner, lower = number(box.right - fold), number(box.y + fold)
    return [_path(f"M{x} {y}H{inner}L{right} {lower}V{bottom}H{x}zM{inner} {y}V{lower}H{right}", "artifact")]


def _drum(box: Box) -> list[str]:
    x, right = number(box.x), number(box.right)
    lid, height = box.height * 0.13, box.height
    rx, ry = number(box.width / 2), number(lid)
    top, bottom = number(box.y + lid), number(box.y + height - lid)
    sides = f"M{x} {top}V{bottom}A{rx} {ry} 0 0 0 {right} {bottom}V{top}"
    return [_path(f"{sides}A{rx} {ry} 0 0 0 {x} {top}A{rx} {ry} 0 0 0 {right} {top}", "artifact")]


def _rect(box: Box, radius: float, css: str = "") -> str:
    named = f' class="{css}"' if css else ""
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    return f'<rect{named} {place} rx="{number(radius)}"/>'


def _circle(x: float, y: float, radius: float, css: str) -> str:
    return f'<circle class="{css}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def _path(path: str, css: str) -> str:
    return f'<path class="stroomlijn-drawing__{css}" d="{path}"/>'
