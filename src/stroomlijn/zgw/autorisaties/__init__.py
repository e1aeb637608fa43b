"""Autorisaties API: applications and what each may."""
