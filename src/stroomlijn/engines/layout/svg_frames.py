"""Pools and lanes in SVG, each with its name upwards in the strip at the left."""

from __future__ import annotations

from stroomlijn.engines.process_model import Box, Drawing, Lane, Pool, Process

from .sizes import STRIP
from .svg_text import number, text_block, title

_KINDS = 6


def kinds(process: Process) -> dict[str, str]:
    """The colour class of every lane, in order; lanes of one name share it, as they are one role."""
    names: dict[str, int] = {}
    return {
        lane.id: f"stroomlijn-kind-{names.setdefault(lane.name or lane.id, len(names)) % _KINDS + 1}"
        for lane in process.lanes
    }


def draw_pool(pool: Pool, process: Process, drawing: Drawing) -> list[str]:
    """A frame; the name of a pool without content stands in the middle."""
    box = drawing.shapes[pool.id]
    empty = not any(lane.pool == pool.id for lane in process.lanes) and not any(
        pool.id in (node.pool, node.lane) for node in process.nodes
    )
    drawn = [*title(pool.name), _rect(box, "stroomlijn-drawing__pool")]
    if empty:
        return [*drawn, *text_block(pool.name, box, "stroomlijn-drawing__name")]
    return drawn + _strip(pool.name, box)


def draw_lane(lane: Lane, process: Process, drawing: Drawing) -> list[str]:
    """A tinted row with its name at the left."""
    box = drawing.shapes[lane.id]
    return [*title(lane.name), _rect(box, "stroomlijn-drawing__lane"), *_strip(lane.name, box)]


def _strip(name: str, box: Box) -> list[str]:
    strip = Box(box.x + 2, box.y + 4, STRIP - 4, max(box.height - 8, 10))
    line = f'<path class="stroomlijn-drawing__rule" d="M{number(box.x + STRIP)} {number(box.y)}V{number(box.bottom)}"/>'
    return [line, *text_block(name, strip, "stroomlijn-drawing__name", size=11, lines=2, turned=True)]


def _rect(box: Box, css: str) -> str:
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    return f'<rect class="{css}" {place}/>'
