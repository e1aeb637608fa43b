"""Pages of harmonisation."""
