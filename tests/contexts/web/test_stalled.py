"""Who keeps a connection with the website without doing anything with it is cut off; who is slow is not."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from stroomlijn.web.supervisor.programs.stalled import LEAST, SECONDS, Watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as found:
        yield found


@pytest.fixture
def pairs(listener: socket.socket) -> Iterator[list[Pair]]:
    """Connections, each with both its ends: of the caller and of the website."""
    with ExitStack() as stack:
        found = []
        for _ in range(3):
            caller = stack.enter_context(socket.create_connection(listener.getsockname(), timeout=5))
            found.append((caller, stack.enter_context(listener.accept()[0])))
        yield found


def test_only_who_does_nothing_is_cut_off(listener: socket.socket, pairs: list[Pair]) -> None:
    (idle, _), (sending, taking), (waiting, answering) = pairs
    over = Watch(listener.getsockname()[1])
    for moment in range(3):
        idle.sendall(b"{")
        sending.sendall(b"a" * LEAST)
        assert len(taking.recv(LEAST, socket.MSG_WAITALL)) == LEAST
        answering.sendall(b"a")
        assert waiting.recv(1) == b"a"
        assert over.look(moment * SECONDS / 2) == (1 if moment == 2 else 0)
    assert idle.recv(1) == b""
    for one in (sending, waiting):
        one.settimeout(0)
        with pytest.raises(BlockingIOError):
            one.recv(1)


def test_looking_keeps_nothing_open(listener: socket.socket, pairs: list[Pair]) -> None:
    before = sorted(Path("/proc/self/fd").iterdir())
    assert Watch(listener.getsockname()[1]).look(0) == 0
    assert sorted(Path("/proc/self/fd").iterdir()) == before
