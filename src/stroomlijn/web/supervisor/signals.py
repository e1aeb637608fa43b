"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop in order. A second time means: hurry."""

from __future__ import annotations

import signal
import time
from types import FrameType, TracebackType
from typing import Self

from .child import Child
from .say import say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interruption:
    """Notes these signals. Only `pause` acts on them: an exception out of a handler can arrive where Python ignores it,
    in a hook of fork or of the garbage collector, and would be lost.

    `hurries` are the children that a second signal kills; the database always gets the time to write everything out.
    """

    def __init__(self) -> None:
        self.hurries: list[Child] = []
        self._stopping = False

    def pause(self, seconds: float) -> None:
        """Sleeps. Raises KeyboardInterrupt, which the end of the block catches, when a signal has come."""
        if not self._stopping:
            time.sleep(seconds)
        if self._stopping:
            say("stopping")
            raise KeyboardInterrupt

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._handle) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if kind is KeyboardInterrupt:
            say("stopped")
        return kind is KeyboardInterrupt

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._stopping:
            for child in self.hurries:
                child.hasten()
            return
        self._stopping = True
