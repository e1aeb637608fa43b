"""Layout and drawing: a process becomes coordinates, and coordinates become SVG."""

from .arrange import arrange
from .quality import DrawingQuality, measure
from .svg import draw_svg

__all__ = ["DrawingQuality", "arrange", "draw_svg", "measure"]
