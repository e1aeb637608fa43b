"""Two writes that wait for each other: the database ends one of them, which is done once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected, SerializationFailure

Given = TypeVar("Given")
TIMES = 3


def retried(write: Callable[[], Given]) -> Given:
    """What `write` gives, which opens a transaction itself; within one it cannot be done again."""
    if not connection.in_atomic_block:
        for _ in range(TIMES - 1):
            try:
                return write()
            except OperationalError as wrong:
                if not isinstance(wrong.__cause__, DeadlockDetected | SerializationFailure):
                    raise
    return write()
