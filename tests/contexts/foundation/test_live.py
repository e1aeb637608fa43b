"""Live updates: who follows a topic hears each change once it is committed, and holds no connection while waiting."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from stroomlijn.foundation import live


@pytest.fixture
def stream(transactional_db: None) -> Iterator[Iterator[bytes]]:
    connection.ensure_connection()
    events = live._events("topic-1")
    assert next(events).startswith(b"retry")
    _until_listening()
    yield events
    events.close()


def test_a_change_is_heard_when_it_is_committed(stream: Iterator[bytes]) -> None:
    with transaction.atomic():
        live.publish("topic-2", number=1)
        live.publish("topic-1", number=2)
    event = next(stream).decode()
    assert json.loads(event.split("data: ")[1]) == {"number": 2, "among": 1}, "only of the topic that is followed"


def test_what_was_rolled_back_is_never_heard(stream: Iterator[bytes]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        live.publish("topic-1", number=1)
        raise RuntimeError
    live.publish("topic-1", number=2)
    assert b'"number": 2' in next(stream)


def test_who_leaves_is_forgotten(stream: Iterator[bytes]) -> None:
    assert "topic-1" in live._hub._viewers
    stream.close()
    assert "topic-1" not in live._hub._viewers


def test_a_page_hears_what_happened_between_its_making_and_its_following(stream: Iterator[bytes]) -> None:
    live.publish("topic-1", number=3)
    next(stream)  # by now the process heard it
    late = live._events("topic-1", age=5)
    assert next(late).startswith(b"retry")
    assert b'"number": 3' in next(late), "a page of five seconds old missed it"
    late.close()
    time.sleep(0.02)
    fresh = live._events("topic-1", age=0.01)
    next(fresh)
    live.publish("topic-1", number=4)
    assert b'"number": 4' in next(fresh), "a page that was made after it knows it already"
    fresh.close()


def _until_listening() -> None:
    """The hub listens in a thread of its own; give it a moment to begin."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_stat_activity where query = %s", [f"listen {live.CHANNEL}"])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody listens")
