"""Live updates by server-sent events: one LISTEN connection per process feeds all viewers.

A viewer's stream waits on a queue and holds no database connection. Each message says `among` how many it was spread,
so that they need not all ask for the same page in one instant. A page says at which moment it was asked for
(`moment`), by the clock of this machine: whoever joins is told at once what happened since, and to fetch anew; that
alone when this process cannot know what happened.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from math import inf
from typing import Any

from django.db import connection, connections
from django.http import HttpRequest, StreamingHttpResponse

from stroomlijn.foundation.text import number_in

CHANNEL = "stroomlijn_live"
HEARTBEAT = 15.0
LONGEST = 30 * 60.0
MOST_VIEWERS = 100
MOST_REMEMBERED = 1000


def publish(topic: str, **data: Any) -> None:
    """Tells all viewers of a topic; inside a transaction they hear it when it commits."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, json.dumps({"topic": topic, "data": data})])


class _Hub:
    """Fans out what one LISTEN connection hears."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._viewers: dict[str, set[queue.SimpleQueue[str]]] = defaultdict(set)
        self._said: deque[tuple[float, str, str]] = deque()
        self._forgotten = -inf
        self._hears_all_since = inf
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._listen, name="live", daemon=True)
                self._thread.start()

    def join(self, topic: str, made: float) -> queue.SimpleQueue[str]:
        """`made` is the moment of the page that joins, or of what it heard last, in seconds."""
        self.start()
        heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            self._viewers[topic].add(heard)
            knows_all = self._hears_all_since <= made <= time.monotonic() and self._forgotten < made
            missed = [event for at, of, event in self._said if of == topic and at >= made]
            if missed or not knows_all:
                for event in [*missed, _renew(1)]:
                    heard.put(event)
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
                    self._begin()
                    for heard in listening.notifies():
                        self._pass_on(heard.payload)
            except psycopg.Error:
                time.sleep(1)

    def _begin(self) -> None:
        """What happened while nobody listened is not known: all who follow fetch anew."""
        with self._lock:
            self._hears_all_since = time.monotonic()
            for viewers in self._viewers.values():
                for viewer in viewers:
                    viewer.put(_renew(len(viewers)))

    def _pass_on(self, payload: str) -> None:
        message = json.loads(payload)
        topic, now = message["topic"], time.monotonic()
        with self._lock:
            viewers = self._viewers.get(topic, ())
            event = f"id: {_microseconds(now)}\n{_message({**message['data'], 'among': len(viewers)})}"
            for viewer in viewers:
                viewer.put(event)
            self._said.append((now, topic, event))
            if len(self._said) > MOST_REMEMBERED:
                self._forgotten, *_rest = self._said.popleft()


def _renew(among: int) -> str:
    return _message({"among": among})


def _message(data: dict[str, Any]) -> str:
    return f"event: message\ndata: {json.dumps(data)}\n\n"


def _microseconds(moment: float) -> int:
    return int(moment * 1_000_000)


_hub = _Hub()


def moment() -> int:
    """Now, in milliseconds of a clock that all processes of this machine share and that nobody sets."""
    return int(time.monotonic() * 1000)


def start() -> None:
    """Begins to listen, so that this process knows what happened before its first viewer came."""
    _hub.start()


def stream(request: HttpRequest, topic: str) -> StreamingHttpResponse:
    """An answer that goes on: each `publish` on the topic becomes one event. 503 when too many look already.

    `?sinds=` is the `moment` of the page; a browser that comes back says what it heard last. What happened since then
    comes at once, and an event without a word of its own after it.
    """
    if _hub.full():
        return StreamingHttpResponse(status=503)
    response = StreamingHttpResponse(_events(topic, _knows_until(request)), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["Content-Encoding"] = "identity"  # compressing would hold events back
    response["X-Accel-Buffering"] = "no"
    return response


def _knows_until(request: HttpRequest) -> float:
    page = (number_in(request.GET.get("sinds", "")) or 0) / 1000
    heard = number_in(request.headers.get("Last-Event-ID", ""))
    return page if heard is None else max(page, (heard + 1) / 1_000_000)


def _events(topic: str, made: float) -> Iterator[bytes]:
    heard = _hub.join(topic, made)
    connections.close_all()
    ends = time.monotonic() + LONGEST
    try:
        yield b"retry: 2000\n\n"
        while time.monotonic() < ends:
            try:
                yield heard.get(timeout=HEARTBEAT).encode()
            except queue.Empty:
                yield b": hier\n\n"
    finally:
        _hub.leave(topic, heard)
