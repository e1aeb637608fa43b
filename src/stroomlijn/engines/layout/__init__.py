"""Layout and drawing: a process becomes coordinates, and coordinates become SVG."""

from .arrange import arrange
from .paper import Sheets, on_paper
from .quality import DrawingQuality, measure
from .sheets import draw_sheets
from .svg import draw_svg
from .svg_marks import mark_changed

__all__ = [
    "DrawingQuality",
    "Sheets",
    "arrange",
    "draw_sheets",
    "draw_svg",
    "mark_changed",
    "measure",
    "on_paper",
]
