"""Sections of the landscape on pages that others make."""
