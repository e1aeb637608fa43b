"""Sends messages for as long as the worker runs, to several subscribers at once and to each in turn: those that hang or
answer slowly hold up the others for a moment at most."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from uuid import UUID

from django.db import Error, connection

from .delivering import deliver, waiting
from .spreading import spread

LOOK_SECONDS = 0.5
SUBSCRIBERS_AT_ONCE = 4
TURN_SECONDS = 5
"""After which a subscriber with more to come goes to the end of the row; it keeps what it is being sent."""
log = logging.getLogger(__name__)


@contextmanager
def sending() -> Iterator[None]:
    """Messages are sent while this block runs; at its end those that are under way are waited for."""
    stop = Event()
    thread = Thread(target=_send, args=(stop,), name="notificaties", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _send(stop: Event) -> None:
    at_work: dict[UUID, Future[None]] = {}
    with ThreadPoolExecutor(SUBSCRIBERS_AT_ONCE, "notificaties") as threads:
        while not stop.wait(LOOK_SECONDS):
            at_work = {one: work for one, work in at_work.items() if not work.done()}
            for subscriber in _look():
                if subscriber not in at_work:
                    at_work[subscriber] = threads.submit(_deliver, subscriber, stop)


def _look() -> list[UUID]:
    try:
        return _waiting()
    except Error as wrong:
        log.warning("notifications wait for the database: %s", wrong)
    except Exception:
        log.exception("looking for notifications")
    return []


def _waiting() -> list[UUID]:
    try:
        spread()
        return waiting()
    finally:
        connection.close()


def _deliver(subscriber: UUID, stop: Event) -> None:
    until = monotonic() + TURN_SECONDS
    try:
        deliver(subscriber, stop=lambda: stop.is_set() or monotonic() > until)
    except Exception:
        log.exception("abonnement %s", subscriber)
    finally:
        connection.close()
