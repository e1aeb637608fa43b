"""Fifty people who follow a group on the real website, as their browsers do: they hear what is decided, show it, and a
little later fetch the screen anew.
"""

from __future__ import annotations

import http.client
import json
import random
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

TOKEN = "t" * 32
LONGEST = 60.0
# As scripts/live.js does it: what the message itself tells is shown at once, the rest follows spread over this time.
SPREAD = 1.5


@dataclass(slots=True)
class Heard:
    """Milliseconds after the answer to who decided, per round and person: seen, and the whole screen fetched anew."""

    seen: list[list[float]] = field(default_factory=list)
    renewed: list[list[float]] = field(default_factory=list)


def heard(account: Any, group: Any, people: list[Any], rounds: int) -> Heard:
    """Lets one person decide so many times while the others follow."""
    from stroomlijn.harmonisation.models import Difference

    differences = Difference.objects.filter(draft__group=group, decided=False)
    keys = [(one.key, one.options[0]["id"]) for one in differences.order_by("-position")[:rounds]]
    cookies = [_cookie(one) for one in people]
    address = f"/groepen/GROEP-{group.pk}"
    told = Heard()
    with _serving() as port:
        followers = [_Follower(port, address, cookie) for cookie in cookies]
        for one in followers:
            one.start()
        _wait(all, [lambda one=one: one.follows for one in followers])
        for key, option in keys:
            answered = _decide(port, address, _cookie(account), key, option)
            _wait(all, [lambda one=one, key=key: key in one.renewed for one in followers])
            told.seen.append([(one.seen[key] - answered) * 1000 for one in followers])
            told.renewed.append([(one.renewed[key] - answered) * 1000 for one in followers])
    return told


class _Follower(threading.Thread):
    """A browser with the page open."""

    def __init__(self, port: int, address: str, cookie: str) -> None:
        super().__init__(daemon=True)
        self.port, self.address, self.headers = port, address, {"Cookie": cookie}
        self.follows = False
        self.seen: dict[str, float] = {}
        self.renewed: dict[str, float] = {}
        self._waiting: threading.Timer | None = None

    def run(self) -> None:
        from stroomlijn.foundation import live

        stream = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        stream.request("GET", f"{self.address}/volgen?sinds={live.moment()}", headers=self.headers)
        answer = stream.getresponse()
        assert answer.status == 200, answer.status
        self.follows = True
        while line := answer.readline():
            if line.startswith(b"data: "):
                self._hear(json.loads(line[6:]))

    def _hear(self, message: dict[str, Any]) -> None:
        now = time.perf_counter()
        for one in message.get("decided", []):
            self.seen.setdefault(one["key"], now)
        if self._waiting is None:
            self._waiting = threading.Timer(random.random() * SPREAD, self._fetch)
            self._waiting.daemon = True
            self._waiting.start()

    def _fetch(self) -> None:
        self._waiting = None
        asked = list(self.seen)
        page = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        page.request("GET", self.address, headers={**self.headers, "HX-Request": "true"})
        answer = page.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        for key in asked:
            self.renewed.setdefault(key, time.perf_counter())


def _decide(port: int, address: str, cookie: str, key: str, option: str) -> float:
    """Gives the moment at which the answer was there."""
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    headers = {
        "Cookie": f"{cookie}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    page.request("POST", f"{address}/besluiten", f"verschil={key}&keuze={option}&reden=Samen+besloten", headers)
    answer = page.getresponse()
    assert answer.status == 302, answer.status
    return time.perf_counter()


def _cookie(account: Any) -> str:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return f"sessionid={client.cookies['sessionid'].value}"


@contextmanager
def _serving() -> Iterator[int]:
    """The website and a worker as they run in production; gives the port."""
    from stroomlijn.web.supervisor.child import command

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    programs = [subprocess.Popen(words) for words in (command("website", "127.0.0.1", str(port)), command("worker"))]
    try:
        _wait(all, [lambda: _answers(port)])
        yield port
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait(timeout=LONGEST)


def _answers(port: int) -> bool:
    try:
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        page.request("GET", "/gezond")
        return page.getresponse().status == 200
    except OSError:
        return False


def _wait(holds: Any, checks: list[Any]) -> None:
    until = time.monotonic() + LONGEST
    while not holds(check() for check in checks):
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.005)
