"""One file read in a forked child, and what its end means."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.formats.text_document import TextDocument
from stroomlijn.engines.problems import Problem

from .answer import encode, encode_problem
from .limits import CPU_SECONDS, MAX_ANSWER, MEMORY_BYTES, WALL_SECONDS, die_with_parent, limit_this_process

if TYPE_CHECKING:
    from stroomlijn.engines.formats.spreadsheet.table import Table

Read = Callable[[str, bytes], "Reading | TextDocument | list[Table]"]

_TOO_LARGE = encode_problem(Problem("reading-too-large", megabytes=MEMORY_BYTES // 1_000_000))
_TOO_LONG = encode_problem(Problem("reading-too-long", seconds=CPU_SECONDS))


def answer_for(read: Read, name: str, data: bytes, close: int = -1) -> bytes:
    """The answer to one file, whatever the file does. `close` is a descriptor that the child must not have."""
    here, there = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        _be_child(read, name, data, parent, there, [here, close])
    os.close(there)
    try:
        answer, stopped = _collected(here)
    finally:
        os.close(here)
    if stopped is not None:
        os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    if stopped is not None:
        return stopped
    if os.waitstatus_to_exitcode(status) == 0 and answer:
        return answer
    return _meaning(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime)


def _be_child(read: Read, name: str, data: bytes, parent: int, out: int, close: list[int]) -> None:
    """Never returns: whatever happens, this process ends here."""
    try:
        die_with_parent(parent)
        for descriptor in close:
            if descriptor >= 0:
                os.close(descriptor)
        limit_this_process()
        _write(out, _answer(read, name, data))
        os._exit(0)
    finally:
        os._exit(1)


def _answer(read: Read, name: str, data: bytes) -> bytes:
    try:
        return encode(read(name, data))
    except Problem as problem:
        return encode_problem(problem)
    except MemoryError:
        return _TOO_LARGE
    except Exception as mistake:
        last = traceback.extract_tb(sys.exc_info()[2])[-1]
        where = f"{type(mistake).__name__} in {last.name}, {os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119
        return encode_problem(Problem("reading-crashed", error=where))


def _write(out: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(out, view) :]


def _collected(here: int) -> tuple[bytes, bytes | None]:
    """All that the child says until it ends; the second part when it has to be stopped, and why."""
    answer = bytearray()
    deadline = time.monotonic() + WALL_SECONDS
    poll = select.poll()
    poll.register(here, select.POLLIN | select.POLLHUP)
    while (left := deadline - time.monotonic()) > 0:
        if not poll.poll(left * 1000):
            continue
        part = os.read(here, 1 << 20)
        if not part:
            return bytes(answer), None
        answer += part
        if len(answer) > MAX_ANSWER:
            return b"", _TOO_LARGE
    return b"", _TOO_LONG


def _meaning(exit_code: int, cpu: float) -> bytes:
    """Why a child ended without an answer. Rust and glibc abort when memory runs out."""
    if exit_code == -signal.SIGXCPU or cpu >= CPU_SECONDS:
        return _TOO_LONG
    if exit_code in (-signal.SIGABRT, -signal.SIGKILL):
        return _TOO_LARGE
    return encode_problem(Problem("reading-crashed", error=f"exit {exit_code}"))
