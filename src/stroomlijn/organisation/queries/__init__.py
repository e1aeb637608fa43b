"""Every read of organisations, trajecten, people and werkrollen. Across contexts values, never models."""
