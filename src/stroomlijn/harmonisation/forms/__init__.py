"""What people fill in, one file per area."""

from .traject import PublishForm, TrajectForm

__all__ = ["PublishForm", "TrajectForm"]
