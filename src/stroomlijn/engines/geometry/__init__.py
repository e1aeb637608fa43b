"""Whether one place or area lies within another: exact, for what is drawn with points, lines and polygons."""

from .shapes import Shape as Shape
from .shapes import shape_of as shape_of
from .within import within as within
