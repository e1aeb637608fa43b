"""Every read of the landscape. What other contexts get are values, never models."""
