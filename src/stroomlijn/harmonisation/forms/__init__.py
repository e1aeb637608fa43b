"""What people fill in, one file per area."""

from .traject import TrajectForm

__all__ = ["TrajectForm"]
