"""A program elsewhere that takes messages, as it is told to."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@dataclass
class Subscriber:
    """
    taken     the messages that it answered with 204, in order
    messages  of these each one once, by its number, without the one that tests whether it is there
    headers   of each request
    status    decides the answer to a message
    """

    root: str
    taken: list[Any] = field(default_factory=list)
    messages: dict[str, Any] = field(default_factory=dict)
    asked: list[Any] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    status: Callable[[Any], int] = lambda message: 204

    def take(self, headers: Mapping[str, str], message: Any) -> int:
        self.headers.append(headers)
        self.asked.append(message)
        status = self.status(message)
        if status == 204:
            self.taken.append(message)
            if message.get("kanaal") != "test":
                self.messages.setdefault(headers["Idempotency-Key"], message)
        return status

    @property
    def address(self) -> str:
        return f"{self.root}hook"

    @property
    def told(self) -> list[tuple[str, str]]:
        """Resource and action of what it took, without the message that tests whether it is there."""
        return [(one["resource"], one["actie"]) for one in self.taken if one["kanaal"] != "test"]

    @property
    def heard(self) -> set[str]:
        """The addresses of what changed."""
        return {message["resourceUrl"] for message in list(self.messages.values())}


@contextmanager
def listening(certificate: Path | None = None) -> Iterator[Subscriber]:
    """A running one; with a certificate, and its key in the same file, by https."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    root = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}/"
    found = server.subscriber = Subscriber(root)  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.subscriber.take(self.headers, body)  # type: ignore[attr-defined]
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.path + "/elders")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass
