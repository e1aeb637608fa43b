"""Kinds of facts of this context."""

IMPORT_APPLIED = "import-applied"
IMPORT_UNDOING = "import-undoing"
IMPORT_UNDONE = "import-undone"
VERSION_PUBLISHED = "version-published"
