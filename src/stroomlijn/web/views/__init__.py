"""Pages that belong to no single context."""
