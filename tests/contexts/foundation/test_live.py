"""Live updates: who follows a topic hears each change once it is committed, and holds no connection while waiting."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from stroomlijn.foundation import live

RENEW = b'event: message\ndata: {"among": 1}\n\n'


@pytest.fixture
def stream(transactional_db: None) -> Iterator[Iterator[bytes]]:
    connection.ensure_connection()
    events = live._events("topic-1", time.monotonic())
    assert next(events).startswith(b"retry")
    _until_listening()
    _take_all(events)
    yield events
    events.close()


def test_a_change_is_heard_when_it_is_committed(stream: Iterator[bytes]) -> None:
    with transaction.atomic():
        live.publish("topic-2", number=1)
        live.publish("topic-1", number=2)
    assert _said(next(stream)) == {"number": 2}, "only of the topic that is followed"


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


def test_a_page_hears_what_happened_since_it_was_asked_for_however_late_it_follows(stream: Iterator[bytes]) -> None:
    asked = time.monotonic()
    live.publish("topic-1", number=3)
    live.publish("topic-1", hand="what the page itself acts on")
    next(stream)
    next(stream)  # by now the process heard both
    time.sleep(0.05)
    late = live._events("topic-1", asked)
    assert next(late).startswith(b"retry")
    assert [_said(next(late)), _said(next(late))] == [{"number": 3}, {"hand": "what the page itself acts on"}]
    assert next(late) == RENEW, "it fetches anew, whatever the last one was about"
    late.close()
    fresh = live._events("topic-1", time.monotonic())
    next(fresh)
    live.publish("topic-1", number=4)
    assert b'"number": 4' in next(fresh), "a page that was made after it knows it already"
    fresh.close()


def test_a_browser_that_comes_back_hears_what_came_after_what_it_heard(stream: Iterator[bytes]) -> None:
    opened = live.moment()
    live.publish("topic-1", number=7)
    heard = next(stream).decode().partition("\n")[0].removeprefix("id: ")
    time.sleep(0.01)
    live.publish("topic-1", number=8)
    next(stream)
    request = RequestFactory().get("/volgen", {"sinds": opened}, headers={"Last-Event-ID": heard})
    again = live._events("topic-1", live._knows_until(request))
    assert next(again).startswith(b"retry")
    assert [_said(next(again)), next(again)] == [{"number": 8}, RENEW]
    again.close()


def test_a_page_that_is_older_than_what_a_process_knows_fetches_anew(stream: Iterator[bytes]) -> None:
    old = live._events("topic-9", live._hub._hears_all_since - 0.001)
    assert (next(old)[:5], next(old)) == (b"retry", RENEW)
    old.close()


def test_when_the_connection_that_listens_broke_all_who_follow_fetch_anew(stream: Iterator[bytes]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where query = %s", [f"listen {live.CHANNEL}"]
        )
    live.publish("topic-1", number=5)
    assert next(stream) == RENEW, "what was said meanwhile nobody heard"
    live.publish("topic-1", number=6)
    assert b'"number": 6' in next(stream)


def _said(event: bytes) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(event.decode().split("data: ")[1])
    assert data.pop("among") == 1
    return data


def _until_listening() -> None:
    """The hub listens in a thread of its own; give it a moment to begin."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_stat_activity where query = %s", [f"listen {live.CHANNEL}"])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody listens")


def _take_all(events: Iterator[bytes]) -> None:
    """What a process says that only began to listen when this stream joined."""
    live.publish("topic-1", ready=True)
    while b"ready" not in next(events):
        pass
