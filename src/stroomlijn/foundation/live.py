"""Live updates by server-sent events: one LISTEN connection per process feeds all viewers.

A viewer's stream waits on a queue and holds no database connection. Each message says `among` how many it was spread,
so that they need not all ask for the same page in one instant. What happened between the moment a page was made
and the moment it began to follow is told at once: the page says how old it is.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection, connections
from django.http import HttpRequest, StreamingHttpResponse

from stroomlijn.foundation.text import number_in

CHANNEL = "stroomlijn_live"
HEARTBEAT = 15.0
LONGEST = 30 * 60.0
MOST_VIEWERS = 100
MOST_REMEMBERED = 1000
OLDEST_PAGE = 60.0


def publish(topic: str, **data: Any) -> None:
    """Tells all viewers of a topic; inside a transaction they hear it when it commits."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, json.dumps({"topic": topic, "data": data})])


class _Hub:
    """Fans out what one LISTEN connection hears."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._viewers: dict[str, set[queue.SimpleQueue[str]]] = defaultdict(set)
        self._last: dict[str, tuple[float, str]] = {}
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._listen, name="live", daemon=True)
                self._thread.start()

    def join(self, topic: str, age: float) -> queue.SimpleQueue[str]:
        self.start()
        heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            self._viewers[topic].add(heard)
            when, data = self._last.get(topic, (-LONGEST, ""))
            if time.monotonic() - when <= age:
                heard.put(data)
        return heard

    def leave(self, topic: str, heard: queue.SimpleQueue[str]) -> None:
        with self._lock:
            self._viewers[topic].discard(heard)
            if not self._viewers[topic]:
                del self._viewers[topic]

    def full(self) -> bool:
        with self._lock:
            return sum(map(len, self._viewers.values())) >= MOST_VIEWERS

    def _listen(self) -> None:
        import psycopg

        parameters = connections["default"].get_connection_params()
        conninfo = {
            name: value
            for name, value in parameters.items()
            if name in {"host", "port", "dbname", "user", "password", "sslmode", "connect_timeout"}
        }
        while True:
            try:
                with psycopg.connect(**conninfo, autocommit=True) as listening:
                    listening.execute(f"listen {CHANNEL}")
                    for heard in listening.notifies():
                        self._pass_on(heard.payload)
            except psycopg.Error:
                time.sleep(1)

    def _pass_on(self, payload: str) -> None:
        message = json.loads(payload)
        topic, now = message["topic"], time.monotonic()
        with self._lock:
            viewers = self._viewers.get(topic, ())
            data = json.dumps({**message["data"], "among": len(viewers)})
            for viewer in viewers:
                viewer.put(data)
            self._last.pop(topic, None)
            self._last[topic] = now, data
            if len(self._last) > MOST_REMEMBERED:
                del self._last[next(iter(self._last))]


_hub = _Hub()


def start() -> None:
    """Begins to listen, so that this process knows what happened before its first viewer came."""
    _hub.start()


def stream(request: HttpRequest, topic: str) -> StreamingHttpResponse:
    """An answer that goes on: each `publish` on the topic becomes one event. 503 when too many look already.

    `?leeftijd=` is the age of the page in milliseconds: the last event since then comes at once.
    """
    if _hub.full():
        return StreamingHttpResponse(status=503)
    age = min((number_in(request.GET.get("leeftijd", "")) or 0) / 1000, OLDEST_PAGE)
    response = StreamingHttpResponse(_events(topic, age), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["Content-Encoding"] = "identity"  # compressing would hold events back
    response["X-Accel-Buffering"] = "no"
    return response


def _events(topic: str, age: float = 0) -> Iterator[bytes]:
    heard = _hub.join(topic, age)
    connections.close_all()
    ends = time.monotonic() + LONGEST
    try:
        yield b"retry: 2000\n\n"
        while time.monotonic() < ends:
            try:
                yield f"event: message\ndata: {heard.get(timeout=HEARTBEAT)}\n\n".encode()
            except queue.Empty:
                yield b": hier\n\n"
    finally:
        _hub.leave(topic, heard)
