"""A small generated landscape to try the product with: everything in it is invented."""

from .landscapes import DemoLandscapes, landscapes

__all__ = ["DemoLandscapes", "landscapes"]
