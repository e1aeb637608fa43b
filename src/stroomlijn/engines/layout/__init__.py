"""Layout and drawing: a process becomes coordinates, and coordinates become SVG."""

from .arrange import arrange
from .svg import draw_svg

__all__ = ["arrange", "draw_svg"]
