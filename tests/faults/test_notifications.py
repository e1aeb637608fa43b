"""kill -9 of worker and database while changes are made: every change that was answered is told, in order."""

from __future__ import annotations

import json
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Thread
from typing import Any
from urllib.error import URLError
from uuid import uuid4

import jwt
import psycopg
import pytest
from tests.faults.running import ROUNDS, Product, eventually, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")

CLIENT, SECRET = "kapot", "een geheim van ten minste twee en dertig tekens"
EACH_ROUND = 20
APPLICATIES = "/autorisaties/api/v1/applicaties"


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    with running() as started:
        yield started


@pytest.mark.parametrize("role", ["worker", "database"])
def test_every_answered_change_is_told_in_order(product: Product, role: str) -> None:
    register_client(product)
    with listening(product) as told:
        mine = {"clientIds": [f"x-{role}"], "label": "0", "autorisaties": [{"component": "ac", "scopes": ["x"]}]}
        changed = call(product, "POST", APPLICATIES, mine)["url"]
        moments, answered = Random(role), 1
        for number in range(ROUNDS):
            for turn in range(EACH_ROUND):
                if turn == EACH_ROUND // 2:
                    time.sleep(moments.uniform(0, 0.7))
                    product.wait_replaced(role, product.kill(role))
                    product.wait_healthy()
                answered += bool(call(product, "PATCH", changed, {"label": f"{number}-{turn}"}))
        eventually(lambda: len(told) >= answered, f"{len(told)} of {answered} told")
        moments_told = list(told.values())
        # A change that the database had kept, but could not answer for any more, was made a second time.
        assert len(told) == answered or role == "database"
        assert moments_told == sorted(moments_told)


def register_client(product: Product) -> None:
    """A client that may everything."""
    with psycopg.connect(product.database_address) as connection:
        known = "INSERT INTO zgw_client (client_id, secret) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING client_id"
        if connection.execute(known, [CLIENT, SECRET]).fetchone():
            connection.execute(
                "INSERT INTO zgw_applicatie (id, client_ids, label, heeft_alle_autorisaties,"
                " alleen_is_gereed_voor_publicatie, autorisaties) VALUES (%s, %s, 'Proef', true, false, '[]')",
                [uuid4(), [CLIENT]],
            )


@contextmanager
def listening(product: Product) -> Iterator[dict[str, str]]:
    """A subscriber; gives the moments of what it was told, by the number of the message, in order of first coming."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    told = server.told = {}  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    with psycopg.connect(product.database_address) as connection:
        connection.execute("INSERT INTO zgw_externalservice (root, label) VALUES (%s, 'Proef')", [root])
    wanted = {"callbackUrl": f"{root}hook", "auth": "x", "kanalen": [{"naam": "autorisaties", "filters": {}}]}
    made = call(product, "POST", "/notificaties/api/v1/abonnement", wanted)
    try:
        yield told
    finally:
        call(product, "DELETE", made["url"])
        server.shutdown()
        server.server_close()


def call(product: Product, method: str, address: str, body: Any = None) -> Any:
    """What was answered; asked again while the product is not all there."""
    root = f"http://127.0.0.1:{product.port}"
    token = jwt.encode({"iss": CLIENT, "iat": int(time.time()), "client_id": CLIENT}, SECRET, "HS256")
    request = urllib.request.Request(
        address if address.startswith("http") else root + address,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        method=method,
    )

    def asked() -> Any:
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read() or b"true")
        except (URLError, OSError):
            return None

    return eventually(asked, f"{method} {address} got no answer")


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if message["kanaal"] != "test":
            self.server.told.setdefault(self.headers["Idempotency-Key"], message["aanmaakdatum"])  # type: ignore[attr-defined]
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass
