"""How long a message waits for its subscriber, and when it is left to a person."""

from __future__ import annotations

from datetime import timedelta

WAITS = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=1),
)
"""After the first failure, the second, and so on; after the last one each hour."""
LONGEST_AWAY = timedelta(days=3)
"""A subscriber may be away for a long weekend and miss nothing."""

ABOUT_THE_SUBSCRIBER = frozenset({401, 403, 404, 408, 410, 429})


def wait_after(failures: int) -> timedelta:
    return WAITS[min(failures, len(WAITS)) - 1]


def refused_for_good(attempts: int) -> bool:
    """Whether a message that the subscriber itself refuses is not tried again."""
    return attempts > len(WAITS)


def is_refusal(status: int) -> bool:
    """Whether an answer is about this message; any other failure is about the subscriber as a whole."""
    return 400 <= status < 500 and status not in ABOUT_THE_SUBSCRIBER
