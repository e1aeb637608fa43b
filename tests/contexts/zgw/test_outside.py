"""Other services: only registered ones are asked, briefly, where they say they are, and what they said is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone

from stroomlijn.zgw.models import ExternalService, Remembered
from stroomlijn.zgw.outside import asking
from stroomlijn.zgw.outside.looking import FRESH, Sort, remembered, what_is_wrong

SORT = Sort("procestype", frozenset({"naam"}))
GOOD = json.dumps({"naam": "Verstrekken"})
ANSWERS = {
    "/lijst/goed": (200, GOOD),
    "/lijst/anders": (200, "[1]"),
    "/lijst/tekst": (200, "geen JSON"),
    "/lijst/nul": (200, '{"naam": "\\u0000"}'),
    "/lijst/diep": (200, "[" * 20_000),
    "/lijst/groot": (200, json.dumps({"naam": "x" * asking.LARGEST})),
    "/lijst/weg": (302, "/geheim"),
    "/lijst/niets": (404, ""),
    "/geheim": (200, GOOD),
}


class Service(ThreadingHTTPServer):
    asked: list[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, said = ANSWERS[self.path]
        self.send_response(status)
        if status == 302:
            self.send_header("Location", said)
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def service(db: None) -> Iterator[Service]:
    """A registered service below /lijst; what else is on its host is not."""
    server = Service(("127.0.0.1", 0), Handler)
    server.asked = []
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    ExternalService.objects.create(root=f"{server.address}/lijst", label="Lijst")
    yield server
    server.shutdown()
    server.server_close()


def code(address: str) -> str | None:
    found = what_is_wrong("veld", address, SORT)
    return found.code if found else None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("goed", None),
        ("anders", "invalid-resource"),
        ("tekst", "invalid-resource"),
        ("nul", "invalid-resource"),
        ("diep", "invalid-resource"),
        ("groot", "invalid-resource"),
        ("weg", "bad-url"),
        ("niets", "bad-url"),
    ],
)
def test_what_an_address_gives_decides_its_code(service: Service, path: str, expected: str | None) -> None:
    assert code(f"{service.address}/lijst/{path}") == expected
    assert service.asked == [f"/lijst/{path}"]


@pytest.mark.parametrize(
    "path",
    [
        "/geheim",
        "/lijstje",
        "/lijst",
        "/lijst/../geheim",
        "/lijst/%2e%2e/geheim",
        "/lijst//geheim",
        "/lijst/..\\geheim",
    ],
)
def test_nothing_outside_the_root_of_a_service_is_asked(service: Service, path: str) -> None:
    assert code(service.address + path) == "bad-url"
    assert service.asked == []


def test_no_other_host_is_asked(service: Service) -> None:
    host = service.address.removeprefix("http://")
    registered = f"http://lijst.example@{host}/lijst/"
    ExternalService.objects.create(root=registered, label="Verkeerd")
    for address in (f"{registered}goed", f"http://localhost:{service.server_port}/lijst/goed", "ftp://lijst/goed"):
        assert code(address) == "bad-url"
    assert service.asked == []


def test_what_was_said_is_kept_and_asked_again_when_it_is_old(service: Service) -> None:
    address = f"{service.address}/lijst/goed"
    assert code(address) is code(address) is None
    assert remembered(address, SORT) == {"naam": "Verstrekken"}
    assert len(service.asked) == 1
    old = Remembered.objects.filter(pk=address)
    old.update(asked=timezone.now() - FRESH - timedelta(days=1))
    assert code(address) is None
    assert len(service.asked) == 2
    old.update(asked=timezone.now() - FRESH - timedelta(days=1))
    service.shutdown()
    service.server_close()
    assert code(address) is None
    assert code(f"{address}-er") == "bad-url"
