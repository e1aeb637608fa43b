"""Every read of harmonisation. What other contexts get are values, never models."""
