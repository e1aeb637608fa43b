"""Many callers at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection


def at_once(many: int, act: Callable[[int], Any]) -> list[Any]:
    """What each of so many callers gets who all begin at the same moment."""
    ready = threading.Barrier(many)

    def one(number: int) -> Any:
        ready.wait()
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as crowd:
        return list(crowd.map(one, range(many)))
