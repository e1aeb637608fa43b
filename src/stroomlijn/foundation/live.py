"""Live updates by server-sent events: one LISTEN connection per process feeds all viewers.

A viewer's stream waits on a queue and holds no database connection.
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
from django.http import StreamingHttpResponse

CHANNEL = "stroomlijn_live"
HEARTBEAT = 15.0
LONGEST = 30 * 60.0
MOST_VIEWERS = 100


def publish(topic: str, **data: Any) -> None:
    """Tells all viewers of a topic; inside a transaction they hear it when it commits."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, json.dumps({"topic": topic, "data": data})])


class _Hub:
    """Fans out what one LISTEN connection hears."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._viewers: dict[str, set[queue.SimpleQueue[str]]] = defaultdict(set)
        self._thread: threading.Thread | None = None

    def join(self, topic: str) -> queue.SimpleQueue[str]:
        heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            self._viewers[topic].add(heard)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._listen, name="live", daemon=True)
                self._thread.start()
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
        with self._lock:
            viewers = list(self._viewers.get(message["topic"], ()))
        for viewer in viewers:
            viewer.put(json.dumps(message["data"]))


_hub = _Hub()


def stream(topic: str, event: str = "message") -> StreamingHttpResponse:
    """An answer that goes on: each `publish` on the topic becomes one event. 503 when too many look already."""
    if _hub.full():
        return StreamingHttpResponse(status=503)
    response = StreamingHttpResponse(_events(topic, event), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["Content-Encoding"] = "identity"  # compressing would hold events back
    response["X-Accel-Buffering"] = "no"
    return response


def _events(topic: str, event: str) -> Iterator[bytes]:
    heard = _hub.join(topic)
    connections.close_all()
    ends = time.monotonic() + LONGEST
    try:
        yield b"retry: 2000\n\n"
        while time.monotonic() < ends:
            try:
                yield f"event: {event}\ndata: {heard.get(timeout=HEARTBEAT)}\n\n".encode()
            except queue.Empty:
                yield b": hier\n\n"
    finally:
        _hub.leave(topic, heard)
