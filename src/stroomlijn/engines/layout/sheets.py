"""A wide drawing on several sheets: each with the names of the lanes, and with where every line goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from stroomlijn.engines.process_model import Box, Drawing, Point, Process

from .boxes import frame_ids
from .sheet_cuts import cuts
from .sizes import STRIP
from .svg import picture, view_of
from .svg_elements import draw_elements
from .svg_text import number

_WORDS = {"nl": ("naar blad {sheet}", "van blad {sheet}"), "en": ("to sheet {sheet}", "from sheet {sheet}")}
_MARK = 76.0
"""Room beside a cut for where the lines go on."""
_STUB = 12.0
_LETTERS = 9.0
_LINE = 11.0


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Where a line passes a cut, and whether it goes to the right there."""

    y: float
    onward: bool


def draw_sheets(
    process: Process,
    drawing: Drawing,
    width: float,
    *,
    numbers: Mapping[str, str],
    language: str = "nl",
) -> tuple[str, ...]:
    """The drawing as standalone SVGs that are at most `width` wide, from left to right.

    They are cut between columns. Every sheet has the strip with the names of pools and lanes, and at every line that
    passes a cut to which sheet it goes, or from which it comes.
    """
    box = view_of(drawing)
    strip = _strip(process, drawing, box)
    places = cuts(process, drawing, box, width - strip - 2 * _MARK) if box.width > width else [box.x, box.right]
    pictures = []
    for sheet, (left, right) in enumerate(pairwise(places), 1):
        before, after = sheet > 1, sheet < len(places) - 1
        own = f"blad{sheet}"
        start = left - before * (_MARK + strip)
        body = [
            *draw_elements(process, _frames(process, drawing, start, right), numbers, frozenset(), f"{own}-banen"),
            *_clipped(process, drawing, Box(left, box.y, right - left, box.height), numbers, own),
            *(_marks(drawing, left, sheet - 1, language, own, at_right=False) if before else ()),
            *(_marks(drawing, right, sheet + 1, language, own, at_right=True) if after else ()),
        ]
        view = Box(start, box.y, right + after * _MARK - start, box.height)
        pictures.append(picture(process, view, body, numbers, language=language, standalone=True, prefix=own))
    return tuple(pictures)


def _strip(process: Process, drawing: Drawing, box: Box) -> float:
    """How wide the names of pools and lanes are together, with the border before them."""
    ends = [drawing.shapes[name].x + STRIP for name in frame_ids(process) if name in drawing.shapes]
    return max(ends, default=box.x) - box.x


def _frames(process: Process, drawing: Drawing, start: float, right: float) -> Drawing:
    """Pools and lanes from the left of a sheet to its cut."""
    first = view_of(drawing).x
    shapes = {}
    for name in frame_ids(process) & drawing.shapes.keys():
        frame = drawing.shapes[name]
        x = frame.x - first + start
        shapes[name] = Box(x, frame.y, min(right, frame.right) - x, frame.height)
    return Drawing(shapes)


def _clipped(process: Process, drawing: Drawing, seen: Box, numbers: Mapping[str, str], prefix: str) -> list[str]:
    """What stands and runs between two cuts."""

    def within(box: Box) -> bool:
        return box.x < seen.right and seen.x < box.right

    frames = frame_ids(process)
    shapes = {name: box for name, box in drawing.shapes.items() if name not in frames and within(box)}
    edges = {name: points for name, points in drawing.edges.items() if within(_around(points))}
    labels = {name: box for name, box in drawing.labels.items() if within(box)}
    place = f'x="{number(seen.x)}" y="{number(seen.y)}" width="{number(seen.width)}" height="{number(seen.height)}"'
    return [
        f'<clipPath id="{prefix}-deel"><rect {place}/></clipPath>',
        f'<g clip-path="url(#{prefix}-deel)">',
        *draw_elements(process, Drawing(shapes, edges, labels), numbers, frozenset(), prefix),
        "</g>",
    ]


def _around(points: tuple[Point, ...]) -> Box:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    return Box(left - 1, 0, right - left + 2, 0)


def _marks(drawing: Drawing, cut: float, sheet: int, language: str, prefix: str, *, at_right: bool) -> list[str]:
    """At each line that passes a cut a short end of it, and beside that the other sheet."""
    to, of = (words.format(sheet=sheet) for words in _WORDS.get(language, _WORDS["nl"]))
    away = 1 if at_right else -1
    drawn, lowest = [], -1e7
    for crossing in sorted(set(_crossings(drawing, cut)), key=lambda one: (one.y, one.onward)):
        leaves = crossing.onward is at_right
        y, end = number(crossing.y), number(cut + away * _STUB)
        tip = f' marker-end="url(#{prefix}-punt)"' if leaves else ""
        drawn.append(f'<path class="stroomlijn-drawing__flow" d="M{number(cut)} {y}H{end}"{tip}/>')
        lowest = max(crossing.y + _LETTERS / 3, lowest + _LINE)
        place = f'x="{number(cut + away * (_STUB + 4))}" y="{number(lowest)}" font-size="{number(_LETTERS)}"'
        anchor = "start" if at_right else "end"
        words = escape(to if leaves else of)
        drawn.append(f'<text class="stroomlijn-drawing__label" {place} text-anchor="{anchor}">{words}</text>')
    return drawn


def _crossings(drawing: Drawing, cut: float) -> Iterable[_Crossing]:
    for points in drawing.edges.values():
        for one, other in pairwise(points):
            if min(one[0], other[0]) < cut < max(one[0], other[0]):
                yield _Crossing(one[1], other[0] > one[0])
