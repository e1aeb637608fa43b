"""A child that does not outlive its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def tethered(end: signal.Signals) -> Callable[[], None] | None:
    """What subprocess must run in the child before exec so that the kernel sends it `end` when the thread that
    started it ends. None where the kernel (other than Linux) cannot."""
    if _libc is None:
        return None
    parent = os.getpid()

    def tether() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(end))
        if os.getppid() != parent:
            os.kill(os.getpid(), end)

    return tether


def die_with_parent(end: signal.Signals = signal.SIGTERM) -> None:
    """To be called by a Python child at its start: it gets `end` when its parent is gone."""
    parent = os.getppid()
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(end))
    else:
        threading.Thread(target=_watch, args=(parent, end), daemon=True).start()
    if os.getppid() != parent:
        os.kill(os.getpid(), end)


def _watch(parent: int, end: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), end)
