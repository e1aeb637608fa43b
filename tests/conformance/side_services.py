"""The services that the suites call beside the six APIs, on one small server: tokens, selectielijst and mocks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.conformance.mocks import mocks
from tests.conformance.selectielijst import selectielijst
from tests.conformance.token_issuer import issue

Answer = tuple[int, Any]
Service = Callable[[str, bytes], Answer | None]
"""From what stands behind its root, and the body, to an answer: a status and a text or what becomes JSON."""

TOKENS, SELECTIELIJST, MOCKS = "/token", "/referentielijsten/api/v1", "/mocks"


@contextmanager
def side_services(data: Path) -> Iterator[str]:
    """The address of the running server; `data` is the folder with the files of the standard."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    services = {
        TOKENS: lambda _rest, body: (201, issue(json.loads(body))),
        SELECTIELIJST: selectielijst(data / "selectielijst", address + SELECTIELIJST),
        MOCKS: mocks(data / "postman/ZGW_mocks.json"),
    }
    server.services = services  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def log_message(self, *_args: Any) -> None:
        pass

    def _answer(self, body: bytes) -> None:
        services: dict[str, Service] = self.server.services  # type: ignore[attr-defined]
        found = None
        for root, service in services.items():
            if self.path == root or self.path.startswith((root + "/", root + "?")):
                found = service(self.path[len(root) :], body)
        status, said = found or (404, {"detail": "Niet gevonden."})
        content = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", "text/plain" if isinstance(said, str) else "application/json")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)
