"""The client's side: starts the reader, keeps it alive, asks it one file at a time."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from functools import cache
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.formats.text_document import TextDocument
from stroomlijn.engines.problems import Problem

from .answer import decode, decode_tables, decode_text
from .limits import MAX_ANSWER, MAX_FILE, MEMORY_BYTES, WALL_SECONDS
from .wire import receive, send

if TYPE_CHECKING:
    from stroomlijn.engines.formats.spreadsheet.table import Table

# The reader gets no secrets: neither the database nor the signing key is in its environment.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_PATIENCE = WALL_SECONDS + 10


@cache
def shared_reader() -> LimitedReader:
    """The one of this process: what it needs is loaded once, and it reads one file at a time."""
    return LimitedReader()


class LimitedReader:
    """Reads files one after the other; safe to share between threads, starts anew after a fork or a kill.

    On Linux the reader ends with the thread that started it; the next read then starts another.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: socket.socket | None = None
        self._owner = 0

    def __enter__(self) -> LimitedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that reads, None while there is none."""
        return self._process.pid if self._process and self._owner == os.getpid() else None

    def read(self, name: str, data: bytes) -> Reading:
        """All processes in the file, as `stroomlijn.engines.formats.read` finds them.

        Raises the Problem that the format raises, and Problem("reading-too-long"), ("reading-too-large") or
        ("reading-crashed") when the file takes more than it may.
        """
        return decode(self._asked(b"processes", name, data))

    def read_tables(self, name: str, data: bytes) -> list[Table]:
        """The sheets of a workbook or csv file, as `stroomlijn.engines.formats.read_tables`; raises as `read` does."""
        return decode_tables(self._asked(b"tables", name, data))

    def read_text(self, name: str, data: bytes) -> TextDocument:
        """The words of a document, as `stroomlijn.engines.formats.text_document` finds them; raises as `read` does."""
        return decode_text(self._asked(b"text", name, data))

    def close(self) -> None:
        """Ends the reader; the next read starts a new one."""
        process, connection, owner = self._process, self._connection, self._owner
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None and owner == os.getpid():
            process.kill()
            process.wait()

    def _asked(self, task: bytes, name: str, data: bytes) -> bytes:
        if len(data) > MAX_FILE:
            raise Problem("reading-too-large", megabytes=MEMORY_BYTES // 1_000_000)
        shown = name.encode("utf-8", "replace")[-1_000:].decode("utf-8", "ignore")
        with self._lock:
            return self._answer(task, shown.encode(), data)

    def _answer(self, *frames: bytes) -> bytes:
        """One retry: the reader may have been killed since the last file."""
        for last_try in (False, True):
            try:
                connection = self._connected()
                for frame in frames:
                    send(connection, frame)
                return receive(connection, MAX_ANSWER)
            except (EOFError, OSError, ValueError) as broken:
                self.close()
                if last_try or isinstance(broken, TimeoutError):
                    raise Problem("reading-crashed", error=type(broken).__name__) from broken
        raise AssertionError("unreachable")

    def _connected(self) -> socket.socket:
        if self._connection is None or self._owner != os.getpid():
            self.close()
            self._connection = self._started()
        return self._connection

    def _started(self) -> socket.socket:
        here, there = socket.socketpair()
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        with there:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "stroomlijn.foundation.limited", str(os.getpid())],
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        self._owner = os.getpid()
        here.settimeout(_PATIENCE)
        with contextlib.suppress(EOFError, OSError, ValueError):
            if receive(here, 100) == b"ready":
                return here
        here.close()
        raise EOFError("the reader did not start")
