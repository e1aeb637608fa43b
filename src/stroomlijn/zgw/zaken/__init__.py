"""Zaken API: cases with their statuses, results, roles, objects and notes."""
