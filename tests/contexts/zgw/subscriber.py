"""A program elsewhere that takes messages, as it is told to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from stroomlijn.zgw.models import ExternalService


@dataclass
class Subscriber:
    """
    taken    the messages that it answered with 204, in order
    headers  of each request
    status   decides the answer to a message
    """

    address: str
    taken: list[Any] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    status: Callable[[Any], int] = lambda message: 204

    def take(self, headers: dict[str, str], message: Any) -> int:
        self.headers.append(headers)
        self.asked.append(message)
        status = self.status(message)
        if status == 204:
            self.taken.append(message)
        return status

    @property
    def told(self) -> list[tuple[str, str]]:
        """Resource and action of what it took, without the message that tests whether it is there."""
        return [(one["resource"], one["actie"]) for one in self.taken if one["kanaal"] != "test"]


@contextmanager
def subscriber(*, registered: bool = True) -> Iterator[Subscriber]:
    """A running one; `registered` as a service, without which nothing is sent to this machine itself."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    found = server.subscriber = Subscriber(f"http://127.0.0.1:{server.server_port}/hook")  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    if registered:
        ExternalService.objects.create(root=f"http://127.0.0.1:{server.server_port}/", label="Abonnee")
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.subscriber.take(dict(self.headers), body)  # type: ignore[attr-defined]
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.path + "/elders")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass
