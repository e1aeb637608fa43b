"""The limits under which a file is read, and how a child takes them upon itself."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

CPU_SECONDS = 2
MEMORY_BYTES = 200_000_000  # on top of what the reader itself occupies
WALL_SECONDS = 20  # for a child that waits instead of working
MAX_FILE = 25_000_000
MAX_ANSWER = 32_000_000
_OPEN_FILES = 16
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


def limit_this_process(cpu_seconds: int = CPU_SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
    """From here on: so much processor time and memory, no file longer than nothing, no new process."""
    _limit(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_FSIZE, 0, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES)
    _limit(resource.RLIMIT_NPROC, 0, 0)
    ceiling = _occupied() + memory_bytes
    _limit(resource.RLIMIT_AS, ceiling, ceiling)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def leave_the_network() -> None:
    """From here on this process and its children see a network without any interface, where the system allows that.

    Linux forgets the death signal of a process that does this: call die_with_parent() after it.
    """
    if _libc is not None:
        _libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def die_with_parent(parent: int) -> None:
    """Killed as soon as the parent is gone (Linux); at once when it is gone already."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _limit(which: int, soft: int, hard: int) -> None:
    """A limit may already be stricter than ours; it cannot be raised, and need not be."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (soft, hard))


def _occupied() -> int:
    """The address space in use, in bytes; 0 where the system does not tell."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    return 0


_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _prctl(option: int, value: int) -> None:
    if _libc is not None:
        _libc.prctl(option, value, 0, 0, 0)
