"""Layout and drawing: a process becomes coordinates, and coordinates become SVG."""

from .arrange import arrange
from .quality import DrawingQuality, measure
from .svg import draw_svg
from .svg_marks import mark_changed

__all__ = ["DrawingQuality", "arrange", "draw_svg", "mark_changed", "measure"]
