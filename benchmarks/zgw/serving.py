"""The website beside the benchmark, as the product starts it: what it and the database spend on a request."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.database import processes, server_cpu, stat

CLIENTS = 2
_PRODUCT = "stroomlijn.web.supervisor.programs.website"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a client sends."""

    method: str
    address: str
    headers: dict[str, str]
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processors per request."""

    web: float
    database: float

    @property
    def total(self) -> float:
        return self.web + self.database


class Website:
    """Two processes of granian and their main process; `program` is a module that takes host and port."""

    def __init__(self, program: str = _PRODUCT) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", program, "127.0.0.1", str(self.port)]
        path = os.pathsep.join(map(str, [Path(__file__).parents[2], *filter(None, sys.path)]))
        self._process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path})

    def cost(self, asks: Sequence[Ask], rounds: int = 3) -> Cost:
        """The middle one of some rounds, each with requests of its own. Raises for an answer that is no success."""
        size = len(asks) // (rounds + 1)
        self._send(asks[:size])
        found = [self._round(asks[place * size : (place + 1) * size]) for place in range(1, rounds + 1)]
        return sorted(found, key=lambda one: one.total)[rounds // 2]

    @property
    def memory(self) -> float:
        """Megabytes; what its processes share counts once."""
        return sum(_proportional(pid) for pid in self._tree()) / 1024

    def wait(self) -> None:
        """Returns when it answers."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError):
                _ask(http.client.HTTPConnection("127.0.0.1", self.port), Ask("GET", "/gezond", {}))
                return
            time.sleep(0.05)
        raise TimeoutError("the website does not answer")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _round(self, asks: Sequence[Ask]) -> Cost:
        web, database = self._cpu(), server_cpu()
        self._send(asks)
        return Cost(*(1000 * spent / len(asks) for spent in (self._cpu() - web, server_cpu() - database)))

    def _send(self, asks: Sequence[Ask]) -> None:
        failed: list[str] = []
        clients = [
            threading.Thread(target=_send_all, args=(self.port, asks[place::CLIENTS], failed))
            for place in range(CLIENTS)
        ]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
        if failed:
            raise AssertionError(failed[0])

    def _cpu(self) -> float:
        ticks = sum(sum(map(int, stat(pid)[11:13])) for pid in self._tree())
        return ticks / os.sysconf("SC_CLK_TCK")

    def _tree(self) -> list[int]:
        main = self._process.pid
        return [main, *(pid for pid in processes() if stat(pid)[1:2] == [str(main)])]


@contextmanager
def website(program: str = _PRODUCT) -> Iterator[Website]:
    """Serves in the block."""
    served = Website(program)
    try:
        served.wait()
        yield served
    finally:
        served.stop()


def _send_all(port: int, asks: Sequence[Ask], failed: list[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for one in asks:
        status, said = _ask(connection, one)
        if status >= 300:
            failed.append(f"{one.method} {one.address}: {status} {said[:300]!r}")
            break
    connection.close()


def _ask(connection: http.client.HTTPConnection, ask: Ask) -> tuple[int, bytes]:
    connection.request(ask.method, ask.address, ask.body, ask.headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def _proportional(pid: int) -> int:
    """Kilobytes of a process: its own, and its share of what it has together with others."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
