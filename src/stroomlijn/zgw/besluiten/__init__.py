"""Besluiten API: decisions and the documents that put them down."""
