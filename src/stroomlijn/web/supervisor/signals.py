"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop in order. A second time means: hurry."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Self

from .child import Child
from .say import say

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interruption:
    """Turns the first of these signals into KeyboardInterrupt, which it catches at the end of its block.

    `hurries` are the children that a second signal kills; the database always gets the time to write everything out.
    """

    def __init__(self) -> None:
        self.hurries: list[Child] = []
        self._stopping = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._handle) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._stopping:
            say("stopped")
        return kind is KeyboardInterrupt

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._stopping:
            for child in self.hurries:
                child.kill()
            return
        self._stopping = True
        say("stopping")
        raise KeyboardInterrupt
