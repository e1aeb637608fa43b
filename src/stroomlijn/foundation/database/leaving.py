"""Connections are few: who waits for somebody else holds none meanwhile."""

from __future__ import annotations

from django.db import connection


def leave_database() -> None:
    """Gives the connection of this thread back, unless a transaction needs it; the next statement takes one again."""
    if not connection.in_atomic_block:
        connection.close()
