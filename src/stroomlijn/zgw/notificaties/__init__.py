"""Notificaties API: who wants to hear which changes, and the sending of every message until it is taken."""
