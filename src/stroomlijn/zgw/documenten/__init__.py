"""Documenten API: documents with their versions and content, and what they belong to."""
